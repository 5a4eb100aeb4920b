"""Several days in one breath: each with what it is for, joined by "and" or by "or"."""

import pytest

from tests.assistant.language.house import hear, july


def told(said, lang):
    heard = hear(said, lang)
    return heard, [
        (wish.date.day, wish.time.hour if wish.time else None, wish.party_size)
        for wish in heard.by_day
    ]


@pytest.mark.parametrize(
    ("said", "lang", "wishes"),
    [
        ("Freitag um 19 Uhr oder Samstag um 20 Uhr für 3", "de", [(3, 19, 3), (4, 20, 3)]),
        ("um 19 Uhr am Freitag oder um 20 Uhr am Samstag", "de", [(3, 19, None), (4, 20, None)]),
        ("Friday at 7 or Saturday at 8 for 3 people", "en", [(3, 19, 3), (4, 20, 3)]),
        ("Friday or Saturday at 8 for two people", "en", [(3, 20, 2), (4, 20, 2)]),
    ],
)
def test_each_of_the_days_left_open_has_its_own_time(said, lang, wishes):
    heard, by_day = told(said, lang)

    assert by_day == wishes
    assert not heard.all_days
    assert heard.days_open == (july(3), july(4))


@pytest.mark.parametrize(
    ("said", "lang", "wishes"),
    [
        ("Samstag und Sonntag je einen Tisch für 2 um 19 Uhr", "de", [(4, 19, 2), (5, 19, 2)]),
        ("Freitag 19 Uhr für 2 und Samstag 20 Uhr für 4", "de", [(3, 19, 2), (4, 20, 4)]),
        ("am 3. und 4. Juli zu zweit", "de", [(3, None, 2), (4, None, 2)]),
        ("a table on Saturday and one on Sunday, 2 people at 7pm", "en", [(4, 19, 2), (5, 19, 2)]),
        ("Friday for 2 and Saturday for 4, both at 7pm", "en", [(3, 19, 2), (4, 19, 4)]),
        (
            "Freitag, Samstag und Sonntag um 19 Uhr",
            "de",
            [(3, 19, None), (4, 19, None), (5, 19, None)],
        ),
    ],
)
def test_days_that_are_all_wished_for_are_told_one_by_one(said, lang, wishes):
    heard, by_day = told(said, lang)

    assert by_day == wishes
    assert heard.all_days
    assert heard.days_open == ()
    assert (heard.date.value.day, heard.party_size and heard.party_size.value) == (
        wishes[0][0],
        wishes[0][2],
    )


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("Tisch für 4 am Freitag, nein, Samstag", "de"),
        ("von Freitag auf Samstag verschieben", "de"),
        ("am Samstag heiraten wir und suchen für Freitag einen Tisch", "de"),
        ("Samstag, 4. Juli um 19 Uhr", "de"),
        ("Freitag geht nicht, Samstag um 19 Uhr", "de"),
        ("Saturday the 4th and we are 2", "en"),
        ("move it from Friday to Saturday", "en"),
    ],
)
def test_one_day_is_one_wish(said, lang):
    assert told(said, lang)[1] == []


def test_a_day_behind_which_a_no_stands_is_ruled_out():
    assert hear("nein, Freitag doch nicht").date.negated
    assert not hear("Freitag lieber nicht um 19 Uhr").date.negated
