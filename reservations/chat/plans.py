"""The small parts every plan is made of."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TypeVar

from assistant.skills import CardState, NotReady, Outcome, Outgoing, Plan, Shared
from reservations.actions import Foresight, MustSearch, foresight_in_use
from reservations.chat.draft import write_draft
from reservations.chat.scene import Scene

A = TypeVar("A")
R = TypeVar("R")
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
    """A plan that changes something first; `commit` runs inside the turn's transaction.

    It may be begun again after a search for tables: what it does to the draft comes after the action.
    """
    foresight = Foresight()

    def run() -> Outcome:
        return _done(scene, _with(foresight, commit))

    return Plan(commit=run, draft=write_draft(scene.draft))


def do_together(
    scene: Scene,
    *,
    waits_for: Hashable,
    asked: A,
    make: Callable[[Sequence[A]], Sequence[R]],
    tell: Callable[[R], tuple[Outgoing, ...]],
) -> Plan:
    """The same for a change that is best made together with all who wait for `waits_for`."""
    foresight = Foresight()

    def run() -> Outcome:
        [made] = _with(foresight, lambda: make([asked]))
        return _done(scene, tell(made))

    shared = Shared(
        waits_for=waits_for,
        asked=asked,
        make=lambda group: _with(foresight, lambda: make(group)),
        tell=lambda made: _done(scene, tell(made)),
    )
    return Plan(commit=run, shared=shared, draft=write_draft(scene.draft))


def _with(foresight: Foresight, act: Callable[[], R]) -> R:
    """Search for tables before the turn's transaction: it is begun again with what was found."""
    foresight = foresight_in_use() or foresight
    try:
        with foresight.in_use():
            return act()
    except MustSearch as must:
        raise NotReady(partial(foresight.search, must.sought)) from must


def _done(scene: Scene, said: tuple[Outgoing, ...]) -> Outcome:
    return Outcome(say=said, draft=write_draft(scene.draft))
