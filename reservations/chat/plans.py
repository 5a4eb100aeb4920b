"""The small parts every plan is made of."""

from collections.abc import Callable

from assistant.skills import CardState, Outcome, Outgoing, Plan
from reservations.chat.draft import write_draft
from reservations.chat.scene import Scene

PASSING = ("picker", "offers", "contact", "confirm", "sure")
"""Cards that a newer one overtakes; a reservation's own card and a joined waitlist stay."""


def retire(scene: Scene, *kinds: str, state: str = "replaced") -> tuple[Outgoing, ...]:
    """Mark the open cards of these kinds as overtaken."""
    return tuple(
        CardState(target=card.seq, state=state) for card in scene.open_cards(*(kinds or PASSING))
    )


def say(scene: Scene, *outgoing: Outgoing) -> Plan:
    """A plan that only speaks and remembers."""
    return Plan(say=outgoing, draft=write_draft(scene.draft))


def do(scene: Scene, commit: Callable[[], tuple[Outgoing, ...]]) -> Plan:
    """A plan that changes something first; `commit` runs inside the turn's transaction."""

    def run() -> Outcome:
        said = commit()
        return Outcome(say=said, draft=write_draft(scene.draft))

    return Plan(commit=run, draft=write_draft(scene.draft))
