"""At what time: spoken halves and quarters, ranges, am and pm by the house's hours, shifts."""

import pytest

from tests.assistant.language.house import OPENING, clock, hear

SAID = [
    ("um halb acht", "19:30"),
    ("halb 8", "19:30"),
    ("viertel acht", "19:15"),
    ("dreiviertel acht", "19:45"),
    ("Viertel nach sieben", "19:15"),
    ("viertel vor acht", "19:45"),
    ("fünf nach halb acht", "19:35"),
    ("19.30", "19:30"),
    ("19:30", "19:30"),
    ("um 1930", "19:30"),
    ("19 Uhr 30", "19:30"),
    ("neunzehn Uhr dreißig", "19:30"),
    ("gegen 8", "20:00"),
    ("so um acht", "20:00"),
    ("um 8", "20:00"),
    ("um eins", "13:00"),
    ("um ein Uhr", "13:00"),
    ("um 12", "12:00"),
    ("mittags um halb eins", "12:30"),
    ("zu Mittag um 1", "13:00"),
    ("abends um 8", "20:00"),
    ("20h", "20:00"),
    ("am halbi achti", "19:30"),
    ("um hoiba ochte", "19:30"),
    ("um achte", "20:00"),
    ("half past seven", "19:30"),
    ("quarter to eight", "19:45"),
    ("at quarter past seven", "19:15"),
    ("7ish", "19:00"),
    ("7:30pm", "19:30"),
    ("at 7", "19:00"),
    ("noon", "12:00"),
    ("at one", "13:00"),
    ("20 past 7", "19:20"),
]


@pytest.mark.parametrize(("said", "time"), SAID, ids=[said for said, _time in SAID])
def test_the_time_is_understood(said, time):
    heard = hear(f"{said} bitte").time

    assert heard is not None
    assert heard.value == clock(time)


@pytest.mark.parametrize(
    ("said", "people", "time"),
    [
        ("Tisch für 2 ab 21 Uhr", 2, "21:00"),
        ("für 2 nach 20 Uhr", 2, "20:00"),
        ("Tisch für 10 nach 20 Uhr", 10, "20:00"),
        ("table for 3 before 8pm", 3, "20:00"),
    ],
)
def test_people_are_no_minutes(said, people, time):
    heard = hear(said, "en" if "table" in said else "de")

    assert heard.party_size.value == people
    assert heard.time.value == clock(time)


@pytest.mark.parametrize(
    ("said", "time"), [("10 nach 8", "20:10"), ("2 Minuten nach 8", "20:02"), ("5 vor 8", "19:55")]
)
def test_minutes_beside_an_hour(said, time):
    assert hear(said).time.value == clock(time)


@pytest.mark.parametrize(
    "said",
    [
        "für heute Abend, wir sind ca. 10 Minuten entfernt, zu zweit",
        "for tonight, we are about 10 min away, two of us",
    ],
)
def test_minutes_on_the_way_are_no_time(said):
    heard = hear(said, "de" if "für" in said else "en")

    assert heard.time is None
    assert heard.party_size.value == 2


def test_half_eight_is_half_past_in_english_and_half_to_in_german():
    english = hear("could we come at half eight please", "en").time
    german = hear("können wir um halb acht kommen", "de").time

    assert english.value == clock("20:30")
    assert german.value == clock("19:30")


@pytest.mark.parametrize(("said", "by_day", "by_night"), [("um 8", "08:00", "20:00")])
def test_morning_or_evening_is_told_by_the_hours_of_the_house(said, by_day, by_night):
    breakfast = dict.fromkeys(range(7), ((7 * 60, 11 * 60),))

    assert hear(said, opening=breakfast).time.value == clock(by_day)
    assert hear(said, opening=OPENING).time.value == clock(by_night)


@pytest.mark.parametrize(
    ("said", "earliest", "latest"),
    [
        ("zwischen 7 und 8", "19:00", "20:00"),
        ("von 18 bis 20 Uhr", "18:00", "20:00"),
        ("ab 19 Uhr", "19:00", None),
        ("bis spätestens 20 Uhr", None, "20:00"),
        ("between 7 and 8pm", "19:00", "20:00"),
        ("after 7pm", "19:00", None),
        ("any time before 8pm", None, "20:00"),
    ],
)
def test_a_range_keeps_both_ends(said, earliest, latest):
    span = hear(f"morgen {said}").time_span

    assert span is not None
    assert span.value.earliest == (earliest and clock(earliest))
    assert span.value.latest == (latest and clock(latest))


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("morgen abend", "evening"),
        ("Samstag Mittag", "noon"),
        ("am Nachmittag", "afternoon"),
        ("tomorrow evening", "evening"),
        ("for lunch on saturday", "noon"),
    ],
)
def test_a_part_of_the_day_is_kept_where_no_time_was_said(said, part):
    heard = hear(said)

    assert (heard.time, heard.daypart) == (None, part)


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("eine Stunde später", "20:00"),
        ("eine halbe Stunde früher", "18:30"),
        ("viertelstunde später", "19:15"),
        ("an hour later please", "20:00"),
        ("half an hour earlier", "18:30"),
        ("30 minutes later", "19:30"),
        ("doch lieber um 8", "20:00"),
        ("nicht um 7, sondern um 8", "20:00"),
        ("8 statt 7 Uhr", "20:00"),
        ("8 instead of 7", "20:00"),
        ("no, I mean 8pm", "20:00"),
    ],
)
def test_a_correction_changes_the_time_talked_about(said, time):
    heard = hear(said, draft={"time": clock("19:00"), "party_size": 2}).time

    assert heard is not None
    assert heard.value == clock(time)


@pytest.mark.parametrize(
    ("said", "earliest", "latest"),
    [
        ("lieber früher", None, "18:45"),
        ("etwas früher bitte", None, "18:45"),
        ("geht's auch später?", "19:15", None),
        ("earlier if possible", None, "18:45"),
        ("could we come later", "19:15", None),
    ],
)
def test_a_direction_without_an_amount_is_a_range_beside_the_time_talked_about(
    said, earliest, latest
):
    heard = hear(said, draft={"time": clock("19:00"), "party_size": 2})

    assert heard.time is None
    assert heard.time_span.relative
    assert heard.time_span.value.earliest == (earliest and clock(earliest))
    assert heard.time_span.value.latest == (latest and clock(latest))


@pytest.mark.parametrize("said", ["bis später!", "see you later", "später melde ich mich"])
def test_a_farewell_until_later_moves_nothing(said):
    heard = hear(said, draft={"party_size": 2})

    assert (heard.time, heard.time_span) == (None, None)


@pytest.mark.parametrize("said", ["Tisch für 2 um 25 Uhr", "table for 2 at 25:00"])
def test_a_time_that_cannot_be_is_named(said):
    heard = hear(said)

    assert heard.time is None
    assert len(heard.impossible) == 1


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("in 10 Minuten sag ich Bescheid", "de"),
        ("ich melde mich in einer Stunde", "de"),
        ("gebe Ihnen in 10 Minuten Bescheid", "de"),
        ("I'll tell you in 10 minutes", "en"),
    ],
)
def test_when_an_answer_will_come_is_no_time_of_a_table(said, lang):
    assert hear(said, lang).time is None


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("I'll be back in 5 minutes", "en"),
        ("Können Sie mir sagen, ob in 5 Minuten etwas frei ist?", "de"),
        ("Ich weiß, es ist knapp, aber in 5 Minuten zu zweit?", "de"),
    ],
)
def test_when_somebody_comes_is_a_time(said, lang):
    assert hear(said, lang).time.value == clock("12:05")
