"""The inbox page: what it lists, and each step that can be taken in it."""

import re
import uuid

import pytest
from django.test import Client

from accounts.models import Diner
from businesses.enums import Role
from businesses.models import Business, Membership
from messenger.actions import (
    answer,
    continue_conversation,
    start_conversation,
    take_over,
    write_entries,
)
from messenger.enums import EntryKind, SenderKind
from messenger.live.posts import Author, NewEntry
from messenger.models import CannedResponse, Conversation, Entry, Participant
from tests.factories import make_guest, make_house, make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Business:
    """People answer here; the assistant is switched off."""
    business = make_house()
    business.assistant_enabled = False
    business.save()
    return business


@pytest.fixture
def member(house: Business) -> Membership:
    return make_member(house, Role.HOST, make_user(first_name="Maria", last_name="Kessler"))


@pytest.fixture
def client(member: Membership) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(member.user)
    return client


def written(house: Business, body: str = "Haben Sie glutenfreies Brot?") -> Conversation:
    started = start_conversation(
        business=house, key=uuid.uuid4().hex, cid=uuid.uuid4(), body=body, lang="de"
    )
    return Conversation.objects.get(pk=started.conversation_id)


def inbox(house: Business, conversation: Conversation | None = None, view: str = "open") -> str:
    chosen = f"&c={conversation.pk}" if conversation else ""
    return f"/admin/h/{house.slug}/inbox/?view={view}{chosen}"


def do(client: Client, house: Business, conversation: Conversation, step: str, **form: object):
    body = {"c": conversation.pk, "cid": uuid.uuid4(), "do": step, **form}
    return client.post(f"/admin/h/{house.slug}/inbox/do/", body)


def test_a_message_stands_in_the_list_and_in_the_thread(client: Client, house: Business) -> None:
    conversation = written(house)

    page = client.get(inbox(house, conversation)).content.decode()

    assert page.count("Haben Sie glutenfreies Brot?") >= 2
    assert f'data-conversation="{conversation.pk}"' in page


def test_text_is_never_markup(client: Client, house: Business) -> None:
    conversation = written(house, "<script>alert(1)</script>")

    page = client.get(inbox(house, conversation)).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_looking_at_the_list_marks_nothing_read(client: Client, house: Business) -> None:
    conversation = written(house)

    client.get(inbox(house))
    client.get(inbox(house, conversation))

    conversation.refresh_from_db()
    assert conversation.unread == 1


def test_an_answer_is_stored_once_for_its_client_id(client: Client, house: Business) -> None:
    conversation, cid = written(house), uuid.uuid4()

    for _ in range(2):
        given = do(client, house, conversation, "say", cid=cid, body="Ja, haben wir.", seen=1)

    assert given.status_code == 302
    said = Entry.objects.filter(conversation=conversation, body="Ja, haben wir.")
    assert [entry.sender_kind for entry in said] == ["staff"]
    conversation.refresh_from_db()
    assert conversation.voice == "staff"


def test_an_answer_that_has_not_seen_a_colleagues_is_refused_and_kept(
    client: Client, house: Business
) -> None:
    conversation = written(house)
    colleague = make_member(house, Role.HOST, make_user(first_name="Jonas", last_name="Weber"))
    answer(
        conversation_id=conversation.pk,
        by=colleague,
        cid=uuid.uuid4(),
        body="Ich frage die Küche.",
    )

    refused = do(client, house, conversation, "say", body="Nein, leider nicht.", seen=1)

    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Jonas Weber has just replied. Send anyway?" in page
    assert "Ich frage die Küche." in page
    assert "Nein, leider nicht." in page
    assert not Entry.objects.filter(body="Nein, leider nicht.").exists()


def test_an_empty_answer_is_refused_with_a_sentence(client: Client, house: Business) -> None:
    conversation = written(house)

    refused = do(client, house, conversation, "say", body="   ", seen=1)

    assert refused.status_code == 409
    assert "A message needs some text." in refused.content.decode()
    conversation.refresh_from_db()
    assert conversation.head == 1


def test_a_note_is_for_the_team_only(client: Client, house: Business) -> None:
    conversation = written(house)

    do(client, house, conversation, "note", body="Ralf sagt: Knödel nicht.")

    assert "Ralf sagt: Knödel nicht." in client.get(inbox(house, conversation)).content.decode()
    assert not Entry.objects.filter(conversation=conversation, body__contains="Knödel").exists()


def test_taking_over_and_giving_back(client: Client, house: Business, member: Membership) -> None:
    conversation = written(house)
    house.assistant_enabled = True
    house.save()

    do(client, house, conversation, "give")
    conversation.refresh_from_db()
    given_back = conversation.voice
    do(client, house, conversation, "take")
    conversation.refresh_from_db()

    assert given_back == "assistant"
    assert (conversation.voice, conversation.assignee_uuid) == ("staff", member.user.uuid)
    page = client.get(inbox(house, conversation)).content.decode()
    assert "You lead this conversation." in page


def test_closing_and_opening_again(client: Client, house: Business) -> None:
    conversation = written(house)

    do(client, house, conversation, "close")
    closed = client.get(inbox(house, view="closed")).content.decode()
    opened = client.get(inbox(house)).content.decode()
    do(client, house, conversation, "reopen")
    conversation.refresh_from_db()

    assert f"row-{conversation.pk}" in closed
    assert f"row-{conversation.pk}" not in opened
    assert conversation.state == "open"


def test_putting_off(client: Client, house: Business) -> None:
    conversation = written(house)

    do(client, house, conversation, "snooze", snooze="120")

    conversation.refresh_from_db()
    assert conversation.state == "snoozed"
    assert conversation.snoozed_until is not None


def test_a_guest_who_writes_again_is_no_longer_put_off(client: Client, house: Business) -> None:
    conversation = written(house)
    do(client, house, conversation, "snooze", snooze=120)
    me = Participant.objects.get(conversation=conversation, role="diner")

    continue_conversation(
        business=house,
        diner=Diner.objects.get(pk=me.person_uuid),
        cid=uuid.uuid4(),
        body="Noch jemand da?",
        lang="de",
    )
    page = client.get(inbox(house)).content.decode()

    assert "needs you" in page
    assert "later, " not in page


def test_assigning_to_a_colleague_and_not_to_a_stranger(client: Client, house: Business) -> None:
    conversation = written(house)
    colleague = make_member(house, Role.HOST)
    stranger = make_member(make_house(), Role.HOST)

    do(client, house, conversation, "assign", assignee=colleague.user.uuid)
    do(client, house, conversation, "assign", assignee=stranger.user.uuid)

    conversation.refresh_from_db()
    assert conversation.assignee_uuid == colleague.user.uuid


def test_prepared_texts_of_this_house_are_offered(client: Client, house: Business) -> None:
    conversation = written(house)
    CannedResponse.objects.create(
        business=house, title="Anfahrt", body={"en": "Tram 2 to the market."}
    )
    CannedResponse.objects.create(
        business=make_house(), title="Fremd", body={"en": "Secret words."}
    )

    page = client.get(inbox(house, conversation)).content.decode()

    assert "Tram 2 to the market." in page
    assert "Secret words." not in page


def test_what_the_house_remembers_is_kept(client: Client, house: Business) -> None:
    conversation = written(house)
    diner = conversation.participants.get(role="diner").person_uuid
    guest = make_guest(house, "Peter Haller", diner_id=diner)

    do(
        client,
        house,
        conversation,
        "remember",
        guest=guest.pk,
        tags="Stammgast, Nussallergie",
        notes="Trinkt Gutedel.",
    )

    guest.refresh_from_db()
    assert (guest.tags, guest.notes) == (["Stammgast", "Nussallergie"], "Trinkt Gutedel.")
    assert "Peter Haller" in client.get(inbox(house, conversation)).content.decode()


def test_a_foreign_conversation_is_like_a_missing_one_and_nothing_changes(
    client: Client, house: Business
) -> None:
    stranger = make_house()
    stranger.assistant_enabled = False
    stranger.save()
    there = written(stranger)

    shown = client.get(f"/admin/h/{house.slug}/inbox/?c={there.pk}")
    missing = client.get(f"/admin/h/{house.slug}/inbox/?c={uuid.uuid4()}")
    for step in ("take", "close", "snooze", "assign"):
        do(client, house, there, step)
    do(client, house, there, "say", body="Hallo", seen=1)

    there.refresh_from_db()
    assert (shown.status_code, missing.status_code) == (404, 404)
    assert (there.head, there.voice, there.state) == (1, "staff", "open")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("earlier", "9" * 5000),
        ("earlier", "9" * 15),
        ("before", "0001-01-01T00:00:00+14:00"),
        ("before", "9999-12-31T23:59:59-14:00"),
        ("view", "?"),
    ],
)
def test_an_odd_address_shows_the_inbox(
    client: Client, house: Business, name: str, value: str
) -> None:
    conversation = written(house)

    answer = client.get(f"/admin/h/{house.slug}/inbox/", {"c": str(conversation.pk), name: value})

    assert answer.status_code == 200


def test_the_inbox_of_a_foreign_house_is_not_found(client: Client) -> None:
    assert client.get(inbox(make_house())).status_code == 404


def test_reservations_of_the_guest_stand_beside_the_thread(
    client: Client, house: Business
) -> None:
    import datetime as dt

    from common import clock
    from reservations.actions import reserve_table
    from reservations.enums import Source
    from tests.factories import a_contact, staff_of

    conversation = written(house)
    row = reserve_table(
        business=house,
        starts_at=clock.now().replace(hour=18, minute=0, second=0, microsecond=0)
        + dt.timedelta(days=3),
        party_size=2,
        contact=a_contact(),
        source=Source.CHAT,
        by=staff_of(house),
        conversation_id=conversation.pk,
    )

    page = client.get(inbox(house, conversation)).content.decode()

    assert row.reference in page
    assert f"sel=r-{row.pk}" in page


def test_the_list_tells_who_is_at_it(client: Client, house: Business, member: Membership) -> None:
    mine, theirs = written(house, "Eins"), written(house, "Zwei")
    colleague = make_member(house, Role.HOST, make_user(first_name="Jonas", last_name="Weber"))
    take_over(conversation_id=mine.pk, by=member)
    answer(conversation_id=mine.pk, by=member, cid=uuid.uuid4(), body="Gern.")
    take_over(conversation_id=theirs.pk, by=colleague)
    answer(conversation_id=theirs.pk, by=colleague, cid=uuid.uuid4(), body="Läuft.")

    page = client.get(inbox(house)).content.decode()

    tags = re.findall(r"([\w ]+)</span></span>", page)
    assert {"you", "Jonas Weber"} <= set(tags)


def test_the_last_words_of_a_card_stand_in_the_list_and_whose_they_are(
    client: Client, house: Business, member: Membership
) -> None:
    conversation = written(house, "Haben Sie Brot?")
    author = Author(
        participant_id=conversation.participants.get(role="assistant").pk,
        kind=SenderKind.ASSISTANT,
        name="",
    )
    card = {"kind": "offers", "v": 1, "text": "Frei für 2: 19:00.", "actions": []}
    entry = NewEntry(cid=uuid.uuid4(), author=author, kind=EntryKind.CARD, card=card)
    write_entries(conversation_id=conversation.pk, entries=[entry])

    by_assistant = client.get(inbox(house)).content.decode()
    answer(conversation_id=conversation.pk, by=member, cid=uuid.uuid4(), body="Ja, gern.")
    by_maria = client.get(inbox(house)).content.decode()

    assert "Assistant: Frei für 2: 19:00." in by_assistant
    assert "Maria: Ja, gern." in by_maria


def test_the_list_calls_guests_as_the_house_knows_them(client: Client, house: Business) -> None:
    conversation = written(house)
    diner = conversation.participants.get(role="diner").person_uuid
    make_guest(house, "Peter Haller", diner_id=diner)
    make_guest(make_house(), "Fremder Name", diner_id=diner)

    page = client.get(inbox(house)).content.decode()

    assert "<b>Peter Haller</b>" in page
    assert "Fremder Name" not in page


def test_the_rail_tells_how_many_wait(client: Client, house: Business) -> None:
    written(house)
    written(house, "Und draußen?")

    page = client.get(f"/admin/h/{house.slug}/day/", follow=True).content.decode()

    assert re.search(r'id="rail-inbox" data-waiting="2">2<', page)


def reserved(house: Business, conversation: Conversation, days: int, **given: object):
    import datetime as dt

    from common import clock
    from reservations.actions import reserve_table
    from reservations.enums import Source
    from tests.factories import a_contact, staff_of

    at = clock.now().astimezone(house.zone).replace(hour=19, minute=0, second=0, microsecond=0)
    return reserve_table(
        business=house,
        starts_at=at + dt.timedelta(days=days),
        party_size=2,
        contact=a_contact(),
        source=Source.CHAT,
        by=staff_of(house),
        conversation_id=conversation.pk,
        diner_id=conversation.participants.get(role="diner").person_uuid,
        **given,
    )


def test_the_list_says_what_the_assistants_talks_have_come_to(
    client: Client, house: Business
) -> None:
    house.assistant_enabled = True
    house.save()
    with_table, without = written(house, "Eins"), written(house, "Zwei")
    reserved(house, with_table, 3)

    page = client.get(inbox(house)).content.decode()

    assert re.search(r"19:00 · 2</span>", page)
    assert page.count("Assistant</span></span>") == 1
    assert str(without.pk) in page


def test_visits_of_the_same_guest_are_counted_and_told(client: Client, house: Business) -> None:
    import datetime as dt

    from common import clock
    from reservations.models import Reservation

    conversation = written(house)
    past, coming = reserved(house, conversation, 2), reserved(house, conversation, 3)
    earlier = clock.now() - dt.timedelta(days=30)
    Reservation.objects.filter(pk=past.pk).update(
        status="completed",
        conversation=None,
        starts_at=earlier,
        ends_at=earlier + dt.timedelta(hours=2),
    )

    page = client.get(inbox(house, conversation)).content.decode()

    assert "1 visit, last on" in page
    assert f"sel=r-{past.pk}" in page
    assert coming.reference in page
