"""Emergencies and complaints reach a person, calls for help are answered, offers are chosen from."""

import pytest

from assistant.language import Said
from tests.assistant.language.house import clock, hear, july

OFFER = (Said(speaker="system", text="Ich hätte 17:00, 18:30 oder 20:00 Uhr."),)
OFFERED = [(july(3), clock("17:00")), (july(3), clock("20:00")), (july(3), clock("18:30"))]


@pytest.mark.parametrize(
    "said",
    [
        "Wir haben gestern eine Glasscherbe im Salat gefunden",
        "Mein Sohn hatte nach dem Essen bei euch einen allergischen Schock",
        "there was a screw in my soup yesterday",
        "my wife had an allergic reaction after dinner at yours",
        "ich möchte den Geschäftsführer sprechen",
        "who can I talk to about this?",
    ],
)
def test_an_emergency_or_a_complaint_is_for_a_person(said):
    assert hear(said).has("complaint", "handover")


@pytest.mark.parametrize("said", ["Hilfe", "hilfe!", "help"])
def test_a_call_for_help_is_heard(said):
    assert hear(said).intents[0].name == "help"


@pytest.mark.parametrize(
    "said",
    [
        "Liefert ihr auch ins Büro?",
        "Gibt es sonntags Livemusik?",
        "do you do takeaway",
        "do you do catering",
    ],
)
def test_what_a_house_may_offer_beside_tables_is_a_question_to_it(said):
    assert hear(said).intents[0].name == "ask_info"


@pytest.mark.parametrize("said", ["die mittlere", "den mittleren Termin bitte", "the middle one"])
def test_the_middle_one_is_in_the_middle_by_time(said):
    assert hear(said, offered=OFFERED).choice.value == 2


def test_of_two_there_is_no_middle_one():
    assert hear("die mittlere", offered=OFFERED[:2]).choice is None


@pytest.mark.parametrize("said", ["gibt es was dazwischen?", "keine davon passt, was sonst?"])
def test_other_times_are_asked_for(said):
    assert hear(said, history=OFFER).has("request_alternatives")


@pytest.mark.parametrize(
    "said",
    ["recommend us a cosy restaurant for a date", "welche eurer Filialen liegt am zentralsten?"],
)
def test_a_restaurant_is_looked_for(said):
    assert hear(said).intents[0].name == "find_restaurant"
