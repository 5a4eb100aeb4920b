"""The demo: four believable houses and the probe, once, and nothing in them contradicts itself."""

import datetime as dt
import io
import json
from collections import Counter, defaultdict

import pytest
from django.core.management import call_command
from django.test import override_settings

from businesses.access import key_from
from businesses.models import Business, Guest, HouseText, Membership
from common import clock
from config import demo, env
from config.demo.credentials import password
from reservations.models import Reservation, ServicePeriod, Table, TableCombination, TableSlot

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The demo with its probe, loaded once for this file and taken out again at its end."""
    with django_db_blocker.unblock():
        call_command("load_demo", "--probe", stdout=io.StringIO())
        yield json.loads((env.VAR_DIR / "demo.json").read_text())
        call_command("flush", interactive=False, verbosity=0)


def test_four_houses_in_three_countries_and_the_probe(loaded):
    houses = {house.slug: house for house in Business.objects.all()}

    tables = {slug: Table.objects.filter(business=house).count() for slug, house in houses.items()}
    assert tables == {
        "zum-rebstock": 30,
        "goldener-hirsch": 80,
        "osteria-limone": 12,
        "kueche-salbei": 9,
        "probestube": 20,
    }
    assert {house.country for house in houses.values()} == {"DE", "AT", "CH"}
    assert [slug for slug, house in houses.items() if not house.assistant_enabled] == [
        "kueche-salbei"
    ]


def test_probestube_is_as_the_interfaces_say(loaded):
    house = Business.objects.get(slug="probestube")
    period = ServicePeriod.objects.get(business=house)

    assert house.assistant_enabled
    assert not Reservation.objects.filter(business=house).exists()
    assert (period.weekdays, period.opens) == (127, 11 * 60 + 30)
    assert sorted(area.slug for area in house.areas.all()) == ["stube", "terrasse"]
    assert {table.max_party for table in house.tables.all()} == {2, 4, 6, 8}
    assert max(joined.max_party for joined in house.combinations.all()) == 12


def test_demo_json_has_what_the_tools_need(loaded):
    assert set(loaded) == {
        "base_url",
        "ws_url",
        "api_url",
        "admin_url",
        "businesses",
        "users",
        "api_keys",
    }
    keys = defaultdict(list)
    for key in loaded["api_keys"]:
        keys[key["business"]].append(key["scopes"])
    everything = [
        "conversations:read",
        "conversations:write",
        "reservations:read",
        "reservations:write",
    ]
    assert set(keys) == {house["slug"] for house in loaded["businesses"]}
    assert all(scopes == [everything, ["reservations:read"]] for scopes in keys.values())
    houses = Counter(user["username"] for user in loaded["users"])
    assert [name for name, count in houses.items() if count == 2] == ["petra"]


def test_keys_and_passwords_of_demo_json_open_their_house(loaded):
    for key in loaded["api_keys"]:
        assert key_from(f"Bearer {key['key']}").business.slug == key["business"]
    for user in loaded["users"]:
        member = Membership.objects.get(
            user__username=user["username"], business__slug=user["business"]
        )
        assert member.role == user["role"]
        assert member.user.is_staff
        assert member.user.check_password(user["password"])


def test_a_second_load_adds_nothing(loaded):
    counted = (Business, Guest, HouseText, Membership, Reservation, TableSlot, TableCombination)
    before = {model: model.objects.count() for model in counted}

    call_command("load_demo", "--probe", stdout=io.StringIO())

    assert {model: model.objects.count() for model in counted} == before


def test_demo_violates_no_invariant(loaded):
    said = io.StringIO()

    call_command("check_invariants", stdout=said)

    assert set(json.loads(said.getvalue()).values()) == {0}


def test_two_months_are_believable(loaded):
    now = clock.now()
    rows = list(Reservation.objects.all())
    loaded_at = now - dt.timedelta(hours=1)  # or later: who sat then may have ended since
    past = [row for row in rows if row.ends_at <= loaded_at]
    weekdays = Counter(row.service_date.weekday() for row in past)

    assert {row.status for row in past} == {"completed", "cancelled", "no_show"}
    assert {row.status for row in rows if row.starts_at > now} == {"confirmed", "cancelled"}
    assert 0.01 < sum(row.status == "no_show" for row in past) / len(past) < 0.1
    assert {day for day, _ in weekdays.most_common(3)} >= {4, 5}
    assert {row.source for row in rows} == {
        "chat",
        "phone",
        "web",
        "google",
        "whatsapp",
        "api",
        "walk-in",
    }
    assert min(row.service_date for row in rows) < now.date() - dt.timedelta(days=25)
    assert max(row.service_date for row in rows) > now.date() + dt.timedelta(days=25)


def test_regulars_come_often_but_nobody_is_everywhere(loaded):
    named = Reservation.objects.exclude(guest=None)

    visits = Counter(named.values_list("guest", "service_date")).values()
    of_guest = Counter(named.values_list("guest", flat=True)).values()

    assert max(visits) == 1
    assert 5 < max(of_guest) <= 10


def test_every_coming_party_sits_where_it_fits(loaded):
    slots = defaultdict(set)
    for slot in TableSlot.objects.exclude(reservation=None):
        slots[slot.reservation_id].add((slot.table_id, slot.starts_at))
    for row in Reservation.objects.filter(status__in=["confirmed", "seated"]).prefetch_related(
        "tables"
    ):
        quarters = (row.occupied_until - row.starts_at) / dt.timedelta(minutes=15)
        assert len(slots[row.pk]) == quarters * len(row.tables.all())
        assert sum(table.max_party for table in row.tables.all()) >= row.party_size


def test_every_house_says_everything_in_german_and_english(loaded):
    for text in HouseText.objects.all():
        assert text.body["de"]
        assert text.body["en"]
    topics = {
        house.slug: set(house.texts.values_list("topic", flat=True))
        for house in Business.objects.all()
    }
    assert {len(found) for found in topics.values()} == {13}


def test_demo_never_joins_real_houses(loaded):
    assert demo.may_load()

    for number, house in enumerate(Business.objects.all()):
        house.slug = f"real-{number}"  # rolled back with this test
        house.save()

    assert not demo.may_load()


@override_settings(SECRET_KEY="another")
def test_another_installation_has_other_passwords(loaded):
    assert password("maria") not in {user["password"] for user in loaded["users"]}
