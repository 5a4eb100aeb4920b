"""Stores a demo house with its floor, rules, texts and people; all in bulk."""

import datetime as dt

from accounts.models import User
from businesses.enums import Role
from businesses.models import ApiKey, Business, HouseText, Membership, TeamHours
from config.demo import credentials
from config.demo.evenings import combinations_of
from config.demo.specs import AreaSpec, HouseSpec, UserSpec
from messenger.actions import prepare_texts
from reservations.models import (
    Area,
    Closure,
    Policy,
    ServicePeriod,
    Table,
    TableCombination,
    TurnTime,
)

PREPARED = (
    (
        "Moment",
        {
            "de": "Einen Moment bitte, ich frage kurz nach.",
            "en": "One moment please, I am just asking.",
        },
    ),
    (
        "Verspätung",
        {
            "de": "Danke fürs Bescheidgeben. Wir halten Ihren Tisch.",
            "en": "Thanks for telling us. We keep your table.",
        },
    ),
    (
        "Allergien",
        {
            "de": "Danke für den Hinweis, die Küche weiß Bescheid. Bitte sagen Sie es auch beim Bestellen.",
            "en": "Thank you, the kitchen knows. Please mention it again when you order.",
        },
    ),
)
"""What people of the house answer often."""


def store_house(spec: HouseSpec, now: dt.datetime) -> Business:
    """The house and everything but its people and its book."""
    business = Business.objects.create(
        slug=spec.slug,
        name=spec.name,
        timezone=spec.timezone,
        street=spec.street,
        postcode=spec.postcode,
        city=spec.city,
        country=spec.country,
        phone=spec.phone,
        email=f"gruss@{spec.slug}.example",
        languages=["de", "en"],
        colour=spec.colour,
        sign=spec.sign,
        tagline=spec.tagline,
        assistant_enabled=spec.assistant,
        created_at=now - dt.timedelta(days=400),
    )
    _store_texts(business, spec)
    _store_rules(business, spec)
    _store_floor(business, spec)
    _store_closure(business, spec, now)
    return business


def _store_texts(business: Business, spec: HouseSpec) -> None:
    HouseText.objects.bulk_create(
        HouseText(business=business, topic=topic, body=body, position=position)
        for topic, bodies in spec.texts.items()
        for position, body in enumerate(bodies)
    )
    prepare_texts(business=business, texts=PREPARED)
    TeamHours.objects.bulk_create(
        TeamHours(business=business, weekday=day, opens=opens, closes=closes)
        for day, opens, closes in spec.team_hours
    )


def _store_rules(business: Business, spec: HouseSpec) -> None:
    policy = spec.policy
    Policy.objects.create(
        business=business,
        buffer_minutes=policy.buffer_minutes,
        min_notice_minutes=policy.min_notice_minutes,
        max_advance_days=policy.max_advance_days,
        max_party_size=policy.max_party_size,
        cancel_until_minutes=policy.cancel_until_minutes,
    )
    ServicePeriod.objects.bulk_create(
        ServicePeriod(
            business=business,
            names=period.names,
            weekdays=period.weekdays,
            opens=period.opens,
            last_seating=period.last_seating,
            must_end=period.must_end,
            pacing_covers=period.pacing_covers,
        )
        for period in spec.periods
    )
    TurnTime.objects.bulk_create(
        TurnTime(business=business, up_to_party=up_to, minutes=minutes)
        for up_to, minutes in spec.turns
    )


def _store_floor(business: Business, spec: HouseSpec) -> None:
    areas = {
        area.slug: Area(
            business=business,
            slug=area.slug,
            names=area.names,
            hints=area.hints,
            words=list(area.words),
            is_outdoor=area.outdoor,
            position=position,
        )
        for position, area in enumerate(spec.areas)
    }
    Area.objects.bulk_create(areas.values())
    stored = Table.objects.bulk_create(
        _table(business, areas[area.slug], area, position)
        for area in spec.areas
        for position in range(len(area.tables))
    )
    by_name = {table.name: table for table in stored}
    planned = combinations_of(spec)
    combinations = TableCombination.objects.bulk_create(
        TableCombination(business=business, min_party=seats.low, max_party=seats.high)
        for seats in planned
    )
    through = TableCombination.tables.through
    through.objects.bulk_create(
        through(tablecombination_id=combination.pk, table_id=by_name[name].pk)
        for combination, seats in zip(combinations, planned, strict=True)
        for name in seats.tables
    )


def _table(business: Business, area: Area, spec: AreaSpec, position: int) -> Table:
    table = spec.tables[position]
    return Table(
        business=business,
        area=area,
        name=table.name,
        min_party=table.seats[0],
        max_party=table.seats[1],
        online=table.online,
        position=position,
    )


def _store_closure(business: Business, spec: HouseSpec, now: dt.datetime) -> None:
    if spec.closed_in_days is None:
        return
    first, days = spec.closed_in_days
    from_on = now.astimezone(business.zone).date() + dt.timedelta(days=first)
    Closure.objects.create(
        business=business,
        from_on=from_on,
        to_on=from_on + dt.timedelta(days=days - 1),
        reason=spec.closure_notes.get("de", ""),
        notes=spec.closure_notes,
        created_at=now,
    )


def _user(person: UserSpec) -> User:
    """The user with the password of demo.json (hashing is slow on purpose, so it is done once)."""
    password = credentials.password(person.username)
    user = User.objects.filter(username=person.username).first()
    if user is None:
        return User.objects.create_user(
            person.username,
            email=f"{person.username}@example.org",
            password=password,
            first_name=person.first_name,
            last_name=person.last_name,
            is_staff=True,
        )
    if not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
    return user


def store_people(business: Business, spec: HouseSpec, now: dt.datetime) -> None:
    """Users with their roles, and the keys; what is there already stays, with the credentials of demo.json."""
    for person in spec.staff:
        user = _user(person)
        Membership.objects.get_or_create(
            business=business,
            user=user,
            ended_at=None,
            defaults={"role": Role(person.role), "created_at": now},
        )
    for purpose, scopes in (
        ("all", credentials.ALL_SCOPES),
        ("read", credentials.READ_SCOPES),
    ):
        secret = credentials.key(spec.slug, purpose)
        ApiKey.objects.get_or_create(
            secret_hash=credentials.hash_of(secret),
            defaults={
                "business": business,
                "name": f"Demo ({purpose})",
                "prefix": secret[:10],
                "scopes": scopes,
                "created_at": now,
            },
        )
