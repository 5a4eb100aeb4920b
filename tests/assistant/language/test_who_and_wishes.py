"""Who writes, how to reach them, where they wish to sit, and what the kitchen must know."""

import pytest

from tests.assistant.language.house import hear


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("auf den Namen Gruber", "Gruber"),
        ("auf Familie Berger", "Berger"),
        ("mein Name ist Anna Winkler", "Anna Winkler"),
        ("ich heiße Özdemir", "Özdemir"),
        ("Name: Jean-Luc Müller", "Jean-Luc Müller"),
        ("Tisch für 2 morgen 19 Uhr, Huber", "Huber"),
        ("Danke, Lisa von Stein", "Lisa von Stein"),
        ("hier ist Sabine Ortner", "Sabine Ortner"),
        ("under the name O'Brien", "O'Brien"),
        ("my name is Mary Jane Watson", "Mary Jane Watson"),
        ("table for two tonight at 8, Johnson", "Johnson"),
        ("it's for Peter Parker", "Peter Parker"),
        ("Anna-Lena Schmidt, 0171 3920015", "Anna-Lena Schmidt"),
        ("Müller-Lüdenscheidt 0171 3920015", "Müller-Lüdenscheidt"),
        ("Lena Müller-Lüdenscheidt, 0171 3920015", "Lena Müller-Lüdenscheidt"),
        ("Eva-Maria Meier-Schmidt, eva@meier.example", "Eva-Maria Meier-Schmidt"),
        ("Ann-Marie O'Neill, ann@neill.example", "Ann-Marie O'Neill"),
    ],
)
def test_the_name_is_found(said, name):
    heard = hear(said)

    assert heard.name is not None
    assert heard.name.value == name


@pytest.mark.parametrize(
    "said",
    ["Tisch für 2 morgen um 19 Uhr", "Danke schön!", "Do you have parking?", "am Samstag Abend"],
)
def test_no_name_is_made_up(said):
    assert hear(said).name is None


@pytest.mark.parametrize(
    "said",
    [
        "ich bin Zöliakerin, Name Jana Kern 0171 3920077",
        "Ich bin Diabetikerin, mein Name ist Jana Kern",
        "I'm a coeliac, my name is Jana Kern",
        "ich bin schwanger, Jana Kern, 0171 3920077",
    ],
)
def test_what_somebody_is_who_cannot_eat_something_is_no_name(said):
    heard = hear(said)

    assert heard.name.value == "Jana Kern"
    assert [note.value for note in heard.notes] == [said.partition(",")[0]]


@pytest.mark.parametrize(
    "said",
    [
        "nein, andere Zeit",
        "Andere Zeit",
        "anderer Tag",
        "ein anderer Tisch",
        "tgruber@",
        "weiter weg von der Tür bitte",
    ],
)
def test_no_name_is_made_up_of_an_answer_to_the_question_for_one(said):
    assert hear(said, expected=("name", "phone", "email")).name is None


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("0171 3920031", "0171 3920031"),
        ("Tel. +43 664 123 45 67", "+43 664 123 45 67"),
        ("erreichbar unter 0043/664/1234567", "0043/664/1234567"),
        ("079 123 45 67 (Handy)", "079 123 45 67"),
        ("my number is +44 7700 900123", "+44 7700 900123"),
    ],
)
def test_the_phone_number_is_found_and_nothing_else_is_read_from_it(said, phone):
    heard = hear(said)

    assert heard.phone is not None
    assert heard.phone.value == phone
    assert (heard.party_size, heard.date, heard.time) == (None, None, None)


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("null eins sieben eins drei neun zwo null null drei eins", "01713920031"),
        ("null sechs eins einundzwanzig, zwoundzwanzig, achtzehn", "061212218"),
        ("0171 drei neun zwei null null drei eins", "01713920031"),
        ("plus vier neun eins sieben eins drei neun zwei null null", "+4917139200"),
        ("oh seven seven double oh nine oh oh one two three", "07700900123"),
        ("plus forty four seven seven oh oh nine oh oh one two three", "+447700900123"),
        ("zero seven seven hundred", None),
        ("oh, two of us at seven, three adults and four kids", None),
    ],
)
def test_a_phone_number_said_in_words_is_found_and_is_no_time(said, phone):
    heard = hear(f"Huber, {said}")

    assert (heard.phone and heard.phone.value) == phone
    if phone:
        assert (heard.party_size, heard.date, heard.time) == (None, None, None)
        assert heard.text[heard.phone.start : heard.phone.end] == said
        assert heard.name.value == "Huber"


@pytest.mark.parametrize(
    ("said", "phone", "party_size"),
    [
        ("0171 drei neun zwei null null drei eins, zwei Personen um acht", "01713920031", 2),
        ("null eins sieben eins drei neun zwei null und zwei Kinder", "01713920", None),
        ("am 04. 12. 2026 acht zwei drei", None, None),
    ],
)
def test_a_phone_number_said_in_words_takes_nothing_of_its_neighbours(said, phone, party_size):
    heard = hear(said)

    assert (heard.phone and heard.phone.value) == phone
    assert party_size is None or heard.party_size.value == party_size
    assert phone or heard.date is not None


@pytest.mark.parametrize(
    ("said", "mail"),
    [
        ("anna.winkler+essen@example.co.at", "anna.winkler+essen@example.co.at"),
        ("meine Mail ist m.4.huber@example.org.", "m.4.huber@example.org"),
        ("reach me at JOHN@Example.com, thanks", "JOHN@Example.com"),
    ],
)
def test_the_mail_address_is_found(said, mail):
    heard = hear(said)

    assert heard.email is not None
    assert heard.email.value == mail
    assert heard.party_size is None


def test_a_reference_is_found_in_small_letters_too():
    assert hear("ich habe die nummer rb-7k4m").reference.value == "RB-7K4M"


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("gerne draußen", "outdoor"),
        ("am liebsten auf der Terrasse", "outdoor"),
        ("wenn möglich im Schanigarten", "outdoor"),
        ("lieber drinnen", "indoor"),
        ("ein Platz am Fenster", "window"),
        ("in einer ruhigen Ecke", "quiet"),
        ("an der Bar", "bar"),
        ("wir brauchen einen Hochstuhl", "high_chair"),
        ("Kinderstühle wären toll", "high_chair"),
        ("mit dem Rollstuhl", "wheelchair"),
        ("we'd like to sit outside", "outdoor"),
        ("by the window please", "window"),
        ("somewhere quiet", "quiet"),
        ("with a high chair", "high_chair"),
        ("wheelchair accessible", "wheelchair"),
    ],
)
def test_the_seating_wish_is_heard(said, wish):
    heard = hear(f"Tisch für 4 morgen um 19 Uhr, {said}")

    assert [value.value for value in heard.seating] == [wish]
    assert heard.party_size.value == 4


def test_an_area_of_the_house_is_known_by_its_name():
    assert hear("bitte in der Weinstube").area.value == "stube"
    assert hear("can we sit in the garden", "en").area.value == "garten"


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("Tisch für 2 morgen 19 Uhr, eine Person hat eine Nussallergie", "Nussallergie"),
        ("Achtung: mein Sohn verträgt keine Laktose", "Laktose"),
        ("meine Frau ist schwanger", "schwanger"),
        ("zwei von uns essen vegan", "vegan"),
        ("ich habe Zöliakie", "Zöliakie"),
        ("er ist gegen Erdnüsse allergisch", "Erdnüsse allergisch"),
        ("wir feiern Geburtstag", "Geburtstag"),
        ("es ist unser Hochzeitstag", "Hochzeitstag"),
        ("mit Hund", "Hund"),
        ("wir kommen mit Kinderwagen", "Kinderwagen"),
        ("kein Schweinefleisch bitte", "Schweinefleisch"),
        ("ich vertrage keine Milch", "Milch"),
        ("wir essen keinen Fisch", "Fisch"),
        ("one of us has a severe nut allergy", "severe nut allergy"),
        ("my daughter is coeliac", "coeliac"),
        ("it's our anniversary", "anniversary"),
        ("one vegetarian, one gluten free", "gluten free"),
        ("I can't eat shellfish", "shellfish"),
        ("no pork please", "no pork"),
        ("she is lactose intolerant", "lactose intolerant"),
    ],
)
def test_what_the_kitchen_must_know_is_kept_in_the_guests_own_words(said, note):
    notes = " / ".join(value.value for value in hear(said).notes)

    assert note in notes


def test_a_note_far_behind_in_a_long_letter_is_kept():
    letter = "Liebes Team, " + "wir freuen uns schon sehr auf den schönen Abend bei Ihnen. " * 40
    heard = hear(letter + "Übrigens hat meine Mutter eine schwere Haselnussallergie.")

    assert "schwere Haselnussallergie" in heard.notes[-1].value
