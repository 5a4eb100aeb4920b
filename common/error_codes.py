"""Every code that a problem document can carry, with what it means and what to do about it."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCode:
    """One stable code; docs/api/errors.md and the page of errors show exactly these."""

    code: str
    statuses: tuple[int, ...]
    meaning: str | Promise
    remedy: str | Promise


ERROR_CODES: Final = (
    ErrorCode(
        code="invalid",
        statuses=(400, 405, 406, 415, 422),
        meaning=_("The request is not well formed, or a value in it is not acceptable."),
        remedy=_("Correct what the list of errors points at."),
    ),
    ErrorCode(
        code="not_authenticated",
        statuses=(401,),
        meaning=_("The key is missing, unknown, expired or revoked."),
        remedy=_("Send Authorization: Bearer with a key of the house."),
    ),
    ErrorCode(
        code="forbidden",
        statuses=(403,),
        meaning=_("The key was not given the scope that this needs."),
        remedy=_("Ask the house for a key with that scope."),
    ),
    ErrorCode(
        code="not_found",
        statuses=(404,),
        meaning=_("It does not exist, or belongs to another house; both look alike."),
        remedy=_("Check the address and the key."),
    ),
    ErrorCode(
        code="conflict",
        statuses=(409,),
        meaning=_("The version is stale, or the same request is still in flight."),
        remedy=_("Read again and repeat; with Retry-After, wait that long first."),
    ),
    ErrorCode(
        code="key_reused",
        statuses=(422,),
        meaning=_("The idempotency key came with another request before."),
        remedy=_("Use a new key for a new request."),
    ),
    ErrorCode(
        code="no_table",
        statuses=(409,),
        meaning=_("No table is free then; alternatives lists up to three starts that were."),
        remedy=_("Offer the alternatives, or ask for availability again."),
    ),
    ErrorCode(
        code="closed",
        statuses=(409, 422),
        meaning=_(
            "The house does not seat guests then (422), or the conversation has ended (409)."
        ),
        remedy=_("Choose a start that availability lists, or another conversation."),
    ),
    ErrorCode(
        code="too_soon",
        statuses=(422,),
        meaning=_("It is shorter notice than the house takes online."),
        remedy=_("Choose a later start, or call the house."),
    ),
    ErrorCode(
        code="too_far",
        statuses=(422,),
        meaning=_("It is further ahead than the house takes reservations."),
        remedy=_("Choose an earlier date."),
    ),
    ErrorCode(
        code="too_large",
        statuses=(422,),
        meaning=_("The party is larger than max_party_size."),
        remedy=_("Write to the house in its chat."),
    ),
    ErrorCode(
        code="in_past",
        statuses=(422,),
        meaning=_("That time has passed."),
        remedy=_("Choose a start in the future."),
    ),
    ErrorCode(
        code="no_such_time",
        statuses=(422,),
        meaning=_("The clock skips this hour in the night in which summer time begins."),
        remedy=_("Choose a time that exists in the time zone of the house."),
    ),
    ErrorCode(
        code="hold_expired",
        statuses=(409,),
        meaning=_("The table was held, but the time is up."),
        remedy=_("Hold or reserve again."),
    ),
    ErrorCode(
        code="bad_transition",
        statuses=(409,),
        meaning=_("The reservation is in a status that does not allow this."),
        remedy=_("Read the reservation and decide anew."),
    ),
    ErrorCode(
        code="too_late",
        statuses=(422,),
        meaning=_("The time until which this is possible online has passed."),
        remedy=_("Call the house."),
    ),
    ErrorCode(
        code="throttled",
        statuses=(429,),
        meaning=_("Too many requests, or too many tables held."),
        remedy=_("Wait as long as Retry-After says."),
    ),
    ErrorCode(
        code="too_big",
        statuses=(413,),
        meaning=_("The body is larger than is taken."),
        remedy=_("Send less."),
    ),
    ErrorCode(
        code="unavailable",
        statuses=(503,),
        meaning=_("The service is busy, or its database is away."),
        remedy=_("Repeat after Retry-After, with the same Idempotency-Key."),
    ),
    ErrorCode(
        code="internal",
        statuses=(500,),
        meaning=_("A fault of ours; it has been logged with the X-Request-Id of the answer."),
        remedy=_("Repeat later with the same Idempotency-Key; tell us if it stays."),
    ),
)
