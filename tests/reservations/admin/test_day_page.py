"""The day page: what it shows, and each step that can be taken on it."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from businesses.enums import Role
from businesses.models import Business
from common import clock
from reservations.actions import (
    Contact,
    cancel_by_staff,
    pin_tables,
    reserve_table,
    seat_party,
)
from reservations.admin.day.asked import service_day
from reservations.enums import ReservationStatus, Source
from reservations.models import Block, Closure, Reservation, Table
from reservations.queries import house_instant
from tests.factories import (
    a_contact,
    make_area,
    make_business,
    make_combination,
    make_guest,
    make_house,
    make_member,
    make_period,
    make_policy,
    make_table,
    make_turn_time,
    staff_of,
)

pytestmark = pytest.mark.django_db
S = ReservationStatus


@pytest.fixture
def house() -> Business:
    """Open around the clock, so that the tests run at any hour."""
    business = make_business()
    make_policy(business)
    area = make_area(business, "stube")
    for number, seats in enumerate((2, 4, 6), 1):
        make_table(business, area, f"T{number}", seats)
    make_period(business, opens=0, last_seating=23 * 60 + 45)
    make_turn_time(business)
    return business


@pytest.fixture
def client(house: Business) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_member(house, Role.HOST).user)
    return client


def tomorrow(house: Business) -> dt.date:
    return service_day(house) + dt.timedelta(days=1)


def at(house: Business, hour: int, minute: int = 0) -> dt.datetime:
    return house_instant(house, dt.datetime.combine(tomorrow(house), dt.time(hour, minute)))


def reserved(
    house: Business, starts_at: dt.datetime, table: str = "T2", size: int = 4
) -> Reservation:
    return reserve_table(
        business=house,
        starts_at=starts_at,
        party_size=size,
        contact=a_contact(),
        source=Source.PHONE,
        by=staff_of(house),
        tables=[Table.objects.get(business=house, name=table).pk],
    )


def address(house: Business, date: dt.date | None = None) -> str:
    return f"/admin/h/{house.slug}/day/{(date or tomorrow(house)).isoformat()}/"


def do(client: Client, house: Business, *, date: dt.date | None = None, **form: object):
    return client.post(f"{address(house, date)}do/", form)


def coming(house: Business) -> Reservation:
    """A reservation that begins in a moment, today."""
    soon = clock.now() + dt.timedelta(minutes=5)
    return reserved(house, soon.replace(second=0, microsecond=0))


def test_today_leads_to_the_service_day_of_this_moment(client: Client, house: Business) -> None:
    answer = client.get(f"/admin/h/{house.slug}/day/")

    assert answer.status_code == 302
    assert answer["Location"] == address(house, service_day(house))


@pytest.mark.parametrize("text", ["2026-13-01", "gestern", "1999-12-31"])
def test_impossible_days_are_not_found(client: Client, house: Business, text: str) -> None:
    assert client.get(f"/admin/h/{house.slug}/day/{text}/").status_code == 404


def test_every_quarter_of_every_row_stands_in_the_table(client: Client, house: Business) -> None:
    reserved(house, at(house, 19))

    page = client.get(address(house)).content.decode()

    columns = page.count('<col class="q">')
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', page, re.DOTALL)
    assert len(rows) == 3
    for row in rows:
        assert sum(map(int, re.findall(r'colspan="(\d+)"', row))) == columns


def test_a_reservation_is_told_in_words(client: Client, house: Business) -> None:
    reserved(house, at(house, 19))

    page = client.get(address(house)).content.decode()

    assert "Gast 1" in page
    assert "19:00 to 21:00, confirmed" in page


def test_a_caller_is_entered_with_a_table(client: Client, house: Business) -> None:
    table = Table.objects.get(business=house, name="T2")

    answer = do(
        client,
        house,
        do="reserve",
        name="Ida Neumann",
        phone="+4930123456",
        size="3",
        at="19:30",
        table=str(table.pk),
        stay="90",
        notes="Kinderstuhl",
    )

    row = Reservation.objects.get(business=house)
    assert answer.status_code == 302
    assert f"sel=r-{row.pk}" in answer["Location"]
    assert (row.status, row.source, row.party_size) == (S.CONFIRMED, Source.PHONE, 3)
    assert row.starts_at == at(house, 19, 30)
    assert row.ends_at == at(house, 21)
    assert [link.table_id for link in row.assignments.all()] == [table.pk]
    assert row.notes == "Kinderstuhl"


def test_a_known_guest_is_found_by_name_and_by_number(client: Client, house: Business) -> None:
    make_guest(house, "Ida Neumann", phone="+4930123456")
    find = f"/admin/h/{house.slug}/day/guests/"

    by_name = client.get(find, {"q": "neum"}).json()["guests"]
    by_number = client.get(find, {"q": "030 1234"}).json()["guests"]

    assert [each["name"] for each in by_name] == ["Ida Neumann"]
    assert by_number == by_name


def test_guests_of_another_house_are_not_found(client: Client, house: Business) -> None:
    make_guest(make_house(), "Ida Neumann")

    answer = client.get(f"/admin/h/{house.slug}/day/guests/", {"q": "Neumann"})

    assert answer.json() == {"guests": []}


def test_a_refusal_keeps_what_was_typed_and_stores_nothing(
    client: Client, house: Business
) -> None:
    first = reserved(house, at(house, 19), "T2")
    pin_tables(business=house, reservation_id=first.pk, by=staff_of(house))
    table = Table.objects.get(business=house, name="T2")

    answer = do(
        client,
        house,
        do="reserve",
        name="Otto Zweiter",
        size="4",
        at="19:30",
        table=str(table.pk),
        next=f"{address(house)}?table={table.pk}&at=19:30",
    )

    assert answer.status_code == 422
    assert "Otto Zweiter" in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()
    assert Reservation.objects.filter(business=house).count() == 1


@pytest.mark.parametrize("size", ["0", "-1", "1.5", "1000000000", "zwei", ""])
def test_impossible_sizes_are_refused(client: Client, house: Business, size: str) -> None:
    answer = do(client, house, do="reserve", name="X", size=size, at="19:30")

    assert answer.status_code == 422
    assert not Reservation.objects.exists()


@pytest.mark.parametrize("time", ["25:00", "halb acht", "", "19.99"])
def test_impossible_times_are_refused(client: Client, house: Business, time: str) -> None:
    answer = do(client, house, do="reserve", name="X", size="2", at=time)

    assert answer.status_code == 422
    assert not Reservation.objects.exists()


def test_seating_and_the_way_back(client: Client, house: Business) -> None:
    row = coming(house)

    answer = do(client, house, date=row.service_date, do="seat", reservation=row.pk)

    row.refresh_from_db()
    assert row.status == S.SEATED
    assert f"undo={row.pk}" in answer["Location"]
    assert 'value="undo"' in client.get(answer["Location"]).content.decode()
    do(client, house, date=row.service_date, do="undo", reservation=row.pk)
    row.refresh_from_db()
    assert row.status == S.CONFIRMED


def test_a_party_leaves(client: Client, house: Business) -> None:
    row = coming(house)
    seat_party(business=house, reservation_id=row.pk, by=staff_of(house))

    do(client, house, date=row.service_date, do="complete", reservation=row.pk)

    row.refresh_from_db()
    assert row.status == S.COMPLETED


def test_cancelling_says_what_happens_before_the_second_tap(
    client: Client, house: Business
) -> None:
    row = reserved(house, at(house, 19))

    page = client.get(f"{address(house)}?sel=r-{row.pk}&ask=cancel").content.decode()
    do(client, house, do="cancel", reservation=row.pk)

    row.refresh_from_db()
    assert "The table is free again" in page
    assert row.status == S.CANCELLED


def test_a_party_moves_to_a_free_table(client: Client, house: Business) -> None:
    row = reserved(house, at(house, 19), "T2")
    other = Table.objects.get(business=house, name="T3")

    page = client.get(f"{address(house)}?sel=r-{row.pk}&ask=move").content.decode()
    do(client, house, move=str(other.pk), reservation=row.pk)

    assert f'name="move" value="{other.pk}"' in page
    assert [link.table_id for link in row.assignments.all()] == [other.pk]


def test_pinning_and_releasing(client: Client, house: Business) -> None:
    row = reserved(house, at(house, 19))

    do(client, house, do="pin", reservation=row.pk)
    row.refresh_from_db()
    pinned = row.pinned
    do(client, house, do="unpin", reservation=row.pk)
    row.refresh_from_db()

    assert (pinned, row.pinned) == (True, False)


def test_a_later_time_is_noted(client: Client, house: Business) -> None:
    row = reserved(house, at(house, 19))

    do(client, house, late=at(house, 19, 20).isoformat(), reservation=row.pk)

    row.refresh_from_db()
    assert row.expected_at == at(house, 19, 20)
    assert "comes at 19:20" in client.get(f"{address(house)}?sel=r-{row.pk}").content.decode()


def test_a_walk_in_is_seated_with_one_tap(client: Client, house: Business) -> None:
    do(client, house, date=service_day(house), walkin="2")

    row = Reservation.objects.get(business=house)
    assert (row.status, row.source, row.party_size) == (S.SEATED, Source.WALK_IN, 2)


def test_a_walk_in_seated_by_mistake_is_taken_off_its_table(
    client: Client, house: Business
) -> None:
    answer = do(client, house, date=service_day(house), walkin="2")
    row = Reservation.objects.get(business=house)
    page = client.get(answer["Location"]).content.decode()

    do(client, house, date=service_day(house), do="undo", reservation=row.pk)

    row.refresh_from_db()
    assert 'value="undo"' in page
    assert row.status == S.CANCELLED
    assert f"undo={row.pk}" in answer["Location"]


def test_a_free_time_is_blocked_and_freed_again(client: Client, house: Business) -> None:
    table = Table.objects.get(business=house, name="T1")

    do(client, house, do="block", at="18:00", table=str(table.pk), stay="60", notes="Tafel")
    block = Block.objects.get(business=house)
    page = client.get(f"{address(house)}?sel=b-{block.pk}").content.decode()
    do(client, house, do="free", block=block.pk)

    assert (block.table_id, block.reason) == (table.pk, "Tafel")
    assert (block.starts_at, block.ends_at) == (at(house, 18), at(house, 19))
    assert "Tafel" in page
    assert not Block.objects.exists()


def test_online_offers_are_stopped_for_tonight_and_offered_again(
    client: Client, house: Business
) -> None:
    today = service_day(house)

    do(client, house, date=today, do="stop_tonight", area="stube")
    closure = Closure.objects.get(business=house)
    page = client.get(address(house, today)).content.decode()
    do(client, house, date=today, do="resume", area="stube")

    closure_after = Closure.objects.filter(business=house, ends_at__gt=clock.now())
    assert (closure.online_only, closure.area.slug) == (True, "stube")
    assert "Online offers are stopped until" in page
    assert not closure_after.exists()


def test_steps_on_a_foreign_reservation_are_refused_and_change_nothing(
    client: Client, house: Business
) -> None:
    there = make_house()
    row = reserve_table(
        business=there,
        starts_at=house_instant(there, dt.datetime.combine(tomorrow(there), dt.time(19))),
        party_size=2,
        contact=a_contact(),
        source=Source.PHONE,
        by=staff_of(there),
    )

    for step in ("seat", "cancel", "pin", "undo", "no_show", "complete"):
        do(client, house, do=step, reservation=row.pk)

    row.refresh_from_db()
    assert (row.status, row.pinned, row.version) == (S.CONFIRMED, False, 1)


def test_a_page_of_a_foreign_house_does_nothing(client: Client) -> None:
    there = make_house()

    assert do(client, there, walkin="2").status_code == 404
    assert not Reservation.objects.exists()


def test_an_unknown_step_is_not_found(client: Client, house: Business) -> None:
    assert do(client, house, do="tanzen").status_code == 404


@pytest.mark.parametrize("name", ["sel=b-", "table=", "at=", "undo=", "sel=r-"])
def test_an_address_with_thousands_of_digits_shows_the_day(
    client: Client, house: Business, name: str
) -> None:
    assert client.get(f"{address(house)}?{name}{'9' * 5000}").status_code == 200


@pytest.mark.parametrize(
    "form",
    [
        {"do": "block", "at": "19:00", "table": "9" * 5000},
        {"do": "block_many", "from": "18:00", "until": "19:00", "tables": "9" * 5000},
        {"do": "move", "move": "9" * 5000},
    ],
    ids=lambda form: form["do"],
)
def test_tables_with_thousands_of_digits_are_refused(
    client: Client, house: Business, form: dict[str, str]
) -> None:
    row = reserved(house, at(house, 19))

    answer = do(client, house, reservation=str(row.pk), **form)

    assert answer.status_code in {302, 422}
    row.refresh_from_db()
    assert row.version == 1
    assert not Block.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        "business__id__exact=" + "9" * 5000,
        "service_date__year=9999&service_date__month=12&service_date__day=31",
    ],
    ids=["digits", "the last day"],
)
def test_a_list_filtered_by_what_cannot_be_is_no_fault_of_ours(client: Client, query: str) -> None:
    answer = client.get(f"{reverse('admin:reservations_reservation_changelist')}?{query}")

    assert answer.status_code in {200, 302, 404}


def test_the_way_on_never_leaves_the_page(client: Client, house: Business) -> None:
    row = reserved(house, at(house, 19))

    answer = do(client, house, do="no_show", reservation=row.pk, next="https://boese.example/")

    assert answer["Location"].startswith(address(house))


def test_the_pulse_changes_with_the_day(client: Client, house: Business) -> None:
    pulse = f"{address(house)}pulse/"
    before = client.get(pulse).content.decode().split("-")[0]

    reserved(house, at(house, 19))

    assert client.get(pulse).content.decode().split("-")[0] != before


def test_who_was_moved_for_others_is_told_with_both_tables(
    client: Client, house: Business
) -> None:
    def arrives(size: int, name: str) -> Reservation:
        return reserve_table(
            business=house,
            starts_at=at(house, 19),
            party_size=size,
            contact=Contact(name=name, phone="0171 3920015"),
            source=Source.PHONE,
            by=staff_of(house),
        )

    first, moved = arrives(2, "Erste"), arrives(2, "Bewegt")
    cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))
    arrives(6, "Sechs")
    arrives(4, "Vier")

    page = client.get(address(house)).content.decode()

    [listed] = re.findall(r'Moved by the table plan</h3><ul class="moves">(.*?)</ul>', page)
    assert f"r-{moved.pk}" in listed
    assert re.sub(r"<[^>]+>", "", listed).strip() == "Bewegt from T2 to T1"


def test_who_was_moved_to_a_freed_table_is_told_too(client: Client, house: Business) -> None:
    make_combination(house, list(Table.objects.filter(name__in=["T1", "T3"])), 3, 8)
    first = reserved(house, at(house, 19), "T2")
    joined = reserve_table(
        business=house,
        starts_at=at(house, 19),
        party_size=4,
        contact=Contact(name="Bewegt", phone="0171 3920015"),
        source=Source.PHONE,
        by=staff_of(house),
        tables=[table.pk for table in Table.objects.filter(name__in=["T1", "T3"])],
    )

    cancel_by_staff(business=house, reservation_id=first.pk, by=staff_of(house))

    page = client.get(address(house)).content.decode()
    [listed] = re.findall(r'Moved by the table plan</h3><ul class="moves">(.*?)</ul>', page)
    assert re.sub(r"<[^>]+>", "", listed).strip() == "Bewegt from T1 + T3 to T2"
    page = client.get(f"/admin/reservations/reservation/{joined.pk}/change/").content.decode()
    assert "T1, T3 → T2" in page


def test_what_happened_tells_who_when_before_and_after(client: Client, house: Business) -> None:
    row = reserved(house, at(house, 19), "T2")
    do(
        client,
        house,
        move=str(Table.objects.get(business=house, name="T3").pk),
        reservation=row.pk,
    )

    page = client.get(f"/admin/reservations/reservation/{row.pk}/change/").content.decode()

    assert "given another table" in page
    assert "T2 → T3" in page


def test_the_page_needs_no_more_queries_when_more_guests_come(
    client: Client, house: Business, django_assert_max_num_queries
) -> None:
    for hour in (12, 14, 16, 18, 20):
        reserved(house, at(house, hour), "T2")
        reserved(house, at(house, hour), "T3")

    with django_assert_max_num_queries(45):
        client.get(address(house))
