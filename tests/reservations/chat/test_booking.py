"""From one sentence to a stored reservation, in the diner's words and by taps."""

import datetime as dt

import pytest
import time_machine

from businesses.enums import Role
from messenger.actions import give_back
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import evening, make_area, make_house, make_member, make_table, make_user

pytestmark = [pytest.mark.both, pytest.mark.django_db]
WISH = "Tisch für 2 morgen um 19 Uhr"


def test_an_exact_wish_that_is_free_is_held_at_once():
    talk = Talk.begin(make_house(), WISH)

    card = cards(talk.answers(), "contact")[0]

    held = Reservation.objects.get()
    assert (held.status, held.party_size) == ("held", 2)
    assert held.starts_at == evening(1)
    assert card["reservation"] == str(held.pk)
    assert [button["id"] for button in card["actions"]] == ["submit", "change", "other"]
    assert card["hold_expires_at"] is not None


def test_the_form_confirms_with_one_tap():
    talk = Talk.begin(make_house(), WISH)
    talk.answers()

    said = talk.tap("submit", name="Ida Neumann", phone="0171 3920015")

    row = Reservation.objects.get()
    card = cards(said, "reservation")[0]
    assert (row.status, row.name, row.phone) == ("confirmed", "Ida Neumann", "+491713920015")
    assert (card["reference"], card["status"]) == (row.reference, "confirmed")
    assert texts(said)[0] == "Danke, Ida Neumann. Ihr Tisch ist reserviert."


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"name": "", "phone": "0171 3920015"}, "Name"),
        ({"name": "Ida", "phone": "12"}, "Telefonnummer"),
        ({"name": "Ida", "email": "ida@"}, "Mailadresse"),
        ({"name": "Ida"}, "Telefonnummer"),
    ],
)
def test_a_faulty_form_is_refused_kindly_and_changes_nothing(given, complaint):
    talk = Talk.begin(make_house(), WISH)
    talk.answers()

    said = talk.tap("submit", **given)

    assert complaint in texts(said)[0]
    assert Reservation.objects.get().status == "held"


def test_words_confirm_like_the_button():
    talk = Talk.begin(make_house(), WISH)
    talk.answers()
    talk.say("Neumann, 0171 3920015")

    talk.say("passt")

    assert Reservation.objects.get().status == "confirmed"


def test_a_double_tap_books_once_and_is_answered_by_todays_truth():
    talk = Talk.begin(make_house(), WISH)
    talk.answers()
    talk.say("Neumann, 0171 3920015")
    talk.tap("confirm")

    said = talk.tap("confirm")

    assert Reservation.objects.count() == 1
    assert cards(said, "reservation")[0]["status"] == "confirmed"
    assert "schon erledigt" in texts(said)[0]


def test_a_correction_moves_the_hold_and_changes_nothing_else():
    talk = Talk.begin(make_house(), WISH)
    talk.answers()

    said = talk.say("doch lieber 4, eine Stunde später")

    row = Reservation.objects.get()
    assert (row.status, row.party_size, row.starts_at) == ("held", 4, evening(1, hour=20))
    assert len(cards(said, "contact")) == 1


def test_a_full_time_is_answered_by_what_can_be_had_and_the_waitlist():
    house = make_house(tables=(2,))
    Talk.begin(house, WISH).answers()

    said = Talk.begin(house, WISH).answers()

    offers = cards(said, "offers")[0]
    assert Reservation.objects.count() == 1
    assert offers["options"]
    assert all(
        option["starts_at"][11:16] != "19:00" or option["day_label"]
        for option in offers["options"]
    )
    assert len(cards(said, "waitlist")) == 1


def test_every_offered_time_can_be_held():
    house = make_house(tables=(2, 4))
    make_table(house, make_area(house, "terrasse"), "T9", 2)
    talk = Talk.begin(house, "Was ist morgen Abend frei für 2?")
    options = cards(talk.answers(), "offers")[0]["options"]

    for option in options:
        other = Talk.begin(house, "Was ist morgen Abend frei für 2?")
        other.answers()
        other.tap("pick", option=option["id"])
        row = Reservation.objects.get(conversation_id=other.conversation_id)
        assert row.starts_at == dt.datetime.fromisoformat(option["starts_at"])
        row.slots.all().delete()
        row.delete()


def test_giving_up_releases_the_hold_at_once():
    talk = Talk.begin(make_house(), WISH)
    talk.answers()

    talk.say("nein, doch nicht, vergiss es")

    row = Reservation.objects.get()
    assert (row.status, row.slots.count()) == ("expired", 0)


def test_cancelling_asks_first_and_tells_the_window_before_the_tap():
    talk = Talk.begin(make_house(), WISH)
    talk.answers()
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")

    sure = cards(talk.tap("cancel"), "sure")[0]
    talk.tap("yes")

    assert "Kostenlos absagen bis" in sure["policy"]
    assert Reservation.objects.get().status == "cancelled"


def test_a_late_party_is_noted_for_the_door():
    with time_machine.travel(evening(1, hour=12)):
        talk = Talk.begin(make_house(), "Tisch für 2 heute um 22 Uhr")
        talk.answers()
        talk.tap("submit", name="Ida Neumann", phone="0171 3920015")

        said = talk.say("wir kommen 20 Minuten später")

    row = Reservation.objects.get()
    assert row.expected_at == row.starts_at + dt.timedelta(minutes=20)
    assert "Wir halten den Tisch bis" in texts(said)[-1]


def test_typed_contact_never_finds_a_reservation():
    house = make_house()
    first = Talk.begin(house, WISH)
    first.answers()
    first.tap("submit", name="Ida Neumann", phone="0171 3920015")

    said = Talk.begin(
        house, "Ich habe reserviert, Neumann, 0171 3920015. Bitte absagen!"
    ).answers()

    assert cards(said, "reservation") == []
    assert Reservation.objects.get().status == "confirmed"


def test_whoever_is_too_late_to_cancel_can_still_reserve_another_table():
    house = make_house(cancel_until_minutes=3 * 24 * 60)
    member = make_member(house, Role.HOST, make_user())
    talk = Talk.begin(house, WISH)
    talk.answers()
    talk.tap("submit", name="Ida Neumann", phone="0171 3920015")
    talk.tap("cancel")
    give_back(conversation_id=talk.conversation_id, by=member)

    talk.say("Tisch für 4 in 5 Tagen um 20 Uhr")
    talk.tap("confirm")

    assert sorted(Reservation.objects.values_list("status", "party_size")) == [
        ("confirmed", 2),
        ("confirmed", 4),
    ]
