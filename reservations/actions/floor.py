"""Another size for a table or a combination in use: a new row from a day, so that days before keep the old."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from businesses.models import Business
from common.errors import DomainError, FieldError, Invalid, NotFound
from reservations.actions.block import service_dates, tell
from reservations.actions.by import By
from reservations.actions.locked import lock_days, tables_of
from reservations.actions.tables import move_party
from reservations.enums import OCCUPYING
from reservations.models import (
    Block,
    Closure,
    Reservation,
    ReservationTable,
    Table,
    TableCombination,
    TableSlot,
)
from reservations.queries.house_plan import house_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRange:
    """The smallest and the largest party."""

    smallest: int
    largest: int


def table_is_in_use(table: Table) -> bool:
    """Whether somebody sits, sat or will sit there, or it is blocked."""
    return (
        ReservationTable.objects.filter(table=table).exists()
        or Block.objects.filter(table=table).exists()
    )


def combination_is_in_use(combination: TableCombination) -> bool:
    """Whether some reservation has all of these tables, now, before or later."""
    tables = list(combination.tables.values_list("pk", flat=True))
    together = (
        ReservationTable.objects.filter(table__in=tables)
        .values("reservation")
        .annotate(count=Count("id"))
        .filter(count=len(tables))
    )
    return bool(tables) and together.exists()


@transaction.atomic
def resize_table(
    *, business: Business, table_id: int, party_range: PartyRange, first_day: dt.date, by: By
) -> Table:
    """End a table the day before `first_day` and let a new one of another size go on in its place.

    Combinations, blocks, closures and coming reservations go over to the new row; a reservation that cannot
    is left where it is and stands among those that need attention.
    """
    by.must_serve(business.pk)
    # No key is changed: a booking that points at the table must not wait for this lock while it has the day's.
    mine = Table.objects.select_for_update(no_key=True).filter(business=business)
    old = mine.filter(pk=table_id).first()
    if old is None:
        raise NotFound
    _check_first_day(old.valid_from, old.valid_to, first_day)
    begins = dt.datetime.combine(first_day, dt.time(), tzinfo=business.zone)
    blocks = list(Block.objects.filter(business=business, table=old, starts_at__gte=begins))
    coming, plan = _coming(business, table_id, first_day), house_plan(business)
    dates = {row.service_date for row in coming}
    dates.update(*(service_dates(plan, each.starts_at, each.ends_at) for each in blocks))
    days = lock_days(business, dates)
    new = _successor(old, party_range, first_day)
    _hand_over_combinations(old, new, first_day)
    _hand_over_blocks(blocks, new)
    _hand_over_closures(old, new, first_day, begins)
    tell(days)
    for row, tables in ((row, tables_of([row])[row.pk]) for row in coming):
        swapped = [new.pk if table == old.pk else table for table in tables]
        if swapped == [new.pk] and not new.min_party <= row.party_size <= new.max_party:
            continue  # moved by hand it would count as accepted; somebody has to decide
        try:
            move_party(business=business, reservation_id=row.pk, tables=swapped, by=by)
        except DomainError:
            continue  # it keeps its place and needs attention
    return new


@transaction.atomic
def resize_combination(
    *, business: Business, combination_id: int, party_range: PartyRange, first_day: dt.date, by: By
) -> TableCombination:
    """End a combination the day before `first_day` and let one of another size go on in its place."""
    by.must_serve(business.pk)
    mine = TableCombination.objects.select_for_update(no_key=True).filter(business=business)
    old = mine.filter(pk=combination_id).first()
    if old is None:
        raise NotFound
    _check_first_day(old.valid_from, old.valid_to, first_day)
    new = TableCombination.objects.create(
        business=business,
        min_party=party_range.smallest,
        max_party=party_range.largest,
        valid_from=first_day,
        valid_to=old.valid_to,
    )
    new.tables.set(old.tables.all())
    mine.filter(pk=old.pk).update(valid_to=first_day)
    return new


def _check_first_day(begins: dt.date | None, ends: dt.date | None, first_day: dt.date) -> None:
    if (begins and first_day <= begins) or (ends and first_day >= ends):
        detail = _("This day must lie within the time in which the old size stands.")
        raise Invalid(errors=[FieldError(pointer="/first_day", code="invalid", detail=detail)])


def _coming(business: Business, table_id: int, first_day: dt.date) -> list[Reservation]:
    return list(
        Reservation.objects.for_business(business.pk)
        .filter(
            service_date__gte=first_day,
            status__in=sorted(OCCUPYING),
            assignments__table_id=table_id,
        )
        .order_by("service_date", "id")
    )


def _successor(old: Table, party_range: PartyRange, first_day: dt.date) -> Table:
    ends = old.valid_to
    # The name is unique among tables without an end, so the old row ends first.
    Table.objects.filter(pk=old.pk).update(valid_to=first_day)
    return Table.objects.create(
        business_id=old.business_id,
        area_id=old.area_id,
        name=old.name,
        min_party=party_range.smallest,
        max_party=party_range.largest,
        online=old.online,
        priority=old.priority,
        position=old.position,
        valid_from=first_day,
        valid_to=ends,
    )


def _hand_over_combinations(old: Table, new: Table, first_day: dt.date) -> None:
    for join in TableCombination.objects.valid_on(first_day).filter(tables=old):
        later = TableCombination.objects.create(
            business_id=join.business_id,
            min_party=join.min_party,
            max_party=join.max_party,
            valid_from=first_day,
            valid_to=join.valid_to,
        )
        later.tables.set([new if table == old else table for table in join.tables.all()])
        if join.valid_from and join.valid_from >= first_day:
            join.delete()
        else:
            TableCombination.objects.filter(pk=join.pk).update(valid_to=first_day)


def _hand_over_blocks(blocks: Sequence[Block], new: Table) -> None:
    ids = [block.pk for block in blocks]
    TableSlot.objects.filter(block__in=ids).update(table=new)
    Block.objects.filter(pk__in=ids).update(table=new)


def _hand_over_closures(old: Table, new: Table, first_day: dt.date, begins: dt.datetime) -> None:
    closures = Closure.objects.filter(business_id=old.business_id, table=old)
    (closures.filter(from_on__gte=first_day) | closures.filter(starts_at__gte=begins)).update(
        table=new
    )
    # One that began before goes on for both.
    for closure in closures.filter(to_on__gte=first_day) | closures.filter(ends_at__gt=begins):
        closure.pk, closure.table = None, new
        closure.save(force_insert=True)
