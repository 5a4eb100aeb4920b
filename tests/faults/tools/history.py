"""Judges recorded histories against the product's invariants (standard library only).

A history is JSON lines.  Messages (see chatload.py):
    {"e":"join","conv":c,"who":w}                          w takes part and is owed every entry
    {"e":"send","conv":c,"who":w,"cid":id,"n":k,"sha":h}   a client handed a message over (k-th of w in c)
    {"e":"ack","conv":c,"who":w,"cid":id,"seq":s}          the server promised it
    {"e":"refused","conv":c,"who":w,"cid":id}              the server said no or not now: its place is not promised
    {"e":"recv","conv":c,"who":w,"cid":id,"seq":s,"sha":h} a participant was handed it (w's k-th line = w's order)
    {"e":"resync","conv":c,"who":w}                        w was told to throw its copy away and begin anew
    {"e":"stored","conv":c,"cid":id,"seq":s,"sha":h}       a fresh reader found it at the end
    {"e":"left","conv":c,"who":w}                          w gave up on purpose: not owed the rest
Bookings (see race_booking.py):
    {"e":"ask","key":k,"party":p}                          a request left the client
    {"e":"answer","key":k,"status":s,"booking":b}          s: confirmed, requested, held or refused
    {"e":"cancelled","booking":b}                          an acknowledged cancellation
    {"e":"final","booking":b,"table":t,"start":x,"end":y,"status":s,"key":k}  read back at the end

send, recv and stored may carry `by`, the kind of the sender: diner, staff, assistant, system.  An entry by the
assistant or the system needs no `send`; everything else holds for it too.  ack, recv and stored may carry `id`.
`booking` is the id of a reservation, `key` the Idempotency-Key it was asked for with.  A reservation has one
`final` line for each of its tables (joined tables: several), or one with table null when it has none.

    history.py messages FILE      history.py bookings FILE      history.py --selftest
Exit 0 and a count of what was judged, or 1, the kinds of violation and the first fifty.
"""

import collections
import json
import sys

OURS = ("assistant", "system")  # sender kinds that speak without a client's send


def check_messages(events):
    bad = []
    sent, acked = {}, {}
    stored = collections.defaultdict(list)
    received = collections.defaultdict(lambda: [[]])  # a resync begins the next list
    people = collections.defaultdict(set)
    left, refused = set(), set()
    order = collections.defaultdict(list)
    for event in events:
        kind, conv = event["e"], event.get("conv")
        if kind == "send":
            people[conv].add(event["who"])
            if event["cid"] not in sent:  # a resend is the same message
                sent[event["cid"]] = event
                order[conv, event["who"]].append(event["cid"])
        elif kind == "ack":
            before = acked.setdefault(event["cid"], event)
            if any(
                before.get(k, event.get(k)) != event.get(k, before.get(k)) for k in ("seq", "id")
            ):
                bad.append(f"ack-changed {event['cid']}: seq {before['seq']} then {event['seq']}")
        elif kind == "refused":
            refused.add(event["cid"])
        elif kind == "recv":
            people[conv].add(event["who"])
            received[conv, event["who"]][-1].append(event)
        elif kind == "resync":
            received[conv, event["who"]].append([])
        elif kind == "stored":
            stored[conv].append(event)
        elif kind == "join":
            people[conv].add(event["who"])
        elif kind == "left":
            left.add((conv, event["who"]))
    home = {}  # (conversation, cid) -> its row
    others = 0
    for conv, rows in stored.items():
        rows.sort(key=lambda row: row["seq"])
        if [row["seq"] for row in rows] != list(range(1, len(rows) + 1)):
            bad.append(f"order {conv}: sequence numbers are not 1..{len(rows)}")
        for row in rows:
            cid = row["cid"]
            if not cid:
                bad.append(f"no-cid {conv} {row['seq']}")
                continue
            if (conv, cid) in home:
                bad.append(f"stored-twice {cid}")
            home[conv, cid] = row
            if cid in sent:
                mine = sent[cid]
                if (mine["sha"], mine["conv"]) != (row["sha"], conv) or not same(mine, row, "by"):
                    bad.append(
                        f"altered {cid}: sent in {mine['conv']}, stored in {conv} as by {row.get('by')}"
                    )
            elif row.get("by") in OURS:
                others += 1
            else:
                bad.append(f"phantom {cid}: stored, never sent")
    for cid, ack in acked.items():
        row = home.get((sent[cid]["conv"] if cid in sent else ack["conv"], cid))
        if row is None:
            bad.append(f"lost {cid}: acknowledged as {ack['seq']}, not stored")
        elif row["seq"] != ack["seq"] or not same(row, ack, "id"):
            bad.append(f"ack-wrong {cid}: acknowledged as {ack['seq']}, stored as {row['seq']}")
    for (conv, who), cids in order.items():  # one sender's own order
        kept = [
            home[conv, cid]["seq"] for cid in cids if (conv, cid) in home and cid not in refused
        ]
        if kept != sorted(kept):
            bad.append(f"sender-order {conv} {who}")
    for conv in people:
        want = [row["seq"] for row in stored[conv]]
        for who in people[conv]:
            for part in received[conv, who]:
                got = [event["seq"] for event in part]
                if len(got) != len(set(got)):
                    twice = [s for s, n in collections.Counter(got).items() if n > 1]
                    bad.append(f"delivered-twice {conv} {who}: {twice[:5]}")
                if got != sorted(got):
                    bad.append(f"delivered-out-of-order {conv} {who}")
                for event in part:
                    row = home.get((conv, event["cid"]))
                    if (
                        row is None
                        or (row["seq"], row["sha"]) != (event["seq"], event["sha"])
                        or not (same(row, event, "by") and same(row, event, "id"))
                    ):
                        bad.append(f"delivered-not-stored {conv} {who} {event['cid']}")
            missing = sorted(set(want) - {event["seq"] for event in received[conv, who][-1]})
            if missing and (conv, who) not in left:
                bad.append(f"undelivered {conv} {who}: {missing[:5]} of {len(want)}")
    counts = {
        "conversations": len(people),
        "sent": len(sent),
        "acknowledged": len(acked),
        "stored": len(home),
        "by assistant or system": others,
        "deliveries": sum(len(part) for parts in received.values() for part in parts),
        "resyncs": sum(len(parts) - 1 for parts in received.values()),
        "never acknowledged": len(set(sent) - set(acked)),
    }
    return bad, counts


def same(one, other, field):
    """Equal, as far as both say."""
    return one.get(field) is None or other.get(field) is None or one[field] == other[field]


ACTIVE = ("requested", "held", "confirmed", "seated")  # these occupy their tables


def check_bookings(events):
    bad = []
    answers = collections.defaultdict(list)
    final, status, key_of, cancelled, asks = {}, {}, {}, set(), 0
    for event in events:
        if event["e"] == "ask":
            asks += 1
        elif event["e"] == "answer":
            answers[event["key"]].append(event)
        elif event["e"] == "cancelled":
            cancelled.add(event["booking"])
        elif event["e"] == "final":
            final[event["booking"], event["table"]] = event
            status[event["booking"]] = event["status"]  # one status, however many tables
            key_of[event["booking"]] = event.get("key")
    tables = collections.defaultdict(list)
    for (booking, table), row in final.items():
        if status[booking] not in ACTIVE:
            continue
        if table is not None:
            if row["end"] is not None and row["start"] < row["end"]:
                tables[table].append(row)
            else:
                bad.append(f"no-time {booking}: {row['start']} to {row['end']}")
        elif status[booking] != "requested":
            bad.append(f"no-table {booking}: {status[booking]} without a table")
    for table, rows in tables.items():
        rows.sort(key=lambda row: (row["start"], row["end"]))
        furthest = None
        for row in rows:  # half-open [start, end)
            if furthest and row["start"] < furthest["end"]:
                bad.append(f"double-booked {table}: {furthest['booking']} and {row['booking']}")
            if not furthest or row["end"] > furthest["end"]:
                furthest = row
    for key, got in answers.items():
        promised = {event.get("booking") for event in got if event["status"] != "refused"}
        firm = {event.get("booking") for event in got if event["status"] == "confirmed"}
        said = [event["status"] for event in got]
        if len(promised) > 1:
            bad.append(f"key-answered-differently {key}: {sorted(map(str, promised))}")
        elif promised and "refused" in said[[word != "refused" for word in said].index(True) :]:
            bad.append(f"key-answered-differently {key}: refused after a promise")
        for booking in promised:
            if booking not in status:
                bad.append(f"lost {booking}: promised to its guest, not in the book")
            elif (
                booking in firm
                and status[booking] not in ("confirmed", "seated", "completed")
                and booking not in cancelled
            ):
                bad.append(f"undone {booking}: confirmed to its guest, now {status[booking]}")
            if key_of.get(booking) not in (None, key):
                bad.append(f"given-away {booking}: promised to {key}, held by {key_of[booking]}")
    keys = collections.Counter(key for key in key_of.values() if key)
    bad += [f"key-used-twice {key}" for key, count in keys.items() if count > 1]
    counts = {
        "asked": asks,
        "answered": sum(map(len, answers.values())),
        "keys": len(answers),
        "active": sum(word in ACTIVE for word in status.values()),
        "tables": len(tables),
        "on joined tables": sum(n > 1 for n in collections.Counter(b for b, _ in final).values()),
    }
    return bad, counts


def selftest():
    """Every violation the checker claims to find is planted once and must be found."""

    def message(cid, seq):
        return [
            {"e": "send", "conv": "c", "who": "a", "cid": cid, "n": seq, "sha": cid},
            {"e": "ack", "conv": "c", "who": "a", "cid": cid, "seq": seq},
            {"e": "stored", "conv": "c", "cid": cid, "seq": seq, "sha": cid},
        ] + [
            {"e": "recv", "conv": "c", "who": who, "cid": cid, "seq": seq, "sha": cid}
            for who in "ab"
        ]

    def good():
        return [event for n in (1, 2, 3) for event in message(f"m{n}", n)]

    def without(kind, **match):
        return [
            e
            for e in good()
            if not (e["e"] == kind and all(e.get(k) == v for k, v in match.items()))
        ]

    swapped = good()
    swapped[4], swapped[9] = swapped[9], swapped[4]
    cases = [
        ("", good()),
        ("lost", without("stored", cid="m3")),
        ("undelivered", without("recv", cid="m2", who="b")),
        (
            "stored-twice",
            good() + [{"e": "stored", "conv": "c", "cid": "m1", "seq": 4, "sha": "m1"}],
        ),
        (
            "delivered-twice",
            good() + [{"e": "recv", "conv": "c", "who": "b", "cid": "m1", "seq": 1, "sha": "m1"}],
        ),
        ("delivered-out-of-order", swapped),
        ("phantom", good() + [{"e": "stored", "conv": "c", "cid": "zz", "seq": 4, "sha": "zz"}]),
        (
            "altered",
            [dict(e, sha="x") if e["e"] == "stored" and e["cid"] == "m2" else e for e in good()],
        ),
        (
            "order",
            [dict(e, seq=7) if e.get("cid") == "m3" and e["e"] != "send" else e for e in good()],
        ),
        (
            "ack-wrong",
            [dict(e, seq=2) if e["e"] == "ack" and e["cid"] == "m3" else e for e in good()],
        ),
        (
            "sender-order",
            [
                dict(e, seq={1: 2, 2: 1}.get(e["seq"], e["seq"])) if "seq" in e else e
                for e in good()
            ],
        ),
        (
            "delivered-not-stored",
            [dict(e, sha="x") if e["e"] == "recv" and e["cid"] == "m1" else e for e in good()],
        ),
    ]

    def other(cid, seq, by, people="ab"):
        row = {"conv": "c", "cid": cid, "seq": seq, "sha": cid, "by": by}
        return [{"e": "stored", **row}] + [{"e": "recv", "who": who, **row} for who in people]

    mixed = other("w1", 4, "system") + other("w2", 5, "assistant")
    again = [{"e": "resync", "conv": "c", "who": "b"}] + [
        e for e in good() if e["e"] == "recv" and e["who"] == "b"
    ]
    by = {"by": "diner"}
    cases += [
        ("", good() + mixed),
        ("", good() + again),
        (
            "",
            [e for e in good() if e["e"] != "ack"]
            + [{"e": "refused", "conv": "c", "who": "a", "cid": "m1"}],
        ),
        ("phantom", good() + other("zz", 4, "staff")),
        ("order", good() + other("w1", 5, "assistant")),
        ("undelivered", good() + other("w1", 4, "system", "a")),
        ("undelivered", good() + again[:-1]),
        ("delivered-twice", good() + mixed + [mixed[2]]),
        ("delivered-out-of-order", good() + mixed[:2] + mixed[3:] + [mixed[2]]),
        ("delivered-not-stored", good() + mixed[:2] + [dict(mixed[2], sha="x")] + mixed[3:]),
        ("delivered-not-stored", good() + mixed[:2] + [dict(mixed[2], by="staff")] + mixed[3:]),
        ("delivered-not-stored", good() + mixed[1:]),
        ("stored-twice", good() + mixed + other("w1", 6, "system")),
        (
            "altered",
            [dict(e, by="assistant") if e["e"] == "stored" else dict(e, **by) for e in good()],
        ),
        (
            "altered",
            good() + [{"e": "stored", "conv": "stray", "cid": "m1", "seq": 1, "sha": "m1"}],
        ),
        ("no-cid", good() + other(None, 4, "system")),
        ("ack-changed", good() + [{"e": "ack", "conv": "c", "who": "a", "cid": "m1", "seq": 2}]),
        (
            "ack-wrong",
            [dict(e, id="i" + e["cid"] if e["e"] == "stored" else "other") for e in good()],
        ),
    ]
    fine = True
    for want, events in cases:
        bad, _ = check_messages(events)
        hit = not bad if not want else any(line.startswith(want + " ") for line in bad)
        fine &= hit
        print("ok  " if hit else "FAIL", "messages", want or "clean", "" if hit else bad)
    book = [
        {"e": "ask", "key": "k1"},
        {"e": "answer", "key": "k1", "status": "confirmed", "booking": 1},
        {
            "e": "final",
            "booking": 1,
            "table": "t",
            "start": 10,
            "end": 12,
            "status": "confirmed",
            "key": "k1",
        },
        {
            "e": "final",
            "booking": 2,
            "table": "t",
            "start": 12,
            "end": 14,
            "status": "held",
            "key": "k2",
        },
    ]
    cases = [
        ("", book),
        (
            "double-booked",
            book
            + [
                {
                    "e": "final",
                    "booking": 3,
                    "table": "t",
                    "start": 11,
                    "end": 13,
                    "status": "confirmed",
                    "key": "k3",
                }
            ],
        ),
        ("lost", [e for e in book if e.get("booking") != 1 or e["e"] != "final"]),
        (
            "undone",
            [
                dict(e, status="expired") if e["e"] == "final" and e["booking"] == 1 else e
                for e in book
            ],
        ),
        ("given-away", book + [{"e": "answer", "key": "k9", "status": "confirmed", "booking": 1}]),
        (
            "key-used-twice",
            book
            + [
                {
                    "e": "final",
                    "booking": 4,
                    "table": "u",
                    "start": 1,
                    "end": 2,
                    "status": "confirmed",
                    "key": "k1",
                }
            ],
        ),
        (
            "key-answered-differently",
            book + [{"e": "answer", "key": "k1", "status": "confirmed", "booking": 2}],
        ),
    ]

    def row(booking, table, start, end, status="confirmed"):
        return {
            "e": "final",
            "booking": booking,
            "table": table,
            "start": start,
            "end": end,
            "status": status,
            "key": f"j{booking}",
        }

    joined = [row(8, "v", 10, 12), row(8, "w", 10, 12)]  # one party of eight on two tables
    cases += [
        ("", book + joined + [row(9, "v", 12, 14), row(9, "w", 12, 14)]),
        ("double-booked", joined + [row(9, "v", 11, 13)]),  # on the first table of the join
        ("double-booked", joined + [row(9, "w", 11, 13)]),  # on its last
        ("double-booked", [row(9, "v", 11, 13)] + joined),
        ("double-booked", joined + [row(9, "u", 10, 12), row(9, "v", 10, 12)]),
        ("", joined + [row(9, "v", 11, 13, "cancelled"), row(9, "w", 11, 13, "cancelled")]),
        ("", [dict(each, status="expired") for each in joined] + [row(9, "v", 11, 13)]),
        (
            "",
            [
                dict(joined[0], status="confirmed"),
                dict(joined[1], status="cancelled"),
                row(9, "v", 11, 13),
            ],
        ),
        ("double-booked", joined + [row(9, "v", 11, 13, "requested")]),
        ("double-booked", [row(8, "v", 10, 12, "requested"), row(9, "v", 11, 13, "held")]),
        ("key-used-twice", joined + [dict(row(9, "x", 10, 12), key="j8")]),
        (
            "undone",
            [{"e": "answer", "key": "j8", "status": "confirmed", "booking": 8}]
            + [dict(each, status="cancelled") for each in joined],
        ),
        (
            "",
            [
                {"e": "answer", "key": "j8", "status": "confirmed", "booking": 8},
                {"e": "cancelled", "booking": 8},
            ]
            + [dict(each, status="cancelled") for each in joined],
        ),
        (
            "",
            [{"e": "answer", "key": "j8", "status": "requested", "booking": 8}]
            + [dict(each, status="cancelled") for each in joined],
        ),
        ("lost", [{"e": "answer", "key": "j7", "status": "requested", "booking": 7}] + joined),
        (
            "key-answered-differently",
            book + [{"e": "answer", "key": "k1", "status": "refused", "booking": None}],
        ),
        ("", [{"e": "answer", "key": "k1", "status": "refused", "booking": None}] + book),
        ("no-table", [row(9, None, 10, 12)]),
        ("", [row(9, None, 10, 12, "requested")]),
        ("no-time", [row(9, "v", 12, 12)]),
        ("no-time", [row(9, "v", 12, None)]),
    ]
    for want, events in cases:
        bad, _ = check_bookings(events)
        hit = not bad if not want else any(line.startswith(want + " ") for line in bad)
        fine &= hit
        print("ok  " if hit else "FAIL", "bookings", want or "clean", "" if hit else bad)
    return fine


def main(arguments):
    if arguments == ["--selftest"]:
        return 0 if selftest() else 1
    if len(arguments) != 2 or arguments[0] not in ("messages", "bookings"):
        print(__doc__)
        return 0 if arguments in (["--help"], ["-h"]) else 2
    kind, path = arguments
    with open(path, encoding="utf-8") as lines:
        events = [json.loads(line) for line in lines if line.strip()]
    bad, counts = {"messages": check_messages, "bookings": check_bookings}[kind](events)
    kinds = collections.Counter(line.split(" ", 1)[0] for line in bad)
    print(json.dumps({"violations": len(bad), **({"kinds": kinds} if bad else {}), **counts}))
    for line in bad[:50]:
        print("VIOLATION", line)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
