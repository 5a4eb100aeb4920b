"""The inbox's form that gives a guest a table, sent as staff send it."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.test import Client

from businesses.models import Business
from common import clock
from messenger.models import Entry
from tests.assistant.talk import Talk


@dataclass(frozen=True, slots=True)
class Given:
    """What appeared in the thread, and the page that staff see then."""

    said: list[Entry]
    page: str


def tomorrow(house: Business) -> str:
    """The house's next day, as a date field has it."""
    return (clock.now().astimezone(house.zone).date() + dt.timedelta(days=1)).isoformat()


def send(client: Client, house: Business, talk: Talk, do: str, **given: object) -> Given:
    """Send the form, filled for two tomorrow at 19:00."""
    before = talk.conversation.head
    filled = {"size": 2, "date": tomorrow(house), "at": "19:00", "seen": before}
    filled |= {"c": talk.conversation_id, "cid": uuid.uuid4(), "do": do} | given
    sent = client.post(f"/admin/h/{house.slug}/inbox/table/", filled, follow=True)
    assert sent.status_code == 200
    said = [entry for entry in talk.entries() if entry.seq > before]
    return Given(said=said, page=sent.content.decode())


def give(client: Client, house: Business, talk: Talk, do: str, **given: object) -> list[Entry]:
    """The same; only what appeared in the thread."""
    return send(client, house, talk, do, **given).said
