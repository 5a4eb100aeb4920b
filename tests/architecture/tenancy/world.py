"""Two houses with a row of everything, and the eight who ask."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django_tasks_db.models import DBTaskResult

from accounts.actions import open_diner_login
from businesses.enums import Role, Topic
from businesses.models import Business, HouseText, TeamHours
from common.clock import now
from messenger.models import CannedResponse, Conversation, Participant
from reservations.actions import block_tables, reserve_table
from reservations.enums import Source
from reservations.models import ReservationTable, TableSlot
from tests.factories import (
    a_contact,
    bearer,
    evening,
    make_closure,
    make_combination,
    make_diner,
    make_guest,
    make_house,
    make_key,
    make_member,
    make_user,
    staff_of,
)

ACTORS = (
    "anonymous",
    "diner",
    "host",
    "manager",
    "owner",
    "stranger",
    "key",
    "strange key",
)
"""`stranger` is the host of another house, `strange key` a key of another house."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """One house with a row of each model that the admin or an address can name."""

    business: Business
    rows: dict[str, Model]
    conversation: Conversation

    def values(self) -> dict[str, str]:
        """What stands for the placeholders of addresses about this house, but for admin rows."""
        return {
            "slug": self.business.slug,
            "date": evening().date().isoformat(),
            "reservation_id": str(self.rows["reservations.reservation"].pk),
            "conversation_id": str(self.conversation.pk),
            "pk": str(self.rows["mfa.authenticator"].pk),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The own house, the foreign one, and a client for each actor."""

    own: House
    foreign: House
    clients: dict[str, Client]

    def own_values(self, model: str | None) -> dict[str, str]:
        """Placeholders for rows of the own house."""
        return self._values(self.own, model)

    def foreign_values(self, model: str | None) -> dict[str, str]:
        """Placeholders for rows of the other house."""
        return self._values(self.foreign, model)

    def missing_values(self, model: str | None) -> dict[str, str]:
        """Placeholders for rows that do not exist."""
        row = str(uuid.UUID(int=7)) if self._has_uuid(model) else "987654321"
        nowhere = str(uuid.UUID(int=7))
        return {
            **self.own.values(),
            "slug": "nirgends",
            "reservation_id": nowhere,
            "conversation_id": nowhere,
            "pk": "987654321",
            "object_id": row,
            "id": row,
        }

    def _values(self, house: House, model: str | None) -> dict[str, str]:
        row = str(house.rows[model].pk) if model else ""
        return {**house.values(), "object_id": row, "id": row}

    def _has_uuid(self, model: str | None) -> bool:
        return model is not None and isinstance(self.own.rows[model].pk, uuid.UUID)


def make_world() -> World:
    """Everything, made anew."""
    own, own_staff = _house()
    foreign, foreign_staff = _house()
    diner = make_diner()
    clients = {actor: Client(headers={"Accept-Language": "en"}) for actor in ACTORS}
    clients["diner"].cookies["diner"] = open_diner_login(diner=diner)
    for role in (Role.HOST, Role.MANAGER, Role.OWNER):
        clients[role].force_login(own_staff[role])
    clients["stranger"].force_login(foreign_staff[Role.HOST])
    for actor, house in (("key", own), ("strange key", foreign)):
        headers = bearer(make_key(house.business)[1])
        clients[actor] = Client(headers={"Accept-Language": "en", **headers})
        clients[actor].get(
            "/api/v1/businesses/"
        )  # its use is noted now, and not again for a minute
    return World(own=own, foreign=foreign, clients=clients)


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of all models of the product and of its logins; sessions come and go by themselves."""
    models = [
        model
        for model in apps.get_models()
        if model._meta.app_label
        not in {"sessions", "contenttypes", "auth", "django_tasks_database"}
    ]
    found = {m._meta.label: list(m._base_manager.order_by("pk").values()) for m in models}
    for row in found["businesses.ApiKey"]:
        del row["last_used_at"]  # noted once a minute, whatever was asked
    return found


def _house() -> tuple[House, dict[str, Any]]:
    business = make_house(tables=(2, 4))
    tables = list(business.tables.all())
    staff = {role: make_user() for role in Role}
    members = [make_member(business, role, user) for role, user in staff.items()]
    owner = staff[Role.OWNER]
    reservation = reserve_table(
        business=business,
        starts_at=evening(),
        party_size=2,
        contact=a_contact(),
        source=Source.PHONE,
        by=staff_of(business),
    )
    blocks = block_tables(
        business=business,
        tables=[tables[1].pk],
        starts_at=evening(hour=20),
        ends_at=evening(hour=21),
        reason="",
        by=staff_of(business),
    )
    conversation = Conversation.objects.create(
        business=business, head=1, created_at=now(), last_at=now()
    )
    Participant.objects.create(
        business=business, conversation=conversation, role="assistant", joined_at=now()
    )
    rows: list[Model] = [
        business,
        members[0],
        make_guest(business),
        make_key(business)[0],
        HouseText.objects.create(business=business, topic=Topic.DOGS, body={"de": "Ja."}),
        TeamHours.objects.create(business=business, weekday=0, opens=600, closes=700),
        owner,
        EmailAddress.objects.create(user=owner, email=f"{owner.username}@example.org"),
        Authenticator.objects.create(user=owner, type="totp", data={}),
        CannedResponse.objects.create(business=business, title="Hund", body={"de": "Gern."}),
        business.policy,
        *business.areas.all()[:1],
        tables[0],
        make_combination(business, tables, 5, 6),
        *business.service_periods.all()[:1],
        *business.turn_times.all()[:1],
        make_closure(business, from_on=dt.date(2030, 1, 1), to_on=dt.date(2030, 1, 2)),
        reservation,
        *ReservationTable.objects.filter(reservation=reservation)[:1],
        blocks[0],
        *TableSlot.objects.filter(reservation=reservation)[:1],
        DBTaskResult.objects.create(
            task_path="x", args_kwargs={}, backend_name="default", run_after=now()
        ),
    ]
    by_label = {row._meta.label_lower: row for row in rows}
    return House(business=business, rows=by_label, conversation=conversation), staff
