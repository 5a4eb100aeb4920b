"""What a second round of strangers said otherwise than expected."""

import pytest

from tests.assistant.language.house import clock, hear, july


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("danke, bis morgen!", "de"),
        ("Bis Freitag!", "de"),
        ("super, dann bis Samstag", "de"),
        ("thanks, see you on Friday!", "en"),
    ],
)
def test_words_of_leave_wish_for_no_day(said, lang):
    heard = hear(said, lang)

    assert heard.date is None
    assert heard.has("goodbye", "thanks")


@pytest.mark.parametrize(
    ("said", "day"), [("Tisch am freiag", 3), ("samstg zu zweit", 4), ("sonntga um 12 Uhr", 5)]
)
def test_a_weekday_may_be_misspelt(said, day):
    assert hear(said).date.value == july(day)


@pytest.mark.parametrize(
    ("said", "lang", "people"),
    [
        ("6 statt 4 Personen", "de", 6),
        ("bitte 6 statt 4 Personen und 20 statt 19 Uhr", "de", 6),
        ("6 instead of 4 people", "en", 6),
        ("table for one person", "en", 1),
    ],
)
def test_the_new_number_counts(said, lang, people):
    assert hear(said, lang, draft={"party_size": 4}).party_size.value == people


@pytest.mark.parametrize("said", ["the earlier one", "the first one please", "this one"])
def test_the_one_of_a_choice_is_no_hour(said):
    offered = [(july(3), clock("18:00")), (july(3), clock("19:30"))]

    heard = hear(said, "en", expected=("time",), offered=offered)

    assert heard.time is None or heard.time.value == clock("18:00")


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("wie lange wird der Tisch gehalten, wenn wir zu spät sind?", "de"),
        ("was, wenn wir zu spät kommen?", "de"),
        ("what happens if we are too late?", "en"),
    ],
)
def test_guests_who_may_be_late_wish_for_no_earlier_time(said, lang):
    assert hear(said, lang, draft={"time": clock("20:00")}).time_span is None


@pytest.mark.parametrize(
    ("said", "lang", "name"),
    [
        ("Tisch für 2 heute um 19 Uhr, Lang, 0171 3920042", "de", "Lang"),
        ("Tisch für 2 heute um 19 Uhr. Meine Nummer: 0171 3920042", "de", None),
        ("two more people are joining", "en", None),
    ],
)
def test_who_is_named_and_who_is_not(said, lang, name):
    heard = hear(said, lang)

    assert (heard.name.value if heard.name else None) == name


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("Habt ihr am Montag zu?", "de"),
        ("Ist bei euch Montag geschlossen?", "de"),
        ("are you closed on Monday?", "en"),
    ],
)
def test_whether_the_house_is_shut_is_asked_of_its_hours(said, lang):
    heard = hear(said, lang)

    assert heard.has("ask_info")
    assert heard.topics == ("hours",)
