"""Outcomes of the flush as refusals."""

from django.utils.translation import gettext as _

from common.errors import Invalid, TooBig, Unavailable
from common.text import is_storable
from messenger.errors import BY_CODE, Stale
from messenger.live.posts import Outcome, Stored
from messenger.protocol import MAX_BODY_CHARS, Code


def stored_or_raise(outcome: Outcome) -> Stored:
    """The stored entry, or raise the refusal."""
    if isinstance(outcome, Stored):
        return outcome
    if outcome.code == Code.STALE:
        raise Stale(outcome.missed)
    if outcome.code == Code.UNAVAILABLE:
        raise Unavailable(retry_after=1)
    raise BY_CODE[outcome.code]


def checked_body(body: str) -> str:
    """The text of a message as forms and clients send it, with Unix line ends; raise Invalid or TooBig."""
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_BODY_CHARS:
        raise TooBig(_("At most %(count)d characters.") % {"count": MAX_BODY_CHARS})
    if not text.strip():
        raise Invalid(_("A message needs some text."))
    if not is_storable(text):
        raise Invalid(_("Control characters are not allowed."))
    return text
