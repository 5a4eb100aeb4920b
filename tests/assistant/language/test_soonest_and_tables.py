"""The first table there is, and a table by its number."""

import pytest

from tests.assistant.language.house import clock, hear


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("so schnell wie möglich", "de"),
        ("so früh wie's geht, zu zweit", "de"),
        ("möglichst bald", "de"),
        ("schnellstmöglich ein Tisch", "de"),
        ("haben Sie gleich was für 2?", "de"),
        ("können wir gleich vorbeikommen?", "de"),
        ("spontan zu zweit", "de"),
        ("nächster freier Tisch", "de"),
        ("as soon as possible", "en"),
        ("asap please", "en"),
        ("the earliest table you have", "en"),
        ("next available table for 2", "en"),
    ],
)
def test_the_first_table_there_is_is_wished_for(said, lang):
    heard = hear(said, lang)

    assert heard.soonest
    assert (heard.time, heard.daypart) == (None, None)


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("am gleichen Tag um 19 Uhr", "de"),
        ("das ist mir gleich", "de"),
        ("früh am Abend", "de"),
        ("frühestens um 19 Uhr", "de"),
        ("as many as possible", "en"),
        ("how early do you open?", "en"),
    ],
)
def test_other_uses_of_the_words_wish_for_no_such_table(said, lang):
    assert not hear(said, lang).soonest


@pytest.mark.parametrize(
    ("said", "lang", "note", "people"),
    [
        ("Können wir Tisch 5 haben?", "de", "Tisch 5", None),
        ("morgen 19 Uhr Tisch 5 für 2", "de", "Tisch 5", 2),
        ("Tisch Nr. 12 für 4", "de", "Tisch Nr. 12", 4),
        ("table 5 please", "en", "table 5", None),
        ("table number 7 for three people", "en", "table number 7", 3),
    ],
)
def test_a_table_by_its_number_is_a_wish_and_no_party(said, lang, note, people):
    heard = hear(said, lang)

    assert [each.value for each in heard.notes] == [note]
    assert (heard.party_size.value if heard.party_size else None) == people


@pytest.mark.parametrize(
    ("said", "people", "time"),
    [
        ("Tisch für 5", 5, None),
        ("Tisch 5 Personen", 5, None),
        ("Tisch 19 Uhr für 2", 2, "19:00"),
        ("5er Tisch", 5, None),
        ("Tisch zu 4", 4, None),
    ],
)
def test_a_number_that_says_what_it_is_names_no_table(said, people, time):
    heard = hear(said)

    assert not heard.notes
    assert heard.party_size.value == people
    assert (heard.time.value if heard.time else None) == (clock(time) if time else None)


@pytest.mark.parametrize(
    ("said", "lang", "topics"),
    [
        ("Dürfen wir eine eigene Torte mitbringen?", "de", ("other",)),
        ("Kann ich Wein mitnehmen?", "de", ("other",)),
        ("may we bring our own cake?", "en", ("other",)),
        ("Darf mein Hund mit?", "de", ("dogs",)),
        ("Can I bring my dog?", "en", ("dogs",)),
        ("Haben Sie auch Kuchen?", "de", ("menu",)),
        ("do you have cake?", "en", ("menu",)),
        ("Können Sie uns die Karte mitbringen?", "de", ()),
    ],
)
def test_what_may_be_brought_and_what_is_served_are_questions_for_the_house(said, lang, topics):
    heard = hear(said, lang)

    assert heard.topics == topics
    assert heard.has("ask_info") or not topics
