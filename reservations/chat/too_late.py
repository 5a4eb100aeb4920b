"""After the cancellation window only the team can let a table go: told plainly, and passed on with what was wanted."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from assistant.handover import promise
from assistant.skills import Card, Plan, Text
from reservations.chat import cards
from reservations.chat.draft import write_draft
from reservations.chat.plans import retire
from reservations.chat.scene import Scene
from reservations.models import Reservation

REASON = "too_late"


def to_cancel(
    scene: Scene, rows: Sequence[Reservation], *, still_asked: Sequence[Card] = ()
) -> Plan:
    """Pass on that these are to be cancelled; nothing is, and nothing is said to be. Others can still be tapped."""
    lead = _(
        "At such short notice only the team can cancel. I am passing on that you would like to cancel: %(what)s. "
        "Until they answer, everything stays as it is."
    )
    return _for_the_team(scene, lead, rows, still_asked)


def to_change(scene: Scene, row: Reservation, wanted: str) -> Plan:
    """Pass on what this one is to become; it stays as it is until then."""
    lead = _(
        "At such short notice only the team can change a reservation. I am passing on what you would like: "
        "%(wanted)s instead of %(what)s. Until they answer, everything stays as it is."
    )
    return _for_the_team(scene, lead, [row], wanted=wanted)


def _for_the_team(
    scene: Scene,
    lead: str,
    rows: Sequence[Reservation],
    still_asked: Sequence[Card] = (),
    wanted: str = "",
) -> Plan:
    what = "; ".join(cards.when_and_who(scene, row) for row in rows)
    said = promise(scene.business, scene.thread.now, lead % {"what": what, "wanted": wanted})
    # What comes next is a new wish, not this reservation.
    scene.draft = scene.draft.after_booking()
    return Plan(
        say=(*retire(scene), *still_asked, Text(body=said)),
        draft=write_draft(scene.draft),
        hand_over=REASON,
    )
