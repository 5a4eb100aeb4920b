"""Whether what sockets rely on still holds: asked once for all sockets of the process."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.models import Session

from accounts.models import DinerLogin, User
from businesses.models import ApiKey, Membership
from common import clock
from messenger.live.authority import Login, Seat, StaffLogin
from messenger.models import Participant


@dataclass(frozen=True, slots=True, kw_only=True)
class Living:
    """What still holds of what sockets rely on."""

    diner_logins: frozenset[int]
    sessions: frozenset[tuple[str, str]]
    keys: frozenset[int]
    memberships: frozenset[tuple[int, int]]
    participants: frozenset[int]

    def left_of(self, login: Login) -> Login:
        """The parts of this login that have not ended."""
        diner, staff, key = login.diner, login.staff, login.key
        return Login(
            diner=diner if diner and diner.login_id in self.diner_logins else None,
            staff=staff
            if staff and (staff.session_key, staff.session_hash) in self.sessions
            else None,
            key=key if key and key.key_id in self.keys else None,
        )

    def seats(self, seat: Seat) -> bool:
        """Whether this place is still theirs."""
        return (seat.member_of is None or seat.member_of in self.memberships) and (
            seat.participant_id is None or seat.participant_id in self.participants
        )


def what_lives(logins: Iterable[Login], seats: Iterable[Seat]) -> Living:
    """Ask the database once for all sockets of the process."""
    logins, seats, now = list(logins), list(seats), clock.now()
    members = {seat.member_of for seat in seats if seat.member_of}
    current = Membership.objects.current().filter(
        user_id__in={user for user, _ in members}, business__is_active=True
    )
    return Living(
        diner_logins=frozenset(
            DinerLogin.objects.filter(
                pk__in={each.diner.login_id for each in logins if each.diner}, ended_at=None
            ).values_list("pk", flat=True)
        ),
        sessions=_living_sessions({each.staff for each in logins if each.staff}, now),
        keys=frozenset(
            ApiKey.objects.filter(
                pk__in={each.key.key_id for each in logins if each.key},
                revoked_at=None,
                business__is_active=True,
            )
            .exclude(expires_at__lte=now)
            .values_list("pk", flat=True)
        ),
        memberships=frozenset(current.values_list("user_id", "business_id"))
        if members
        else frozenset(),
        participants=frozenset(
            Participant.objects.filter(
                pk__in={seat.participant_id for seat in seats if seat.participant_id},
                left_at=None,
                blocked_at=None,
                business__is_active=True,
            ).values_list("pk", flat=True)
        ),
    )


def _living_sessions(staff: set[StaffLogin], now: dt.datetime) -> frozenset[tuple[str, str]]:
    if not staff:
        return frozenset()
    alive = set(
        Session.objects.filter(
            session_key__in={each.session_key for each in staff}, expire_date__gt=now
        ).values_list("session_key", flat=True)
    )
    users: dict[int, Any] = User.objects.filter(is_active=True).in_bulk(
        {each.user_id for each in staff}
    )
    return frozenset(
        (each.session_key, each.session_hash)
        for each in staff
        if each.session_key in alive
        and each.user_id in users
        and each.session_hash == users[each.user_id].get_session_auth_hash()
    )
