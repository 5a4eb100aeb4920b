"""What is wished of several reservations at once: cancelled one by one, noted in all of them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from assistant.skills import Card, Outgoing, Plan, Text
from common.errors import DomainError
from reservations.actions import change_reservation
from reservations.chat import cards, too_late
from reservations.chat.plans import do, retire, say
from reservations.chat.scene import Scene
from reservations.models import Reservation


def ask_cancel_all(scene: Scene, rows: Sequence[Reservation]) -> Plan:
    """Say what happens before the taps; each is confirmed by itself, since it is for good.

    Those that only the team can cancel are passed on.
    """
    late = [row for row in rows if scene.is_too_late(row)]
    asked = [Card(card=cards.sure(scene, row)) for row in rows if row not in late]
    if late:
        return too_late.to_cancel(scene, late, still_asked=asked)
    text = _("Cancel for good? The tables then go to others. Please confirm each of them.")
    scene.draft.which_to = "cancel"  # "only the second one" is an answer too
    return say(scene, *retire(scene), Text(body=text), *asked)


def still_asked(scene: Scene, about: str) -> tuple[Outgoing, ...]:
    """The question again for those of which it was asked together with this one."""
    others = [each.card for each in scene.open_cards("sure") if each.card["reservation"] != about]
    if not others:
        return ()
    return (Text(body=_("And this one?")), *(Card(card=card) for card in reversed(others)))


def note_on(scene: Scene, rows: Sequence[Reservation]) -> Plan:
    """Add what is to be noted to each of them, and read it back."""
    told = scene.draft.notes

    def commit() -> tuple[Outgoing, ...]:
        try:
            # Soonest first: days are locked in the order of their dates.
            noted = [_noted(scene, row, told) for row in rows]
        except DomainError as refusal:
            return (Text(body=str(refusal.detail)),)
        scene.draft = scene.draft.after_booking()
        return (
            *retire(scene, "reservation"),
            Text(body=_("I have noted that.")),
            *(Card(card=cards.reservation(scene, row)) for row in noted),
        )

    return do(scene, commit)


def _noted(scene: Scene, row: Reservation, told: Sequence[str]) -> Reservation:
    stored = row.notes.splitlines()
    notes = "\n".join([*stored, *(note for note in told if note not in stored)])
    return change_reservation(
        business=scene.business, reservation_id=row.pk, by=scene.by, notes=notes
    )
