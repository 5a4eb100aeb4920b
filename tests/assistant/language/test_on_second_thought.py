"""Second thoughts within one message, and people in need."""

import pytest

from tests.assistant.language.house import clock, hear, july


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Thursday, no, hang on, Friday", 3),
        ("Am Donnerstag, Unsinn, am Freitag", 3),
        ("Umbuchung: alt 4.7., neu 11.7.", 11),
        ("I have to work Thursday. Friday instead", 3),
    ],
)
def test_the_day_said_in_the_end_is_meant(said, day):
    assert hear(said).date.value == july(day)


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("können wir auf 19.45 gehen", "19:45"),
        ("push it to 7.30", "19:30"),
        ("change my booking to 11.30am", "11:30"),
    ],
)
def test_a_time_moved_to_is_no_party(said, time):
    heard = hear(said, draft={"party_size": 4})

    assert (heard.party_size, heard.time.value) == (None, clock(time))


@pytest.mark.parametrize(
    "said",
    [
        "An unserem Tisch ist gerade jemand zusammengebrochen",
        "my daughter is having an allergic reaction",
        "Wir wurden doppelt abgebucht",
        "Ich habe meinen Schal bei euch liegen gelassen",
        "bitte um Rückruf",
    ],
)
def test_whoever_needs_a_person_gets_one(said):
    assert hear(said).intents[0].name in {"handover", "complaint"}


@pytest.mark.parametrize("said", ["1000 Dank!", "Tausend Dank"])
def test_a_thousand_thanks_are_no_time(said):
    heard = hear(said)

    assert (heard.time, heard.intents[0].name) == (None, "thanks")


def test_a_number_by_which_to_call_is_no_time():
    heard = hear("my cell is 415 555 0132", lang="en")

    assert (heard.time, heard.phone.value) == (None, "415 555 0132")
