"""Tables taken out of the offer, and offers stopped, by staff."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from businesses.models import Business
from common.errors import Conflict, FieldError, Invalid, NotFound
from common.text import clean_line
from reservations.actions.asked import own_tables
from reservations.actions.by import By
from reservations.actions.deciding import deciding
from reservations.actions.ledger import Ledger, announce_days, raise_versions
from reservations.actions.locked import LockedDays, lock_days
from reservations.actions.quarters import minutes_between
from reservations.engine import Refusal, Wish, occupied_quarters
from reservations.models import Block, TableSlot
from reservations.queries.house_plan import STAFF_DAY_STARTS, HousePlan, house_plan

LONGEST_BLOCK = dt.timedelta(days=1)
ONE_DAY = dt.timedelta(days=1)
MAX_REASON_CHARS = 120


@deciding
def block_tables(
    *,
    business: Business,
    tables: Sequence[int],
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    by: By,
    reason: str = "",
) -> list[Block]:
    """Take tables out of the offer, moving parties that can be moved, or raise Conflict and change nothing."""
    by.must_serve(business.pk)
    reason = clean_line(reason, pointer="/reason", max_chars=MAX_REASON_CHARS)
    check_span(starts_at, ends_at, LONGEST_BLOCK)
    plan = house_plan(business)
    wanted = own_tables(plan, tuple(tables)) or ()
    days = lock_days(business, service_dates(plan, starts_at, ends_at), plan=plan)
    ledger = Ledger(days=days, by=by)
    for date in days.rows:
        ledger.move(_make_room(days, date, wanted, (starts_at, ends_at)))
    ledger.write()
    blocks = [
        Block.objects.create(
            business=business,
            table_id=table,
            starts_at=starts_at,
            ends_at=ends_at,
            reason=reason,
            by_uuid=by.uuid,
            by_name=by.name[:150],
            created_at=days.now,
        )
        for table in sorted(wanted)
    ]
    TableSlot.objects.bulk_create(slot for block in blocks for slot in _slots(block))
    return blocks


@deciding
def free_block(*, business: Business, block_id: int, by: By) -> None:
    """Put a blocked table back into the offer, or raise NotFound."""
    by.must_serve(business.pk)
    mine = Block.objects.filter(business=business, pk=block_id)
    block = mine.first()
    if block is None:
        raise NotFound
    plan = house_plan(business)
    days = lock_days(business, service_dates(plan, block.starts_at, block.ends_at), plan=plan)
    TableSlot.objects.filter(block_id=block_id).delete()
    if not mine.delete()[0]:
        raise NotFound
    tell(days)


def service_dates(plan: HousePlan, starts_at: dt.datetime, ends_at: dt.datetime) -> list[dt.date]:
    """The service days that [starts_at, ends_at) touches."""
    first = plan.service_date(starts_at)
    last = max(first, plan.service_date(ends_at - dt.timedelta(seconds=1)))
    return [first + number * ONE_DAY for number in range((last - first).days + 1)]


def _make_room(
    days: LockedDays, date: dt.date, tables: tuple[int, ...], span: tuple[dt.datetime, dt.datetime]
) -> Mapping[str, tuple[int, ...]]:
    """Where the parties of one service day move that sit at these tables within its part of the span."""
    begins = max(span[0], _cut(days.plan, date)) if len(days.rows) > 1 else span[0]
    ends = min(span[1], _cut(days.plan, date + ONE_DAY)) if len(days.rows) > 1 else span[1]
    if begins >= ends:
        return {}
    wish = Wish(
        party_size=1,
        starts_at=begins,
        tables=tables,
        by_staff=True,
        turn_minutes=minutes_between(begins, ends),
    )
    answer = days.make_room(date, wish)
    if isinstance(answer, Refusal):
        raise Conflict(_("Parties sit there then for whom no other table is free."))
    return answer.moves


def _cut(plan: HousePlan, date: dt.date) -> dt.datetime:
    return dt.datetime.combine(date, STAFF_DAY_STARTS, tzinfo=plan.zone).astimezone(dt.UTC)


def _slots(block: Block) -> Iterator[TableSlot]:
    for quarter in occupied_quarters(block.starts_at, block.ends_at):
        yield TableSlot(
            business_id=block.business_id,
            table_id=block.table_id,
            starts_at=quarter,
            block=block,
        )


def tell(days: LockedDays) -> None:
    """Raise and announce the versions of the locked days."""
    raise_versions(days)
    announce_days(days)


def check_span(starts_at: dt.datetime, ends_at: dt.datetime, longest: dt.timedelta) -> None:
    """Raise Invalid unless the end is after the beginning, and not too long after it."""
    if not starts_at < ends_at <= starts_at + longest:
        detail = _("The end must be after the beginning, and not too long after it.")
        raise Invalid(errors=[FieldError(pointer="/ends_at", code="invalid", detail=detail)])
