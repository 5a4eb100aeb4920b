"""One row for each bad input over REST, and its answer.

The house stands in Berlin's time; it is noon (UTC) of 2030-05-01. It takes parties up to 8, up to 365 days ahead
and no less than an hour before, from 18:00 to 22:00 and late from 23:00 to 4:00. `OWN` is a reservation of the house
(version 1), `FOREIGN` one of another house, `HELD` a hold.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

OWN: Final = "OWN"
FOREIGN: Final = "FOREIGN"
HELD: Final = "HELD"
MISSING: Final = str(uuid.UUID(int=7))
JSON: Final = "application/json"
NOBODY: Final = "nobody"
WISH: Final[Mapping[str, Any]] = {
    "starts_at": "2030-05-03T19:00:00+02:00",
    "party_size": 2,
    "name": "Ida Neumann",
    "phone": "+491713920015",
}
CONTACT: Final[Mapping[str, Any]] = {"name": "Ida Neumann", "phone": "+491713920015"}
MEGABYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One input; `body` is JSON to be written, or bytes to be sent as they are."""

    name: str
    status: int
    code: str = "invalid"
    pointer: str | None = None
    method: str = "POST"
    path: str = "reservations/"
    body: Any = None
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    key: str = "own"


def wish(**given: Any) -> dict[str, Any]:
    """A reservation that would be made but for these members."""
    return {**WISH, **given}


def without(*names: str) -> dict[str, Any]:
    """A reservation without these members."""
    return {name: value for name, value in WISH.items() if name not in names}


def _wishes(
    what: str, rows: list[tuple[str, Any, int, str, str | None]], member: str
) -> list[Case]:
    return [
        Case(
            name=f"{what}: {name}",
            body=wish(**{member: value}),
            status=status,
            code=code,
            pointer=pointer,
        )
        for name, value, status, code, pointer in rows
    ]


PARTY_SIZES = _wishes(
    "party size",
    [
        ("0", 0, 400, "invalid", "/party_size"),
        ("-1", -1, 400, "invalid", "/party_size"),
        ("1.5", 1.5, 400, "invalid", "/party_size"),
        ("2.0", 2.0, 400, "invalid", "/party_size"),
        ("9, too large for the house", 9, 422, "too_large", None),
        ("10^9", 10**9, 422, "too_large", None),
        ("10^30", 10**30, 422, "too_large", None),
        ("zwei", "zwei", 400, "invalid", "/party_size"),
        ("the text 2", "2", 400, "invalid", "/party_size"),
        ("true", True, 400, "invalid", "/party_size"),
        ("null", None, 400, "invalid", "/party_size"),
        ("a list", [2], 400, "invalid", "/party_size"),
        ("an object", {"n": 2}, 400, "invalid", "/party_size"),
    ],
    "party_size",
)

TIMES = _wishes(
    "starts_at",
    [
        ("an hour ago", "2030-05-01T11:00:00Z", 422, "in_past", None),
        ("last year", "2029-05-03T19:00:00+02:00", 422, "in_past", None),
        ("year 1", "0001-01-01T19:00:00Z", 422, "in_past", None),
        ("before year 1 in UTC", "0001-01-01T00:00:00+14:00", 400, "invalid", "/starts_at"),
        ("beyond year 9999 in UTC", "9999-12-31T23:59:59-12:00", 400, "invalid", "/starts_at"),
        ("year 1, west of Greenwich", "0001-01-01T00:00:00-05:00", 422, "in_past", None),
        ("the last second of 9999", "9999-12-31T23:59:59+14:00", 422, "too_far", None),
        ("in half an hour", "2030-05-01T14:30:00+02:00", 422, "closed", None),
        ("in two years", "2032-05-03T19:00:00+02:00", 422, "too_far", None),
        ("year 2999", "2999-05-03T19:00:00+02:00", 422, "too_far", None),
        ("31 April", "2030-04-31T19:00:00+02:00", 400, "invalid", "/starts_at"),
        ("29 February of no leap year", "2031-02-29T19:00:00+01:00", 400, "invalid", "/starts_at"),
        ("25 o'clock", "2030-05-03T25:00:00+02:00", 400, "invalid", "/starts_at"),
        ("a leap second", "2030-05-03T19:00:60+02:00", 400, "invalid", "/starts_at"),
        ("24:00", "2030-05-03T24:00:00+02:00", 400, "invalid", "/starts_at"),
        ("without offset", "2030-05-03T19:00:00", 400, "invalid", "/starts_at"),
        ("an offset of 99 hours", "2030-05-03T19:00:00+99:00", 400, "invalid", "/starts_at"),
        ("only a date", "2030-05-03", 400, "invalid", "/starts_at"),
        ("only a time", "19:00", 400, "invalid", "/starts_at"),
        ("in words", "morgen um sieben", 400, "invalid", "/starts_at"),
        ("other digits", "２０30-05-03T19:00:00+02:00", 400, "invalid", "/starts_at"),
        ("a number", 1_904_000_000, 400, "invalid", "/starts_at"),
        ("null", None, 400, "invalid", "/starts_at"),
        ("empty", "", 400, "invalid", "/starts_at"),
        ("five to eight", "2030-05-03T19:55:00+02:00", 422, "closed", None),
        ("seven and a second", "2030-05-03T19:00:01+02:00", 422, "closed", None),
        ("seven and a millisecond", "2030-05-03T19:00:00.001+02:00", 422, "closed", None),
        ("half past four", "2030-05-03T16:30:00+02:00", 422, "closed", None),
        (
            "02:30 of the spring night, winter's offset",
            "2031-03-30T02:30:00+01:00",
            422,
            "no_such_time",
            None,
        ),
        (
            "02:30 of the spring night, summer's offset",
            "2031-03-30T02:30:00+02:00",
            422,
            "no_such_time",
            None,
        ),
    ],
    "starts_at",
)

TEXTS = [
    Case(name=f"{member}: {name}", body=wish(**{member: value}), status=400, pointer=f"/{member}")
    for member, most in [("name", 120), ("phone", 32), ("email", 254), ("area", 50)]
    for name, value in [
        ("too long", "x" * (most + 1)),
        ("with NUL", "a\0b"),
        ("with an escape character", "a\x1b[31mb"),
        ("with a line break", "a\nb"),
        ("with half a surrogate pair", "a\ud800b"),
        ("a number", 7),
        ("a list", ["a"]),
        ("an object", {"a": "b"}),
    ]
] + [
    Case(name="notes: too long", body=wish(notes="x" * 2001), status=400, pointer="/notes"),
    Case(name="notes: with NUL", body=wish(notes="a\0"), status=400, pointer="/notes"),
    Case(name="notes: half a surrogate", body=wish(notes="\udfff"), status=400, pointer="/notes"),
    Case(name="notes: null", body=wish(notes=None), status=400, pointer="/notes"),
    Case(name="name: missing", body=without("name"), status=400, pointer="/name"),
    Case(name="name: empty", body=wish(name=""), status=400, pointer="/name"),
    Case(name="name: blanks", body=wish(name=" \u00a0 "), status=400, pointer="/name"),
    Case(name="neither phone nor mail", body=without("phone"), status=400, pointer="/phone"),
    Case(name="phone: no number", body=wish(phone="ruf mich an"), status=422, pointer="/phone"),
    Case(name="phone: too short", body=wish(phone="1"), status=422, pointer="/phone"),
    Case(name="email: no address", body=wish(email="ida@"), status=422, pointer="/email"),
    Case(name="area: unknown", body=wish(area="keller"), status=422, pointer="/area"),
    Case(name="area: of another house", body=wish(area="fremd"), status=422, pointer="/area"),
    Case(name="status: seated", body=wish(status="seated"), status=400, pointer="/status"),
    Case(name="status: null", body=wish(status=None), status=400, pointer="/status"),
    Case(name="lang: Klingon", body=wish(lang="tlh"), status=400, pointer="/lang"),
    Case(name="starts_at: missing", body=without("starts_at"), status=400, pointer="/starts_at"),
    Case(
        name="party_size: missing", body=without("party_size"), status=400, pointer="/party_size"
    ),
]

MEMBERS = [
    Case(name="an unknown member", body=wish(partysize=2), status=400, pointer="/partysize"),
    Case(name="version in a POST", body=wish(version=1), status=400, pointer="/version"),
    Case(name="an id of one's own", body=wish(id=MISSING), status=400, pointer="/id"),
    Case(name="another house", body=wish(business="fremd"), status=400, pointer="/business"),
    Case(name="__proto__", body=wish(__proto__={"a": 1}), status=400, pointer="/__proto__"),
    Case(name="a slash in a name", body=wish(**{"a/b~c": 1}), status=400, pointer="/a~1b~0c"),
    Case(
        name="half a surrogate in a member's name",
        body=b'{"\\ud800": 1, "starts_at": "2030-05-03T19:00:00+02:00", "party_size": 2}',
        status=400,
    ),
    Case(
        name="a member twice",
        body=b'{"party_size": 2, "party_size": 3}',
        status=400,
        pointer="/party_size",
    ),
]

BODIES = [
    Case(name="no body", body=b"", status=400, pointer="/starts_at"),
    Case(name="blanks", body=b"   ", status=400),
    Case(name="broken JSON", body=b'{"party_size": 2', status=400),
    Case(name="two objects", body=b"{} {}", status=400),
    Case(name="single quotes", body=b"{'party_size': 2}", status=400),
    Case(name="a list", body=[], status=400),
    Case(name="a text", body="x", status=400),
    Case(name="a number", body=7, status=400),
    Case(name="null", body=b"null", status=400),
    Case(name="NaN", body=b'{"party_size": NaN}', status=400),
    Case(name="Infinity", body=b'{"party_size": Infinity}', status=400),
    Case(name="1e400", body=b'{"party_size": 1e400}', status=400, pointer="/starts_at"),
    Case(name="a number of 5000 digits", body=b'{"a": ' + b"9" * 5000 + b"}", status=400),
    Case(name="no UTF-8", body=b'{"name": "\xff\xfe"}', status=400),
    Case(name="UTF-16", body='{"party_size": 2}'.encode("utf-16"), status=400),
    Case(name="a byte order mark", body=b"\xef\xbb\xbf{}", status=400),
    Case(name="a raw NUL", body=b'{"name": "\x00"}', status=400),
    Case(name="nested 30 deep", body=b'{"a":' * 30 + b"1" + b"}" * 30, status=400),
    Case(name="nested 100,000 deep", body=b"[" * 100_000, status=400),
    Case(
        name="10 MB",
        body=b'{"notes": "' + b"x" * 10 * MEGABYTES + b'"}',
        status=413,
        code="too_big",
    ),
    Case(name="just over 1 MB", body=b" " * (MEGABYTES + 1), status=413, code="too_big"),
    Case(
        name="a form",
        body=b"party_size=2",
        content_type="application/x-www-form-urlencoded",
        status=415,
    ),
    Case(
        name="multipart", body=b"--x--", content_type="multipart/form-data; boundary=x", status=415
    ),
    Case(name="plain text", body=b"{}", content_type="text/plain", status=415),
    Case(name="XML", body=b"<a/>", content_type="application/xml", status=415),
    Case(name="an odd content type", body=b"{}", content_type="application", status=415),
]

HOLD = f"reservations/{HELD}/"
KEYS = [
    Case(
        name=f"{what} key on {method} {path or 'reservations/'}",
        key=key,
        method=method,
        path=path,
        body=body,
        status=401,
        code="not_authenticated",
    )
    for what, key in [
        ("no", NOBODY),
        ("a malformed", "Bearer"),
        ("an unknown", "Bearer st_0123456789"),
        ("a basic", "Basic aWRhOmdlaGVpbQ=="),
        ("a huge", "Bearer " + "x" * 4000),
    ]
    for method, path, body in [
        ("POST", "reservations/", wish()),
        ("GET", "reservations/", None),
        ("PATCH", f"reservations/{OWN}/", {"version": 1, "party_size": 3}),
        ("POST", f"reservations/{OWN}/cancel/", {}),
    ]
] + [
    Case(
        name="a reading key that writes", key="reader", body=wish(), status=403, code="forbidden"
    ),
    Case(
        name="a reading key that cancels",
        key="reader",
        path=f"reservations/{OWN}/cancel/",
        status=403,
        code="forbidden",
    ),
]

IDS = [
    Case(
        name=f"{what} id: {method} {tail or 'itself'}",
        method=method,
        path=f"reservations/{which}/{tail}",
        body=body,
        status=404,
        code="not_found",
    )
    for what, which in [
        ("an unknown", MISSING),
        ("a foreign", FOREIGN),
        ("a malformed", "17"),
        ("a huge", "9" * 3000),
        ("an encoded NUL as", "%00"),
        ("a climbing", "..%2F..%2Fetc%2Fpasswd"),
    ]
    for method, tail, body in [
        ("GET", "", None),
        ("PATCH", "", {"version": 1, "party_size": 3}),
        ("POST", "confirm/", CONTACT),
        ("POST", "cancel/", {}),
        ("GET", "ics/", None),
    ]
]

CHANGES = [
    Case(
        name=f"a change: {name}",
        method="PATCH",
        path=f"reservations/{OWN}/",
        body=body,
        status=status,
        code=code,
        pointer=pointer,
    )
    for name, body, status, code, pointer in [
        ("without version", {"party_size": 3}, 400, "invalid", "/version"),
        ("a stale version", {"party_size": 3, "version": 9}, 409, "conflict", None),
        ("version 0", {"party_size": 3, "version": 0}, 400, "invalid", "/version"),
        ("version as text", {"party_size": 3, "version": "1"}, 400, "invalid", "/version"),
        ("a party of 0", {"party_size": 0, "version": 1}, 400, "invalid", "/party_size"),
        ("a party too large", {"party_size": 9, "version": 1}, 422, "too_large", None),
        ("a status", {"status": "seated", "version": 1}, 400, "invalid", "/status"),
        (
            "into the past",
            {"starts_at": "2030-04-03T19:00:00+02:00", "version": 1},
            422,
            "in_past",
            None,
        ),
        (
            "into the missing hour",
            {"starts_at": "2031-03-30T02:30:00+01:00", "version": 1},
            422,
            "no_such_time",
            None,
        ),
        ("an unknown area", {"area": "keller", "version": 1}, 422, "invalid", "/area"),
        ("notes too long", {"notes": "x" * 2001, "version": 1}, 400, "invalid", "/notes"),
        ("a time that is null", {"starts_at": None, "version": 1}, 400, "invalid", "/starts_at"),
    ]
] + [
    Case(
        name="a reason too long",
        path=f"reservations/{OWN}/cancel/",
        body={"reason": "x" * 201},
        status=400,
        pointer="/reason",
    ),
    Case(
        name="a reason with NUL",
        path=f"reservations/{OWN}/cancel/",
        body={"reason": "\0"},
        status=400,
        pointer="/reason",
    ),
    Case(
        name="a cancellation with more",
        path=f"reservations/{OWN}/cancel/",
        body={"refund": True},
        status=400,
        pointer="/refund",
    ),
    Case(
        name="a hold confirmed by nobody",
        path=f"{HOLD}confirm/",
        body={},
        status=400,
        pointer="/name",
    ),
    Case(
        name="a hold confirmed without contact",
        path=f"{HOLD}confirm/",
        body={"name": "Ida"},
        status=400,
        pointer="/phone",
    ),
]

METHODS = [
    Case(name=f"{method} {path}", method=method, path=path, status=405)
    for method, path in [
        ("DELETE", f"reservations/{OWN}/"),
        ("PUT", f"reservations/{OWN}/"),
        ("PATCH", "reservations/"),
        ("GET", f"reservations/{OWN}/cancel/"),
        ("OPTIONS", "reservations/"),
        ("TRACE", "reservations/"),
        ("POST", "businesses/"),
        ("POST", "businesses/haus/availability/"),
    ]
] + [
    Case(name="an answer in HTML", method="GET", headers={"Accept": "text/html"}, status=406),
    Case(
        name="a calendar file as JSON",
        method="GET",
        path=f"reservations/{OWN}/ics/",
        headers={"Accept": JSON},
        status=406,
    ),
]

QUERIES = [
    Case(
        name=f"query {path[-60:]}",
        method="GET",
        path=path,
        status=status,
        code=code,
        pointer=pointer,
    )
    for path, status, code, pointer in [
        ("businesses/haus/availability/", 400, "invalid", "/date"),
        ("businesses/haus/availability/?date=2030-05-03", 400, "invalid", "/party_size"),
        ("businesses/haus/availability/?date=2030-02-30&party_size=2", 400, "invalid", "/date"),
        ("businesses/haus/availability/?date=3.5.2030&party_size=2", 400, "invalid", "/date"),
        (
            "businesses/haus/availability/?date=2030-05-03T19:00&party_size=2",
            400,
            "invalid",
            "/date",
        ),
        (
            "businesses/haus/availability/?date=2030-05-03&party_size=0",
            400,
            "invalid",
            "/party_size",
        ),
        (
            "businesses/haus/availability/?date=2030-05-03&party_size=-1",
            400,
            "invalid",
            "/party_size",
        ),
        (
            "businesses/haus/availability/?date=2030-05-03&party_size=1.5",
            400,
            "invalid",
            "/party_size",
        ),
        (
            "businesses/haus/availability/?date=2030-05-03&party_size=zwei",
            400,
            "invalid",
            "/party_size",
        ),
        (
            "businesses/haus/availability/?date=2030-05-03&party_size=%D9%A2",
            400,
            "invalid",
            "/party_size",
        ),
        (
            "businesses/haus/availability/?date=2030-05-03&party_size=" + "9" * 400,
            400,
            "invalid",
            "/party_size",
        ),
        (
            "businesses/haus/availability/?date=2030-05-03&party_size=2&party_size=3",
            400,
            "invalid",
            "/party_size",
        ),
        (
            "businesses/haus/availability/?date=2030-05-03&party_size=2&area=keller",
            422,
            "invalid",
            "/area",
        ),
        (
            "businesses/haus/availability/?date=2030-05-03&party_size=2&area=%00",
            400,
            "invalid",
            "/area",
        ),
        (
            "businesses/haus/availability/?date=2030-05-03&party_size=2&areas=stube",
            400,
            "invalid",
            "/areas",
        ),
        ("businesses/haus/availability/?date=%ff&party_size=2", 400, "invalid", "/date"),
        ("businesses/nirgends/availability/?date=2030-05-03&party_size=2", 404, "not_found", None),
        ("businesses/nirgends/", 404, "not_found", None),
        ("businesses/%00/", 404, "not_found", None),
        ("reservations/?date=gestern", 400, "invalid", "/date"),
        ("reservations/?status=offen", 400, "invalid", "/status"),
        ("reservations/?status=held,offen", 400, "invalid", "/status"),
        ("reservations/?status=", 400, "invalid", "/status"),
        ("reservations/?cursor=x", 400, "invalid", "/cursor"),
        ("reservations/?cursor=WyJ0cnVlIl0", 400, "invalid", "/cursor"),
        ("reservations/?cursor=W3RydWUsIngiLCJ5Il0", 400, "invalid", "/cursor"),
        # An instant that is before year 1 in UTC, and one without offset.
        (
            "reservations/?cursor=W3RydWUsIjAwMDEtMDEtMDFUMDA6MDA6MDArMTQ6MDAiLCIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDciXQ",
            400,
            "invalid",
            "/cursor",
        ),
        (
            "reservations/?cursor=W3RydWUsIjIwMzAtMDUtMDFUMTI6MDA6MDAiLCIwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDciXQ",
            400,
            "invalid",
            "/cursor",
        ),
        ("reservations/?limit=0", 400, "invalid", "/limit"),
        ("reservations/?limit=100000", 400, "invalid", "/limit"),
        ("reservations/?business=fremd", 400, "invalid", "/business"),
        ("reservations/?guest__name=Ida", 400, "invalid", "/guest__name"),
        ("nirgends/", 404, "not_found", None),
        ("", 404, "not_found", None),
    ]
]

HEADERS = [
    Case(
        name=f"an idempotency key: {name}",
        headers={"Idempotency-Key": value},
        body=wish(),
        status=400,
        pointer="/Idempotency-Key",
    )
    for name, value in [
        ("empty", ""),
        ("blank", " "),
        ("256 long", "x" * 256),
        ("not ASCII", "ä"),
        ("two words", "a b"),
    ]
]

CASES = [
    *PARTY_SIZES,
    *TIMES,
    *TEXTS,
    *MEMBERS,
    *BODIES,
    *KEYS,
    *IDS,
    *CHANGES,
    *METHODS,
    *QUERIES,
    *HEADERS,
]
