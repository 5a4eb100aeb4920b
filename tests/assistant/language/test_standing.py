"""A table that is reserved already is changed, given up or asked about, and never reserved once more."""

import pytest

from tests.assistant.language.house import hear

OF_STANDING = [
    (
        "Wir haben für Samstag 19 Uhr auf Pongratz reserviert, könnten wir auf 20 Uhr gehen?",
        "modify",
    ),
    ("unsere Reservierung am Freitag bitte auf 5 Personen verkleinern", "modify"),
    ("we're booked in tomorrow for six but one has dropped out, so just five", "modify"),
    ("could we swap our indoor table on Friday for one outside?", "modify"),
    ("Storno bitte für Samstag 18 Uhr, Name Wirnsberger", "cancel"),
    ("Ich ziehe die Reservierung vom Freitag um 19 Uhr zurück", "cancel"),
    ("please release our table for 5 on Saturday", "cancel"),
    ("drop the booking for tomorrow night, name Ashdown", "cancel"),
    ("steht unser Tisch morgen noch? 19 Uhr auf Pongratz", "check_booking"),
    ("just double checking you've got us down for four at 8pm on Friday", "check_booking"),
    ("am I booked in for two or three people tomorrow?", "check_booking"),
    ("look up my booking please", "check_booking"),
]


@pytest.mark.parametrize(("said", "want"), OF_STANDING, ids=[said for said, _ in OF_STANDING])
def test_a_standing_reservation_is_not_taken_for_a_new_one(said, want):
    heard = hear(said)

    assert heard.intents[0].name == want
    assert not heard.has("book")


@pytest.mark.parametrize(
    "said",
    [
        "Unser üblicher Tisch für vier am Samstag um 19 Uhr bitte",
        "Ich hätte gern einen Tisch reserviert für Samstag 19 Uhr, vier Personen",
        "Ich hab noch nie bei euch reserviert: zwei Personen, morgen 19 Uhr",
        "our usual table for four on Saturday at 7pm please",
        "I'd like to have a table booked for two on Saturday at 7pm",
    ],
)
def test_a_wish_that_only_sounds_like_a_reservation_made_is_a_new_one(said):
    assert hear(said).intents[0].name == "book"
