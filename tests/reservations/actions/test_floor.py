"""What staff do on the floor: seating, moving, blocking, and one step back."""

import datetime as dt

import pytest
import time_machine

from common.errors import Conflict
from reservations.actions import (
    block_tables,
    can_undo,
    cancel_by_staff,
    complete_visit,
    extend_overstays,
    free_block,
    mark_no_show,
    move_party,
    pin_tables,
    resume_online_offers,
    seat_party,
    seat_walk_in,
    stop_online_offers,
    undo_last_step,
)
from reservations.enums import ReservationStatus, Source
from reservations.errors import BadTransition, NoTable
from reservations.events import ReservationCancelled, ReservationEvent, ReservationReopened
from reservations.models import Block, Reservation, Table, TableSlot
from reservations.queries import availability
from tests.factories import booked, evening, make_house, staff_of

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def table(house, name):
    return Table.objects.get(business=house, name=name).pk


def names(reservation):
    return sorted(reservation.tables.values_list("name", flat=True))


def slots(reservation):
    return TableSlot.objects.filter(reservation=reservation).count()


def test_seated_party_keeps_its_table_and_its_time():
    house, at = make_house(tables=(4,)), evening()
    row = booked(house, at)

    with time_machine.travel(at + dt.timedelta(minutes=5), tick=False):
        seated = seat_party(business=house, reservation_id=row.pk, by=staff_of(house))

    assert seated.status == ReservationStatus.SEATED
    assert seated.seated_at == at + dt.timedelta(minutes=5)
    assert seated.ends_at == at + dt.timedelta(hours=2)
    assert slots(seated) == 8


def test_early_party_takes_the_table_from_the_quarter_hour_in_which_it_comes():
    house, at = make_house(tables=(4,)), evening()
    row = booked(house, at)

    with time_machine.travel(at - dt.timedelta(minutes=20), tick=False):
        seat_party(business=house, reservation_id=row.pk, by=staff_of(house))

    first = TableSlot.objects.filter(reservation=row).order_by("starts_at")[0]
    assert first.starts_at == at - dt.timedelta(minutes=30)


def test_early_party_is_given_another_table_while_its_own_is_still_taken():
    house, at = make_house(tables=(2, 2)), evening()
    first = booked(house, at, tables=[table(house, "T1")])
    second = booked(house, at + dt.timedelta(hours=2), number=2, tables=[table(house, "T1")])

    with time_machine.travel(at, tick=False):
        seat_party(business=house, reservation_id=first.pk, by=staff_of(house))
    with time_machine.travel(at + dt.timedelta(minutes=90), tick=False):
        seat_party(business=house, reservation_id=second.pk, by=staff_of(house))

    assert names(first) == ["T1"]
    assert names(second) == ["T2"]


def test_party_is_not_seated_on_another_day():
    house, at = make_house(), evening()
    row = booked(house, at)

    with pytest.raises(BadTransition):
        seat_party(business=house, reservation_id=row.pk, by=staff_of(house))

    assert Reservation.objects.get().status == ReservationStatus.CONFIRMED


def test_visit_that_ends_early_frees_its_table_at_once():
    house, at = make_house(tables=(2,)), evening()
    row = booked(house, at)

    with time_machine.travel(at, tick=False):
        seat_party(business=house, reservation_id=row.pk, by=staff_of(house))
    with time_machine.travel(at + dt.timedelta(minutes=61), tick=False):
        done = complete_visit(business=house, reservation_id=row.pk, by=staff_of(house))
        again = complete_visit(business=house, reservation_id=row.pk, by=staff_of(house))
        walk_in = seat_walk_in(business=house, party_size=2, by=staff_of(house))

    assert done.left_at == at + dt.timedelta(minutes=61)
    assert again.version == done.version
    assert names(walk_in) == ["T1"]


def test_nobody_is_a_no_show_before_the_time():
    house, at = make_house(), evening()
    row = booked(house, at)

    with pytest.raises(BadTransition):
        mark_no_show(business=house, reservation_id=row.pk, by=staff_of(house))
    with time_machine.travel(at + dt.timedelta(minutes=15), tick=False):
        gone = mark_no_show(business=house, reservation_id=row.pk, by=staff_of(house))

    assert gone.status == ReservationStatus.NO_SHOW
    assert slots(gone) == 0


def test_walk_in_is_seated_from_this_minute_and_not_paced():
    house, at = make_house(tables=(2,)), evening(days=1, hour=19, minute=7)

    with time_machine.travel(at, tick=False):
        row = seat_walk_in(business=house, party_size=2, by=staff_of(house), name="Zwei am Tresen")

    assert (row.status, row.source) == (ReservationStatus.SEATED, Source.WALK_IN)
    assert row.starts_at == at
    first, last = TableSlot.objects.order_by("starts_at").first(), TableSlot.objects.last()
    assert first.starts_at == at - dt.timedelta(minutes=7)
    assert last.starts_at == at + dt.timedelta(minutes=113)


def test_moving_a_party_makes_the_other_one_change_tables():
    house, at = make_house(tables=(2, 2)), evening()
    ida = booked(house, at, tables=[table(house, "T1")])
    jan = booked(house, at, number=2, tables=[table(house, "T2")])

    move_party(
        business=house, reservation_id=jan.pk, tables=[table(house, "T1")], by=staff_of(house)
    )

    assert (names(ida), names(jan)) == (["T2"], ["T1"])
    moved = ida.changes.get(what="moved")
    assert moved.before["tables"][0]["name"] == "T1"
    assert moved.after["tables"][0]["name"] == "T2"
    assert moved.version == Reservation.objects.get(pk=ida.pk).version == 2


def test_pinned_party_is_not_moved_for_another():
    house, at = make_house(tables=(2, 2)), evening()
    ida = booked(house, at, tables=[table(house, "T1")])
    jan = booked(house, at, number=2, tables=[table(house, "T2")])
    pin_tables(business=house, reservation_id=ida.pk, by=staff_of(house))

    with pytest.raises(NoTable):
        move_party(
            business=house, reservation_id=jan.pk, tables=[table(house, "T1")], by=staff_of(house)
        )

    assert (names(ida), names(jan)) == (["T1"], ["T2"])


@pytest.mark.parametrize("step", ["seated", "no_show", "cancelled", "completed"])
def test_last_step_of_staff_is_taken_back(step):
    house, at = make_house(tables=(2,)), evening()
    row = booked(house, at)
    by = staff_of(house)
    given = {"business": house, "reservation_id": row.pk, "by": by}

    with time_machine.travel(at + dt.timedelta(minutes=1), tick=False):
        if step == "completed":
            seat_party(**given)
        before = Reservation.objects.get(pk=row.pk)
        {
            "seated": seat_party,
            "no_show": mark_no_show,
            "cancelled": cancel_by_staff,
            "completed": complete_visit,
        }[step](**given)
        after = undo_last_step(**given)

    assert after.status == before.status
    assert (after.seated_at, after.left_at) == (before.seated_at, before.left_at)
    assert names(after) == ["T1"]
    assert slots(after) == 8
    assert row.changes.last().what == "undone"


def test_a_walk_in_that_was_just_seated_is_taken_off_its_table():
    house, at = make_house(tables=(2,)), evening()

    with time_machine.travel(at, tick=False):
        by = staff_of(house)
        row = seat_walk_in(business=house, party_size=2, by=by)
        could = can_undo(list(row.changes.order_by("version")))
        gone = undo_last_step(business=house, reservation_id=row.pk, by=by)
        could_again = can_undo(list(row.changes.order_by("version")))
        next_one = seat_walk_in(business=house, party_size=2, by=by)

    assert (gone.status, gone.seated_at, slots(gone)) == (ReservationStatus.CANCELLED, None, 0)
    last = row.changes.last()
    assert (last.what, last.reason) == ("undone", "seated")
    assert (last.before["status"], last.after["status"]) == ("seated", "cancelled")
    assert (could, could_again) == (True, False)
    assert names(next_one) == ["T1"]


def test_it_is_announced_as_called_off_and_a_step_back_as_opened_again(monkeypatch):
    told = []
    monkeypatch.setattr("reservations.actions.ledger.publish", lambda *news: told.extend(news))
    house, at = make_house(tables=(2, 2)), evening()
    by, guest = staff_of(house), booked(house, at)

    with time_machine.travel(at, tick=False):
        walk_in = seat_walk_in(business=house, party_size=2, by=by)
        seat_party(business=house, reservation_id=guest.pk, by=by)
        told.clear()
        undo_last_step(business=house, reservation_id=walk_in.pk, by=by)
        undo_last_step(business=house, reservation_id=guest.pk, by=by)

    kinds = [type(each) for each in told if isinstance(each, ReservationEvent)]
    assert kinds == [ReservationCancelled, ReservationReopened]


def test_a_walk_in_that_has_left_was_there_and_only_its_leaving_is_taken_back():
    house, at = make_house(tables=(2,)), evening()

    with time_machine.travel(at, tick=False):
        given = {"business": house, "by": staff_of(house)}
        row = seat_walk_in(party_size=2, **given)
        complete_visit(reservation_id=row.pk, **given)
        back = undo_last_step(reservation_id=row.pk, **given)

        with pytest.raises(BadTransition):
            undo_last_step(reservation_id=row.pk, **given)

    assert back.status == ReservationStatus.SEATED
    assert Reservation.objects.get(pk=row.pk).status == ReservationStatus.SEATED


def test_step_is_not_taken_back_when_another_party_has_the_table():
    house, at = make_house(tables=(2,)), evening()
    row = booked(house, at)
    cancel_by_staff(business=house, reservation_id=row.pk, by=staff_of(house))
    other = booked(house, at, number=2)

    with pytest.raises(NoTable):
        undo_last_step(business=house, reservation_id=row.pk, by=staff_of(house))

    assert Reservation.objects.get(pk=row.pk).status == ReservationStatus.CANCELLED
    assert slots(other) == 8


def test_there_is_no_step_back_from_what_a_guest_did():
    house, at = make_house(), evening()
    row = booked(house, at)

    with pytest.raises(BadTransition):
        undo_last_step(business=house, reservation_id=row.pk, by=staff_of(house))


def test_blocked_table_is_not_offered_until_it_is_freed():
    house, at = make_house(tables=(2,)), evening()
    hour = dt.timedelta(hours=1)

    [block] = block_tables(
        business=house,
        tables=[table(house, "T1")],
        starts_at=at,
        ends_at=at + hour,
        by=staff_of(house),
    )
    offered = [slot.starts_at for slot in availability(house, at.date(), 2).slots]
    assert offered[0] == at + hour

    free_block(business=house, block_id=block.pk, by=staff_of(house))
    offered = [slot.starts_at for slot in availability(house, at.date(), 2).slots]
    assert offered[0] == at - hour
    assert TableSlot.objects.count() == 0


def test_block_moves_a_party_that_can_be_moved():
    house, at = make_house(tables=(2, 2)), evening()
    row = booked(house, at, tables=[table(house, "T1")])

    block_tables(
        business=house,
        tables=[table(house, "T1")],
        starts_at=at,
        ends_at=at + dt.timedelta(hours=1),
        by=staff_of(house),
    )

    assert names(row) == ["T2"]


def test_block_over_a_party_without_another_table_is_refused():
    house, at = make_house(tables=(2,)), evening()
    row = booked(house, at)

    with pytest.raises(Conflict):
        block_tables(
            business=house,
            tables=[table(house, "T1")],
            starts_at=at,
            ends_at=at + dt.timedelta(hours=1),
            by=staff_of(house),
        )

    assert Block.objects.count() == 0
    assert slots(row) == 8


def test_stopped_offers_hide_tonight_from_diners_and_not_from_staff():
    house, at = make_house(tables=(2,)), evening(days=1, hour=17)
    until = at + dt.timedelta(hours=3)

    with time_machine.travel(at, tick=False):
        stop_online_offers(business=house, until=until, by=staff_of(house))
        offered = [slot.starts_at for slot in availability(house, at.date(), 2).slots]
        row = booked(house, at + dt.timedelta(hours=1))
        cancel_by_staff(business=house, reservation_id=row.pk, by=staff_of(house))
        lifted = resume_online_offers(business=house, by=staff_of(house))
        again = [slot.starts_at for slot in availability(house, at.date(), 2).slots]

    assert offered[0] == until
    assert row.status == ReservationStatus.CONFIRMED
    assert lifted == 1
    assert again[0] == at + dt.timedelta(hours=1)


def test_party_that_stays_longer_keeps_its_table_and_the_next_one_moves():
    house, at = make_house(tables=(2, 2)), evening()
    sitting = booked(house, at, tables=[table(house, "T1")])
    coming = booked(house, at + dt.timedelta(hours=2), number=2, tables=[table(house, "T1")])

    with time_machine.travel(at, tick=False):
        seat_party(business=house, reservation_id=sitting.pk, by=staff_of(house))
    with time_machine.travel(at + dt.timedelta(hours=2), tick=False):
        extend_overstays(at + dt.timedelta(hours=2))

    sitting.refresh_from_db()
    assert sitting.ends_at == at + dt.timedelta(hours=2, minutes=15)
    assert (names(sitting), names(coming)) == (["T1"], ["T2"])


def test_party_that_nobody_completed_is_taken_to_have_left_in_the_small_hours():
    house, at = make_house(tables=(2,)), evening()
    row = booked(house, at)
    morning = evening(days=8, hour=5, minute=1)

    with time_machine.travel(at, tick=False):
        seat_party(business=house, reservation_id=row.pk, by=staff_of(house))
    with time_machine.travel(morning, tick=False):
        extend_overstays(morning)

    row.refresh_from_db()
    assert (row.status, row.left_at) == (ReservationStatus.COMPLETED, morning)


def test_overstay_without_way_out_is_told_and_changes_nothing():
    house, at = make_house(tables=(2,)), evening()
    sitting = booked(house, at)
    coming = booked(house, at + dt.timedelta(hours=2), number=2)

    with time_machine.travel(at, tick=False):
        seat_party(business=house, reservation_id=sitting.pk, by=staff_of(house))
    with time_machine.travel(at + dt.timedelta(hours=2), tick=False):
        extend_overstays(at + dt.timedelta(hours=2))

    sitting.refresh_from_db()
    assert sitting.ends_at == at + dt.timedelta(hours=2)
    assert (names(sitting), names(coming)) == (["T1"], ["T1"])
    assert slots(coming) == 8
