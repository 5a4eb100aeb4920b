"""The property itself can tell a promise from a refusal, and a founded promise from a false one."""

import uuid

import pytest

from tests.promises import promises, unfounded

STORED = uuid.uuid4()


def card(reservation: uuid.UUID, status: str = "confirmed") -> dict[str, str]:
    return {
        "kind": "reservation",
        "reservation": str(reservation),
        "reference": "ZR-1",
        "status": status,
    }


@pytest.mark.parametrize(
    ("text", "is_promise"),
    [
        ("Danke, Ida. Ihr Tisch ist reserviert.", True),
        ("Das ist schon erledigt. Das ist für Sie reserviert:", True),
        ("Your table is confirmed.", True),
        ("So weit im Voraus kann noch nicht reserviert werden.", False),
        ("Ich halte den Tisch für Sie. Soll ich ihn verbindlich reservieren?", False),
        ("In this chat I find no reservation. If you reserved by other means, tell me.", False),
        ("Wir haben Hochstühle.", False),
    ],
)
def test_a_promise_is_told_from_a_question_or_a_refusal(text, is_promise):
    assert promises(text) is is_promise


def test_a_promise_with_its_stored_card_behind_it_is_founded():
    said = [("c", 4, "Ihr Tisch ist reserviert.", {}), ("c", 5, "", card(STORED))]

    assert unfounded(said, {STORED.hex}) == []


@pytest.mark.parametrize(
    "said",
    [
        [("c", 4, "Ihr Tisch ist reserviert.", {})],
        [("c", 4, "Ihr Tisch ist reserviert.", {}), ("another", 5, "", card(STORED))],
        [("c", 4, "Ihr Tisch ist gebucht.", {}), ("c", 9, "", card(STORED))],
        [("c", 5, "", card(uuid.uuid4()))],
    ],
)
def test_a_promise_without_a_stored_row_beside_it_is_found(said):
    assert len(unfounded(said, {STORED.hex})) == 1
