"""A number by itself: how many, the hour, or either; by the house, by what was said last, by what is near."""

import pytest

from tests.assistant.language.house import clock, hear

BOTH_SAID = {"party_size": 2, "time": clock("20:00")}


def read(said, lang="de", largest=10, **draft):
    heard = hear(said, lang, draft=BOTH_SAID | draft, largest_party=largest)
    size = heard.party_size.value if heard.party_size else None
    time = heard.time.value.isoformat("minutes") if heard.time else None
    either = heard.or_time.value.isoformat("minutes") if heard.or_time else None
    return size, time, either


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("nein, 9", "de"),
        ("lieber 9", "de"),
        ("doch 9", "de"),
        ("mach 9 draus", "de"),
        ("9?", "de"),
        ("no 9", "en"),
        ("make it 9", "en"),
        ("9 instead", "en"),
    ],
)
@pytest.mark.parametrize(
    ("last", "meant"), [("time", (None, "21:00", None)), ("party_size", (9, None, None))]
)
def test_it_is_what_was_said_last(said, lang, last, meant):
    assert read(said, lang, last=last) == meant


@pytest.mark.parametrize(
    ("said", "last", "meant"),
    [
        ("nein, 8", "time", (8, None, None)),
        ("nein, 4", "time", (4, None, None)),
        ("lieber 13", "party_size", (None, "13:00", None)),
        ("nein, 15", "", (15, None, None)),
    ],
    ids=["the hour it is", "closed then", "more than the house seats", "too many"],
)
def test_it_is_what_only_it_can_be_in_this_house(said, last, meant):
    assert read(said, last=last) == meant


def test_what_is_near_to_the_one_and_far_from_the_other_takes_its_place():
    assert read("lieber 9") == (None, "21:00", None)
    assert read("lieber 7", party_size=6, time=clock("12:00")) == (7, None, None)


@pytest.mark.parametrize(("said", "lang"), [("nein, 7", "de"), ("make it 7", "en")])
def test_where_it_may_be_either_both_are_told(said, lang):
    assert read(said, lang, party_size=5) == (7, None, "19:00")


@pytest.mark.parametrize(
    ("said", "lang", "meant"),
    [
        ("nein, 9 Personen", "de", (9, None, None)),
        ("nein, um 9", "de", (None, "21:00", None)),
        ("no, 9 of us", "en", (9, None, None)),
        ("make it 9pm", "en", (None, "21:00", None)),
        ("Tisch für 3 um 7, nein 4", "de", (4, "19:00", None)),
        ("Tisch für 4 um 7, nein 8", "de", (4, "20:00", None)),
    ],
)
def test_words_beside_the_number_and_what_stands_before_it_tell(said, lang, meant):
    assert read(said, lang, last="time") == meant
