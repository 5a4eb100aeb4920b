"""What diners say beside the wish is heard: other questions, corrections afterwards, not caring which time."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assistant.turn import take_turns
from reservations.models import Reservation
from tests.assistant.talk import Talk, cards, texts
from tests.factories import BERLIN, evening, make_house

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def in_the_morning():
    with time_machine.travel("2026-05-05 08:00:00+00:00", tick=False):
        yield


def reserved(body: str = "Tisch für 4 morgen um 19 Uhr, Klaus Meier, klaus@example.org") -> Talk:
    talk = Talk.begin(make_house(), body)
    talk.answers()
    talk.say("ja")
    return talk


def test_hours_of_a_day_are_that_days_and_the_talk_goes_on_about_it():
    talk = Talk.begin(make_house(), "Habt ihr morgen offen?")

    hours = texts(talk.answers())
    held = talk.say("dann um 19 Uhr zu zweit")

    assert hours[-1].startswith("Tische am Mittwoch, 6. Mai: ")
    assert cards(held, "contact")[0]["starts_at"].startswith("2026-05-06T19:00")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Wann habt ihr offen?", "Plätze vergeben wir:"),
        ("Habt ihr heute um 3 Uhr nachts offen?", "Tische am Dienstag, 5. Mai: "),
        ("When are you open?", "Seatings:"),
        ("ich wollte fragen ob ihr heute offen habt", "Tische am Dienstag, 5. Mai: "),
    ],
)
def test_who_asks_when_the_house_is_open_is_told_hours(asked, told):
    talk = Talk.begin(make_house(), asked)

    assert texts(talk.answers())[-1].startswith(told)


def test_who_asks_for_a_table_while_the_house_is_open_asks_for_a_table():
    talk = Talk.begin(make_house(), "Habt ihr morgen um 19 Uhr noch einen Tisch offen?")

    assert cards(talk.answers(), "picker")


def test_a_yes_with_a_table_held_is_about_the_table_though_something_was_not_understood():
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, Klaus Meier, klaus@example.org")
    talk.answers()
    talk.say("xqzt blorf knarz")

    talk.say("ja")

    assert Reservation.objects.get().status == "confirmed"


def asked_which(said: str) -> Talk:
    """Tables for four tomorrow at seven and for five on Saturday at six; one of them is spoken of."""
    talk = reserved()
    talk.say("Und noch einen Tisch am Samstag um 18 Uhr für 5")
    talk.say("ja")
    talk.say(said)
    return talk


@pytest.mark.parametrize(
    "said", ["die zweite", "die spätere", "die für 5 Personen", "die am Samstag", "die um 18 Uhr"]
)
def test_which_of_two_reservations_is_told_by_place_day_time_or_number(said):
    sure = cards(asked_which("stornieren").say(said), "sure")

    assert [card["party_size"] for card in sure] == [5]


def test_a_new_wish_is_no_answer_to_which_reservation():
    held = asked_which("stornieren").say("Tisch für 5 am Sonntag um 18 Uhr")

    assert not cards(held, "sure")
    assert cards(held, "confirm")[0]["starts_at"].startswith("2026-05-10T18:00")


def test_a_button_answers_which_reservation_is_meant():
    talk = asked_which("stornieren")

    talk.tap("change")
    proposed = talk.say("um 19 Uhr")

    assert not cards(proposed, "sure")
    assert cards(proposed, "confirm")[0]["party_size"] == 5


def test_of_two_reservations_the_one_that_is_named_is_cancelled():
    talk = reserved()
    talk.say("Und noch einen Tisch am Samstag um 18 Uhr für 5")
    talk.say("ja")

    which = talk.say("stornieren")
    sure = talk.say("die am Samstag")
    talk.say("ja")

    assert texts(which)[-1] == "Welche meinen Sie?"
    assert cards(sure, "sure")[0]["text"].startswith("Wirklich absagen? Samstag, 9. Mai um 18:00")
    left = {row.party_size: row.status for row in Reservation.objects.all()}
    assert left == {4: "confirmed", 5: "cancelled"}


def test_of_two_reservations_the_one_that_is_named_is_changed():
    talk = reserved()
    talk.say("Und noch einen Tisch am Samstag um 18 Uhr für 5")
    talk.say("ja")
    talk.say("ich möchte umbuchen")

    asked = talk.say("die um 19 Uhr")
    talk.say("20 Uhr")
    talk.say("passt")

    assert cards(asked, "picker")
    moved = Reservation.objects.get(party_size=4)
    assert moved.starts_at.astimezone(BERLIN).hour == 20


@pytest.mark.parametrize(
    "said",
    ["Tisch verbindlich reservieren", "Buchen", "ja, bitte buchen Sie ihn", "book it", "Reserve."],
)
def test_the_words_of_the_button_reserve_like_the_button(said):
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, Klaus Meier, klaus@example.org")
    talk.answers()

    talk.say(said)

    assert Reservation.objects.get().status == "confirmed"


def test_a_wish_for_a_second_table_reserves_nothing():
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, Klaus Meier, klaus@example.org")
    talk.answers()

    talk.say("Ich möchte noch einen zweiten Tisch reservieren")

    assert {row.status for row in Reservation.objects.all()} == {"held"}


@pytest.mark.parametrize("said", ["doch nicht", "Nein, lieber nicht.", "lass es"])
def test_not_after_all_gives_the_table_back(said):
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr")
    talk.answers()

    talk.say(said)

    assert Reservation.objects.get().status == "expired"


def test_a_wish_that_was_given_up_is_taken_up_again():
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr")
    talk.answers()
    talk.say("doch nicht")

    talk.say("doch, bitte 20 Uhr")

    held = Reservation.objects.get(status="held")
    assert (held.party_size, held.starts_at) == (4, evening(1, hour=20))


def test_a_reservation_that_is_not_there_cannot_be_changed():
    talk = Talk.begin(
        make_house(), "Kann ich meine Reservierung von morgen auf 20 Uhr verschieben?"
    )

    assert "finde ich keine kommende Reservierung" in texts(talk.answers())[-1]


def test_an_allergy_is_nobodys_new_name():
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, Klaus Meier, klaus@example.org")
    talk.answers()
    talk.say("Bitte Allergie beachten: eine Person hat Zöliakie")

    talk.say("ja")

    assert Reservation.objects.get().name == "Klaus Meier"


def test_nothing_is_asked_beside_what_is_handed_over():
    """A person leads from then on: the assistant would not hear the answer."""
    talk = reserved()

    said = talk.say("Ich brauche eine Rechnung mit MwSt")

    assert "Ich frage das Team." in "".join(texts(said))
    assert "Das tut mir leid" not in "".join(texts(said))
    assert not cards(said, "picker")
    assert talk.conversation.voice == "staff"


def test_what_can_be_tapped_is_shown_beside_what_is_handed_over():
    talk = Talk.begin(
        make_house(), "Was ist morgen Abend für 4 frei? Kann ich meinen Hund mitbringen?"
    )

    said = talk.answers()

    assert "Das weiß ich selbst nicht." in "".join(texts(said))
    assert cards(said, "offers")


def test_another_time_is_nobodys_name_and_a_broken_address_is_asked_for_again():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    talk.say("nein, andere Zeit")
    talk.say("20 Uhr")
    talk.say("Thomas Gruber")
    broken = talk.say("tgruber@")
    talk.say("tgruber@example.org")
    talk.say("ja")

    assert "E-Mail" in texts(broken)[-1]
    assert Reservation.objects.get().name == "Thomas Gruber"


def test_whichever_time_takes_what_was_offered_first():
    talk = Talk.begin(make_house(), "Was haben Sie morgen Abend für 2 frei?")
    offered = cards(talk.answers(), "offers")[0]["options"][0]

    held = talk.say("egal wann")

    assert cards(held, "contact")[0]["starts_at"] == offered["starts_at"]


def test_a_name_beside_an_offer_does_not_offer_the_same_again():
    talk = Talk.begin(make_house(), "Was haben Sie morgen Abend für 2 frei?")
    talk.answers()

    said = talk.say("Klaus Meier, klaus@example.org")

    assert texts(said) == ["Danke, das habe ich. Welche dieser Zeiten darf ich für Sie halten?"]
    assert not cards(said, "offers")


@pytest.mark.parametrize(
    ("said", "party_size"), [("ach, wir sind doch 3", 3), ("noch eine Person mehr bitte", 5)]
)
def test_a_number_after_reserving_corrects_what_is_stored(said, party_size):
    talk = reserved()

    proposed = talk.say(said)
    talk.say("ja")

    assert cards(proposed, "confirm")[0]["party_size"] == party_size
    assert Reservation.objects.get().party_size == party_size


def test_cancelling_in_the_middle_of_a_change_is_asked_about_the_reservation():
    talk = reserved()
    talk.say("eine Stunde später bitte")

    asked = talk.say("bitte stornieren")
    talk.say("ja")

    assert cards(asked, "sure")
    assert Reservation.objects.get().status == "cancelled"


def test_a_question_in_the_middle_is_nobodys_name():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    talk.say("Gibt es ein Silvestermenü?")
    talk.say("Meier, meier@example.org")

    done = talk.say("ja")

    assert Reservation.objects.get().name == "Meier"
    assert "Vielen Dank. Ihr Tisch ist reserviert." in texts(done)


@pytest.mark.parametrize("said", ["Am besten in einem ruhigen Raum", "im Innenhof bitte"])
def test_a_place_in_the_middle_is_nobodys_name(said):
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    talk.say(said)
    talk.say("0171 3920042")
    talk.say("Meier")

    talk.say("ja")

    assert Reservation.objects.get().name == "Meier"


def test_now_is_today():
    talk = Talk.begin(make_house(), "Wir stehen vor der Tür, habt ihr jetzt einen Tisch für 2?")

    offered = cards(talk.answers(), "offers")

    assert offered[0]["date"] == "2026-05-05"


def test_own_data_are_a_matter_for_people_and_cancel_nothing():
    talk = reserved()

    said = talk.say("Bitte löschen Sie meine Daten")

    assert texts(said)[0].startswith("Ich frage das Team.")
    assert Reservation.objects.get().status == "confirmed"


def test_until_when_one_may_cancel_is_told_of_the_own_table():
    talk = reserved()

    assert "Kostenlos absagen bis" in texts(talk.say("Bis wann kann ich absagen?"))[0]
    assert Reservation.objects.get().status == "confirmed"


def test_a_turn_reads_house_rules_and_thread_once():
    talk = Talk.begin(make_house(), "Guten Tag")
    talk.answers()
    talk.post("Tisch für 2 morgen Abend")

    with CaptureQueriesContext(connection) as asked:
        take_turns(talk.conversation_id)

    read = [query["sql"].partition(" FROM ")[2].partition(" ")[0] for query in asked]
    assert read.count('"messenger_participant"') == 1
    assert read.count('"messenger_entry"') == 1
    assert '"businesses_business"' not in read


def test_hours_asked_for_while_a_table_is_held_leave_it_where_it_is():
    talk = Talk.begin(make_house(), "Tisch für 2 morgen um 19 Uhr")
    talk.answers()
    talk.say("Habt ihr am Sonntag auch offen?")

    held = talk.say("wir sind doch 3")

    assert cards(held, "contact")[0]["starts_at"].startswith("2026-05-06T19:00")


@pytest.mark.parametrize(
    "said",
    ["Wir wissen nicht, wann wir ankommen, bitte stornieren", "no idea when, cancel it please"],
)
def test_a_when_in_another_clause_makes_cancelling_no_question(said):
    talk = reserved()

    assert cards(talk.say(said), "sure")


@pytest.mark.parametrize(
    ("minutes", "lang", "rule"),
    [
        (90, "de", "Sie können bis 2 Stunden vorher kostenlos absagen."),
        (60, "de", "Sie können bis 1 Stunde vorher kostenlos absagen."),
        (20, "en", "You may cancel free of charge until 1 hour before."),
    ],
)
def test_the_window_for_cancelling_is_never_told_shorter_than_it_is(minutes, lang, rule):
    asked = "Bis wann kann man absagen?" if lang == "de" else "Until when can one cancel?"
    talk = Talk.begin(make_house(cancel_until_minutes=minutes), asked, lang=lang)

    assert texts(talk.answers())[-1] == rule


@pytest.mark.parametrize("said", ["super danke", "Okay danke, bis dann"])
def test_who_thanks_before_saying_yes_is_told_that_nothing_is_final(said):
    talk = Talk.begin(make_house(), "Tisch für 4 morgen um 19 Uhr, Klaus Meier, klaus@example.org")
    talk.answers()

    before = texts(talk.say(said))
    talk.say("ja")
    after = texts(talk.say(said))

    assert before[-1].endswith("Verbindlich wird es erst mit Ihrem Ja.")
    assert "Verbindlich" not in after[-1]
    assert Reservation.objects.get().status == "confirmed"
