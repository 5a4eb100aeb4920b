"""Days, numbers, thanks and words of the trade with a slip of the finger."""

import pytest

from assistant.language.typos import spelled_right
from tests.assistant.language.house import clock, hear, july


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("am samtag", 4), ("sammstag abend", 4), ("sontag mittag", 5), ("mitwoch", 8),
        ("mittwohc", 8), ("donerstag", 2), ("am freitga", 3), ("dinstag", 7),
        ("on saterday", 4), ("wendsday", 8), ("thurday", 2), ("firday", 3), ("sunady", 5),
    ],
)  # fmt: skip
def test_a_misspelt_day_is_understood(said, day):
    assert hear(said).date.value == july(day)


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("um neunzen uhr", "19:00"), ("achzehn uhr dreisig", "18:30"), ("21 ur", "21:00"),
        ("um halb acth", "19:30"), ("at sevne thirty pm", "19:30"), ("at eihgt pm", "20:00"),
    ],
)  # fmt: skip
def test_a_misspelt_number_is_understood(said, time):
    assert hear(said).time.value == clock(time)


@pytest.mark.parametrize(
    "said", ["dnake schön", "dankee", "vielen dakne", "thnaks", "thansk a lot"]
)
def test_misspelt_thanks_are_thanks(said):
    assert hear(said).intents[0].name == "thanks"


@pytest.mark.parametrize(("said", "people"), [("table fr 5 on friday", 5), ("fr three at 8pm", 3)])
def test_fr_before_a_number_is_for_in_english(said, people):
    heard = hear(said, "en")

    assert heard.party_size.value == people
    assert heard.date is None or heard.date.value == july(3)


def test_fr_is_friday_in_german():
    assert hear("Tisch fr 20 uhr zu zweit").date.value == july(3)


@pytest.mark.parametrize(
    "word", ["simone", "martina", "dante", "danker", "haas", "lee", "morgan", "gerten", "moran"]
)
def test_names_and_other_words_are_left_as_they_are(word):
    assert spelled_right(word, {"morgan", "moran"}.__contains__) == word
