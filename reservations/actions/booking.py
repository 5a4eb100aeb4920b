"""What holding, reserving and seating a walk-in have in common: new reservations for wishes.

Wishes for one day that wait in one process are decided together: one lock, one load, one bulk write.
"""

import datetime as dt
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from businesses.actions.idempotency import AlreadyAnswered, claim, remember
from businesses.models import Business, Guest
from common.errors import Conflict, DomainError
from common.together import NotTogether, Together
from reservations.actions.asked import (
    Asked,
    check_not_past,
    check_notes,
    check_party_size,
    check_reachable,
    promised_local,
    wish_of,
)
from reservations.actions.deciding import deciding
from reservations.actions.hold_limits import Holder, check_hold_limits
from reservations.actions.ledger import Ledger
from reservations.actions.locked import LockedDays, lock_days
from reservations.actions.reference import new_reference
from reservations.actions.refused import Refused, refusal
from reservations.actions.regulars import diner_of, guests_of
from reservations.actions.steps import promised_status
from reservations.engine import Assignment, Wish
from reservations.enums import ReservationStatus
from reservations.errors import TooManyHolds
from reservations.models import Reservation
from reservations.queries.availability import area_of
from reservations.queries.house_plan import house_plan

S = ReservationStatus
Outcome = Reservation | Exception


def store_reservation(asked: Asked) -> Reservation:
    """Store a reservation with its tables, or raise the refusal and leave everything as it was."""
    _check(asked)
    if connection.in_atomic_block or not settings.TABLES_ARE_LOCKED:
        return decide_alone(asked)
    day = day_waited_for(asked.business, asked.starts_at)
    names_tables = asked.tables is not None  # for them even whoever is about to come may be moved
    try:
        return _waiting.decide((day, names_tables), asked)
    except Refused as refused:
        raise refusal(refused) from None


def store_within(group: Sequence[Asked]) -> list[Outcome]:
    """The same for several wishes for one day of one house, within the caller's transaction; each gets its own answer.

    NotTogether is the answer to a wish that has to be decided after the others.
    """
    outcomes: list[Outcome | None] = [_fault(asked) for asked in group]
    sound = [asked for asked, fault in zip(group, outcomes, strict=True) if fault is None]
    decided = iter(_decided_or_refused(sound))
    told = (outcome or next(decided) for outcome in outcomes)
    return [refusal(each) if isinstance(each, Refused) else each for each in told]


def _decided_or_refused(group: Sequence[Asked]) -> Sequence[Outcome]:
    try:
        return decide_together(group) if group else ()
    except DomainError as refused:
        return [refused] * len(group)


def day_waited_for(business: Business, starts_at: dt.datetime) -> Hashable:
    """The service day for whose lock a wish waits: the same for all who should be decided together."""
    date = house_plan(business).service_date(starts_at)
    return str(connection.settings_dict["NAME"]), business.pk, date


@deciding
def decide_alone(asked: Asked) -> Reservation:
    """One wish in a transaction of its own, or within the caller's."""
    [outcome] = _decide([asked])
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


@deciding
def decide_together(group: Sequence[Asked]) -> Sequence[Outcome]:
    """Several wishes for one day of one house in one transaction; each gets its own answer."""
    return _decide(group)


_waiting: Together[Asked, Reservation] = Together(one=decide_alone, many=decide_together, most=32)


def _fault(asked: Asked) -> DomainError | None:
    try:
        _check(asked)
    except DomainError as fault:
        return fault
    return None


def _check(asked: Asked) -> None:
    asked.by.must_serve(asked.business.pk)
    check_party_size(asked.party_size)
    check_notes(asked.notes)
    check_reachable(asked.starts_at)


@dataclass(slots=True, kw_only=True)
class _Case:
    asked: Asked
    wish: Wish | None = None
    outcome: Outcome | None = None
    given: Assignment | None = None


def _decide(group: Sequence[Asked]) -> list[Outcome]:
    business = group[0].business
    cases = [_Case(asked=asked) for asked in group]
    # Idempotency keys come before the day in the order of locks.
    _claim(cases)
    plan = house_plan(business)
    date = plan.service_date(group[0].starts_at)
    days = lock_days(business, [date], plan=plan)
    for number, case in enumerate(cases):
        if case.outcome is None:
            _hear(days, case, mates=cases[:number])
    open_cases = [case for case in cases if case.wish is not None]
    wishes = [case.wish for case in open_cases if case.wish is not None]
    answers = days.give_out_many(date, wishes)
    _give_out(open_cases, answers)
    seated = [case for case in open_cases if case.given is not None]
    if seated:
        _write(days, date, seated)
    return [case.outcome for case in cases if case.outcome is not None]


def _claim(cases: Sequence[_Case]) -> None:
    """Take the idempotency keys; whoever's request was answered, or is being answered, learns that instead."""
    taken: set[tuple[int, str]] = set()
    for case in cases:
        once = case.asked.once
        if once is None:
            continue
        try:
            if once.request.place in taken:
                raise Conflict(retry_after=1)
            answer = claim(once.request)
        except DomainError as refused:
            case.outcome = refused
        else:
            case.outcome = AlreadyAnswered(answer) if answer else None
            taken.add(once.request.place)


def _hear(days: LockedDays, case: _Case, mates: Sequence[_Case]) -> None:
    """Note the wish of one, or why it is none."""
    asked = case.asked
    try:
        wish = wish_of(asked, days.plan)
        check_not_past(asked.starts_at, asked.by, days.now)
        if asked.status == S.HELD:
            _check_hold_limits(days, asked, wish, mates)
    except (DomainError, NotTogether) as refused:
        case.outcome = refused
    else:
        case.wish = wish


def _check_hold_limits(days: LockedDays, asked: Asked, wish: Wish, mates: Sequence[_Case]) -> None:
    """Whoever goes beyond a limit only if others of the group get their tables waits until that is known."""
    holder = _holder(asked)
    check_hold_limits(days, wish, holder)
    beside = [
        (_holder(mate.asked), mate.wish)
        for mate in mates
        if mate.wish is not None and mate.asked.status == S.HELD
    ]
    if not beside:
        return
    try:
        check_hold_limits(days, wish, holder, mates=beside)
    except TooManyHolds:
        raise NotTogether from None


def _holder(asked: Asked) -> Holder:
    return Holder(by=asked.by, diner_id=asked.diner_id, address=asked.address)


def _give_out(cases: Sequence[_Case], answers: Sequence[Assignment | Refused]) -> None:
    for case, answer in zip(cases, answers, strict=True):
        if isinstance(answer, Assignment):
            case.given = answer
        else:
            case.outcome = answer


def _write(days: LockedDays, date: dt.date, cases: Sequence[_Case]) -> None:
    guests = guests_of(days.business, [case.asked for case in cases])
    ledger = Ledger(days=days, by=cases[0].asked.by)
    moves: dict[str, tuple[int, ...]] = {}
    for case, guest in zip(cases, guests, strict=True):
        if case.given is None:
            continue
        row = _row(case.asked, guest, days, date, case.given)
        ledger.enter(row, case.given.tables, row.status, by=case.asked.by)
        moves.update(case.given.moves)
        case.outcome = row
    ledger.move(moves)
    ledger.write()
    for case in cases:
        if case.asked.once is not None and isinstance(case.outcome, Reservation):
            remember(case.asked.once.request, case.asked.once.write(case.outcome.pk))


def _row(
    asked: Asked, guest: Guest | None, days: LockedDays, date: dt.date, given: Assignment
) -> Reservation:
    status = asked.status
    if status == S.CONFIRMED:
        status = promised_status(days.plan.policy, asked.by)
    held, seated = status == S.HELD, status == S.SEATED
    lifetime = dt.timedelta(minutes=days.plan.policy.hold_minutes)
    return Reservation(
        business_id=asked.business.pk,
        reference=new_reference(asked.business.name),
        status=status,
        source=asked.source,
        starts_at=given.starts_at,
        ends_at=given.ends_at,
        occupied_until=given.occupied_until,
        service_date=date,
        promised_local=promised_local(days.plan, given.starts_at),
        party_size=asked.party_size,
        area_id=area_of(days.plan, asked.area),
        guest=guest,
        name=asked.contact.name or (guest.name if guest else ""),
        phone=asked.contact.phone,
        email=asked.contact.email,
        lang=asked.lang,
        notes=asked.notes,
        hold_expires_at=days.now + lifetime if held else None,
        seated_at=days.now if seated else None,
        conversation_id=asked.conversation_id,
        diner_id=diner_of(asked.by, asked.diner_id),
        idempotency_key=asked.idempotency_key,
        address_hash=asked.address if held else "",
        created_at=days.now,
        updated_at=days.now,
    )
