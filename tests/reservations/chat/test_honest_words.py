"""What stands on cards and before them is true of exactly this offer."""

import pytest

from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_area, make_house, make_table

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def test_a_time_that_is_gone_is_not_said_to_work_where_only_its_neighbours_are_free():
    house = make_house(tables=(2,))
    Talk.begin(house, "Tisch für 2 morgen um 19 Uhr").answers()

    said = Talk.begin(house, "Tisch für 2 morgen um 20:30 Uhr").answers()

    assert texts(said)[-1].startswith(
        "Um 20:30 Uhr geht es leider nicht, aber zu einer ähnlichen Zeit."
    )
    assert cards(said, "offers")[0]["options"][0]["label"] == "21:00"


def test_one_option_is_marked_as_the_wish_although_several_areas_have_it():
    house = make_house(tables=(2,))
    make_table(house, make_area(house, "terrasse"), "T9", 2)
    talk = Talk.begin(house, "Tisch für 2 morgen um 19 Uhr")
    talk.answers()

    offers = cards(talk.tap("other"), "offers")[0]

    at_the_wish = [option for option in offers["options"] if option["label"] == "19:00"]
    assert len(at_the_wish) == 2
    assert [option["wish"] for option in at_the_wish] == [True, False]


def test_a_proposed_change_names_the_window_of_the_new_time_and_what_is_different():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr, Ida Neumann, 0171 3920015")
    talk.answers()
    stored = cards(talk.tap("confirm"), "reservation")[0]
    talk.tap("change")

    proposal = cards(talk.say("eine Stunde später, zu dritt"), "confirm")[0]
    changed = cards(talk.tap("confirm"), "reservation")[0]

    assert proposal["before"] == "um 19:00 Uhr, 2 Personen"
    assert proposal["policy"] == changed["policy"] != stored["policy"]


def test_a_contact_and_a_yes_in_one_breath_confirm_like_the_button_of_the_form():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    talk.post("Ida Neumann")
    talk.post("0171 3920015")
    talk.post("ja, passt")

    said = talk.answers()

    assert [card["status"] for card in cards(said, "reservation")] == ["confirmed"]
