"""What the diner wants, weighed from cues, values, the linear model and the conversation."""

import math
from collections.abc import Iterator, Mapping, Sequence

from assistant.language.classifier import MOST_ODDS
from assistant.language.cues import INTENT_OF_CUE
from assistant.language.evidence import Evidence
from assistant.language.grammar import Chart
from assistant.language.model import Intent
from assistant.language.spelling import word_set

_CUE_KINDS = frozenset(INTENT_OF_CUE)
_SHIFTS = frozenset({"PARTYSHIFT"})

TASKS = (
    "handover", "complaint", "cancel", "late", "check_booking", "modify",
    "request_alternatives", "ask_availability", "ask_info", "book", "find_restaurant", "inform",
)  # fmt: skip
"""What may be wanted, as against what is only said."""
TALK = ("affirm", "deny", "thanks", "goodbye", "greet", "help", "smalltalk")
HEARD = 0.4
"""From this score on an intent counts as heard; below it the model abstains."""
HEARD_BESIDE = 0.6
"""From this score on an intent is heard beside a better one, unless a phrase tells it."""
_OPPOSITES = (
    {"cancel", "modify"},
    {"cancel", "book"},
    {"cancel", "inform"},
    {"affirm", "deny"},
    {"affirm", "cancel"},
    {"check_booking", "book"},
)
_CUE_WEIGHT = 1.6
_LONG_CUE_WEIGHT = 2.2
YES = word_set("👍 👌 ✅ ja jo jep jup jawohl yes yeah yep yup sure ok okay passt gerne klar")
_NO = word_set("👎 nein nee no nope nah")
_BENEFIT_OF_DOUBT = 0.4
"""How much surer the model must be that a message is not ours: asking back is better than refusing."""
_FOREIGN_WITHOUT_TABLE = 2.5
_BARE_WISH = 0.7
_NOTHING_OF_OURS = 0.4
"""How much surer the model must be where neither word nor value nor phrase is of restaurants."""
_ACTIONS = ("book", "cancel", "modify", "find_restaurant", "ask_info", "ask_availability")
OF_STANDING = ("modify", "cancel", "check_booking")
"""What may be wanted of a reservation that is made already."""
_SURE_CUES = frozenset({"cancel", "handover", "complaint", "check_booking", "late", "modify"})


def cues_in(chart: Chart) -> dict[str, int]:
    """Return the intents that phrases tell, with the length of the longest phrase for each."""
    found: dict[str, int] = {}
    shifts = [(item.start, item.end) for item in chart.items(_SHIFTS)]
    for item in chart.items(_CUE_KINDS):
        intent = INTENT_OF_CUE[item.kind]
        if intent == "cancel" and any(a <= item.start and item.end <= b for a, b in shifts):
            continue  # one of them does not come
        found[intent] = max(found.get(intent, 0), item.end - item.start)
    return found


def intents_of(evidence: Evidence) -> tuple[Intent, ...]:
    """Return what was wanted, best first; `oos` alone where nothing of ours is heard."""
    if "injection" in evidence.cues or ("insult" in evidence.cues and not evidence.core):
        return (Intent(name="oos", score=1.0),)
    if evidence.bare and not evidence.talking and not evidence.cues:
        return (Intent(name="book", score=_BARE_WISH),)
    scores = {intent: _squashed(score) for intent, score in _weighed(evidence).items()}
    heard = _ranked(scores, TASKS) + _ranked(scores, TALK)
    best = max((scores[name] for name in heard), default=HEARD)
    if scores["oos"] > best:
        return (_scored("oos", scores),)
    if not heard and evidence.standing and not evidence.told:
        return (_scored(max(OF_STANDING, key=scores.__getitem__), scores),)
    if not heard:
        return (_fallback(evidence),)
    first, *rest = heard
    sure = [name for name in rest if scores[name] >= HEARD_BESIDE or name in evidence.cues]
    return tuple(_scored(name, scores) for name in (first, *_compatible(first, sure)))


def _ranked(scores: Mapping[str, float], names: Sequence[str]) -> list[str]:
    found = [name for name in names if scores.get(name, 0) >= HEARD]
    return sorted(found, key=lambda name: -scores[name])


def _compatible(first: str, rest: Sequence[str]) -> Iterator[str]:
    """Leave out what cannot be meant together with something heard better."""
    kept = [first]
    for name in rest:
        if not any({name, other} in _OPPOSITES for other in kept):
            kept.append(name)
            yield name


def _scored(name: str, scores: Mapping[str, float]) -> Intent:
    return Intent(name=name, score=round(scores[name], 3))


def _fallback(evidence: Evidence) -> Intent:
    if not evidence.talking and (evidence.core > 1 or evidence.party):
        return Intent(name="book", score=0.5)
    if evidence.wonders and evidence.talking and not evidence.question:
        return Intent(name="ask_info", score=0.5)
    known = evidence.other_slots or evidence.question or (evidence.core and evidence.talking)
    return Intent(name="inform" if known else "oos", score=0.5)


def _weighed(evidence: Evidence) -> dict[str, float]:
    """Return log-odds for each intent: the model's, moved by all that else is known."""
    scores = dict(evidence.model)
    scores["oos"] -= _BENEFIT_OF_DOUBT
    for intent, length in evidence.cues.items():
        weight = _LONG_CUE_WEIGHT if length > 1 else _CUE_WEIGHT
        if intent in scores:
            scores[intent] += weight + (1.0 if intent in _SURE_CUES else 0.0)
    for moves in (
        _moves_of_values(evidence),
        _moves_of_yes(evidence),
        _moves_of_talk(evidence),
        _moves_of_matter(evidence),
        _moves_of_notes(evidence),
        _moves_of_standing(evidence),
        _moves_of_elsewhere(evidence),
    ):
        for intent, move in moves:
            scores[intent] += move
    return scores


def _moves_of_values(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Return by how much the values given speak for or against intents."""
    if evidence.shifted:
        yield "modify", 2.5
    if evidence.aside:
        yield "request_alternatives", 4.0
        yield "oos", -4.0
    if evidence.topics:
        yield "ask_info", 1.5
    yield from _moves_of_core(evidence)
    if evidence.settles:
        yield "inform", 9.0
        yield "oos", -6.0
        yield "request_alternatives", -6.0
    if not evidence.talking:
        yield "inform", -2.0 * evidence.core


def _moves_of_core(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Return by how much party size, day and time speak for or against intents."""
    wonders = evidence.wonders and not evidence.question
    if evidence.core and evidence.talking and not wonders:
        yield "inform", 4.0
        yield "ask_availability", -1.0
        yield "oos", -1.5
    elif evidence.core > 1 and (evidence.dining or not _is_foreign(evidence)):
        if not evidence.standing and not _changes(evidence):
            yield "book", 2.5
        yield "oos", -3.0 if evidence.party else -1.5


def _changes(evidence: Evidence) -> bool:
    """Whether words of giving up or changing stand beside the values."""
    return "cancel" in evidence.cues or evidence.cues.get("modify", 0) > 1


def _moves_of_yes(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Return by how much the first words say yes or no."""
    leaves = evidence.cues.keys() & {"goodbye", "thanks"}
    if evidence.opens_with in YES and evidence.agrees:
        yield "affirm", 7.0
    elif evidence.talking and evidence.agrees_first and not leaves:
        yield "affirm", 4.0
    elif evidence.opens_with in YES and not leaves:
        yield "affirm", 2.0
    elif evidence.opens_with in _NO and evidence.question != "closing":
        yield "deny", 2.0


def _moves_of_talk(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Return by how much the message before speaks for or against intents."""
    if evidence.question == "closing":
        yield "thanks", 2.0
        yield "deny", 0.5
    elif evidence.question == "open":
        yield "inform", 1.5
        yield "affirm", -1.0
        yield "deny", -1.0
    if evidence.question and evidence.other_slots:
        yield "inform", 2.0
    if evidence.talking:
        yield "oos", -1.0


def _is_foreign(evidence: Evidence) -> bool:
    """Whether something is spoken of that no restaurant gives."""
    return "oos" in evidence.cues or evidence.elsewhere != ""


def _moves_of_foreign(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Return by how much a need for a person, or a thing had elsewhere, speaks for or against intents."""
    if "complaint" in evidence.cues:
        yield "handover", 2.0
    if evidence.cues.get("complaint", 0) > 1:
        yield "complaint", 4.0
        yield "inform", -3.0
    if evidence.cues.get("handover", 0) > 1:
        yield "handover", 2.0
    if max(evidence.cues.get(intent, 0) for intent in ("complaint", "handover")) > 1:
        yield "oos", -4.0
    if evidence.cues.get("complaint", 0) > 1 or evidence.topics:
        return
    if "oos" in evidence.cues or evidence.elsewhere == "listed":
        sure = 1.0 if evidence.dining or evidence.talking else _FOREIGN_WITHOUT_TABLE
        yield "oos", sure
        yield from ((intent, -sure) for intent in _ACTIONS)


def _moves_of_matter(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Return by how much it matters whether the message is about restaurants at all."""
    yield from _moves_of_foreign(evidence)
    if "self" in evidence.cues:
        yield "smalltalk", 2.0
        yield from ((intent, -4.0) for intent in (*_ACTIONS, "handover", "check_booking"))
    if not evidence.known_words and not evidence.cues:
        yield from ((intent, -MOST_ODDS) for intent in TALK)
    if not evidence.anchored and not evidence.talking:
        for intent in ("ask_info", "ask_availability", "find_restaurant"):
            yield intent, -1.5
        if not (evidence.cues or evidence.core or evidence.topics):
            yield from ((intent, -_NOTHING_OF_OURS) for intent in (*_ACTIONS, "check_booking"))


def _moves_of_standing(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Return by how much it matters that a table is reserved already: hardly anybody then wants one more."""
    if evidence.standing:
        yield "book", -8.0
        yield "oos", -3.0
        yield "find_restaurant", -3.0
        yield "ask_availability", -2.0
        if not evidence.told and not evidence.topics:
            yield "inform", -3.0
            yield from ((intent, 2.0) for intent in OF_STANDING)
            if evidence.otherwise:
                yield "modify", 2.5
                yield "check_booking", -2.0
    elif not evidence.talking:
        if "cancel" in evidence.cues:
            yield "book", -3.0
        elif evidence.cues.get("modify", 0) > 1:
            yield "book", -1.5


def _moves_of_elsewhere(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Return by how much a thing that is had elsewhere speaks against all that we do."""
    if not evidence.elsewhere or evidence.dining or evidence.talking:
        return
    yield "oos", 2.0
    yield from ((intent, -2.0) for intent in (*_ACTIONS, "check_booking"))


def _moves_of_notes(evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Return by how much it matters that something is to be noted."""
    if evidence.told:
        yield "inform", 6.0
        yield "oos", -5.0
        yield "ask_info", -3.0
        if not evidence.cues.keys() & {"handover", "complaint"}:
            yield "handover", -3.0
    if evidence.noted and "cancel" not in evidence.cues:
        yield "cancel", -3.0  # "a candle on the table, please" calls nothing off


def _squashed(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
