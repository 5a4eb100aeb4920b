"""Messages of strangers from Kiel to Bern: dialects, slips, dictation, text messages; by rule where there is one."""

import pytest

from tests.assistant.language.house import clock, hear, july

SWISS_HOURS = {"sächsi": "18:00", "sibni": "19:00", "achti": "20:00", "nüni": "21:00"}
WAYS_TO_SAY_AN_HOUR = {"am {}": 0, "uf die {}": 0, "am halbi {}": -30, "viertel ab {}": 15}
QUARTERS = {"viertel": 15, "halb": 30, "dreiviertel": 45, "1/2": 30, "3/4": 45, "½": 30}
HOURS = {6: "sechs", 7: "sieben", 8: "acht", 9: "neun"}
SUNDAYS = ("sunntig", "sonndog", "sunndog", "sonntach", "sundag", "suntig")

STRANGERS = [
    ("tisch 4 p sa 20h danke", "de", 4, 4, "20:00"),
    ("Resi 6 Pax So 12:00 Fam. Obermüller", "de", 6, 5, "12:00"),
    ("heute 20:00 2️⃣ Personen?", "de", 2, 1, "20:00"),
    ("kann ich für mrogen 19uhr 2 plaetze reserviren", "de", 2, 2, "19:00"),
    ("für eine Handvoll Leute (5) heute um acht", "de", 5, 1, "20:00"),
    ("wir wären zu sechst plus ein baby, samstag um eins", "de", 7, 4, "13:00"),
    ("Hebbt ji morgen Avend Klock acht 'n Disch för twee?", "de", 2, 2, "20:00"),
    ("en Disch für morsche Obend um acht, mer sin zu viert", "de", 4, 2, "20:00"),
    ("händ Sie am Samschtig am halbi achti es Tischli für vier Persone", "de", 4, 4, "19:30"),
    ("habts morgn um siebene no wos frei für vier?", "de", 4, 2, "19:00"),
    ("4 Erwachseni und 2 Chind am Sunntig zmittag am zwölfi", "de", 6, 5, "12:00"),
    ("hüt am achti für zwöi", "de", 2, 1, "20:00"),
    ("mia san zu fünft, heit um hoiba achte", "de", 5, 1, "19:30"),
    ("in 30 Minuten für 2", "de", 2, 1, "12:30"),
    ("squeeze in four at quarter to eight this evening?", "en", 4, 1, "19:45"),
    ("July the fourth, seven thirty, party of ten, outside", "en", 10, 4, "19:30"),
    ("table for my wife and I, 4th July, sevenish", "en", 2, 4, "19:00"),
    ("next weekend saturday 4 people 7.30pm", "en", 4, 11, "19:30"),
    ("r u open sunday 7pm we r 5 adults n a toddler", "en", 6, 5, "19:00"),
    ("Table für zwei tomorrow um 19 Uhr", "en", 2, 2, "19:00"),
    ("tomorrow 8 pm for two", "de", 2, 2, "20:00"),
]


def test_a_swiss_hour_is_heard_in_every_way_it_is_said():
    for word, hour in SWISS_HOURS.items():
        for way, minutes in WAYS_TO_SAY_AN_HOUR.items():
            heard = hear(way.format(word))

            begins = clock(hour).hour * 60 + minutes
            assert heard.time, way.format(word)
            assert heard.time.value.hour * 60 + heard.time.value.minute == begins


@pytest.mark.parametrize("quarter", QUARTERS)
def test_the_hour_begun_is_named_by_the_one_to_come(quarter):
    for hour, word in HOURS.items():
        for said in (
            f"{quarter} {word}",
            f"um {quarter} {hour}",
            f"am Freitag um {quarter} {hour}",
        ):
            heard = hear(said)

            assert heard.time, said
            assert (heard.time.value.hour, heard.time.value.minute) == (
                hour + 11,
                QUARTERS[quarter],
            ), said


@pytest.mark.parametrize("sunday", SUNDAYS)
def test_sunday_is_sunday_in_every_dialect(sunday):
    heard = hear(f"am {sunday} zu zwoat")

    assert heard.date
    assert heard.date.value == july(5)
    assert heard.party_size
    assert heard.party_size.value == 2


@pytest.mark.parametrize(("said", "lang", "party", "day", "time"), STRANGERS)
def test_a_stranger_is_understood(said, lang, party, day, time):
    heard = hear(said, lang)

    assert heard.slots | {"name": None} == {
        "party_size": party,
        "date": july(day),
        "time": clock(time),
        "name": None,
    }
    assert not heard.has("oos")


def test_a_pizza_hut_is_not_today():
    assert hear("is there a pizza hut near you", "en").date is None


@pytest.mark.parametrize("said", ["32. Juli", "am 45.7.", "am 31.6."])
def test_days_that_cannot_be_are_named(said):
    assert [value.value for value in hear(f"Tisch für 2 {said}").impossible] == [
        said.removeprefix("am ")
    ]


@pytest.mark.parametrize("said", ["öppis für vier", "do you do takeaway", "sry tippfehler"])
def test_words_of_every_day_are_no_names(said):
    assert hear(said).name is None


@pytest.mark.parametrize(
    "said",
    ["19:30", "4", "vier", "morgen", "Freitag 20 Uhr", "zu viert bitte", "für zwei Personen"],
)
def test_a_mere_value_said_first_is_a_wish(said):
    assert hear(said, opens=True).has("book")


def test_an_answer_that_is_a_number_is_what_was_asked_for():
    heard = hear("4", expected=("time",))

    assert heard.party_size is None
    assert heard.time
    assert heard.time.value == clock("16:00")
