"""How long the table is theirs is told from the house's turn times, and no team is asked."""

import pytest
import time_machine

from messenger.enums import Voice
from reservations.chat.stay import HOW_LONG
from reservations.models import TurnTime
from tests.assistant.talk import Talk, cards, texts
from tests.factories import make_house, make_turn_time

pytestmark = [pytest.mark.both, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def in_the_morning():
    with time_machine.travel("2026-05-05 08:00:00+00:00", tick=False):
        yield


@pytest.fixture
def house():
    """A house where two stay for 105 minutes and more for two and a half hours."""
    made = make_house()
    TurnTime.objects.all().delete()
    make_turn_time(made, up_to=2, minutes=105)
    make_turn_time(made, up_to=100, minutes=150)
    return made


def answer(house, *said: str, lang: str = "de") -> str:
    first, *rest = said
    talk = Talk.begin(house, first, lang=lang)
    heard = talk.answers()
    for body in rest:
        heard = talk.say(body)
    assert talk.conversation.voice == Voice.ASSISTANT
    return texts(heard)[-1]


def test_of_what_is_held_it_is_told_with_its_end(house):
    said = answer(house, "Tisch für 4 morgen um 19 Uhr", "Wie lange können wir sitzen bleiben?")

    assert (
        said == "Mittwoch, 6. Mai um 19:00 Uhr: Wir planen 2½ Stunden am Tisch ein, bis 21:30 Uhr."
    )


def test_of_what_is_reserved_it_is_told_with_its_end(house):
    said = answer(
        house,
        "table for 2 tomorrow at 7pm, Klaus Meier, k@example.org",
        "yes",
        "How long do we have the table?",
        lang="en",
    )

    assert said == "From Wednesday, 6 May at 19:00 we plan 105 minutes at the table, until 20:45."


def test_of_a_wish_it_is_told_for_as_many(house):
    said = answer(house, "Tisch für 2", "Wie lange dürfen wir bleiben?")

    assert said == "Für 2 Personen planen wir 105 Minuten am Tisch ein."


def test_where_nothing_is_known_it_is_told_as_a_rule(house):
    said = answer(house, "How long can we stay?", lang="en")

    assert said == "Depending on how many you are, we plan 105 minutes to 2½ hours at the table."


def test_where_all_stay_as_long_one_length_is_told():
    said = answer(make_house(), "Haben wir ein Zeitlimit?")

    assert said == "Wir planen 2 Stunden am Tisch ein."


def test_a_wish_in_the_same_breath_is_heard(house):
    talk = Talk.begin(house, "Tisch für 2 morgen um 19 Uhr, wie lange dürfen wir bleiben?")

    said = talk.answers()

    assert texts(said)[-2] == "Für 2 Personen planen wir 105 Minuten am Tisch ein."
    assert cards(said, "contact")


@pytest.mark.parametrize(
    "said",
    [
        "Wie lange muss man auf einen Tisch warten?",
        "Wie lange halten Sie den Tisch?",
        "Wie lange im Voraus bekomme ich einen Tisch?",
        "How long is the wait for a table?",
        "How long in advance can I get a table?",
    ],
)
def test_other_lengths_are_other_questions(said):
    assert HOW_LONG.search(said) is None
