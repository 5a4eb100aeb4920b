"""Everything that changes reservations: one use case, one transaction."""

from reservations.actions.asked import Once
from reservations.actions.block import block_tables, free_block
from reservations.actions.booking import Outcome, day_waited_for
from reservations.actions.by import By
from reservations.actions.cancel import (
    cancel_by_diner,
    cancel_by_staff,
    free_to_cancel_until,
    release_hold,
)
from reservations.actions.change import change_reservation, change_waits_for, change_within
from reservations.actions.confirm import approve_request, confirm_reservation
from reservations.actions.contact import Contact
from reservations.actions.decline import decline_change, promised_before
from reservations.actions.floor import (
    PartyRange,
    combination_is_in_use,
    resize_combination,
    resize_table,
    table_is_in_use,
)
from reservations.actions.foresight import (
    Foresight,
    MustSearch,
    foresight_in_use,
    searching_first,
)
from reservations.actions.hold import ToHold, hold_table, hold_tables
from reservations.actions.late import note_late
from reservations.actions.look_ahead import make_prices, price_days_ahead, prune_prices
from reservations.actions.promote import offer_by_hand, promote_waitlist
from reservations.actions.refusing_effect import weigh_refusing, weigh_refusing_somewhere
from reservations.actions.reserve import reserve_table
from reservations.actions.seat import complete_visit, mark_no_show, seat_party, seat_walk_in
from reservations.actions.stops import resume_online_offers, stop_online_offers
from reservations.actions.swap import Change
from reservations.actions.tables import move_party, pin_tables, unpin_tables
from reservations.actions.undo import can_undo, undo_last_step
from reservations.actions.unset import UNSET
from reservations.actions.upkeep import expire_holds, extend_overstays, prune_slots
from reservations.actions.waitlist import join_waitlist, leave_waitlist

__all__ = [
    "UNSET",
    "By",
    "Change",
    "Contact",
    "Foresight",
    "MustSearch",
    "Once",
    "Outcome",
    "PartyRange",
    "ToHold",
    "approve_request",
    "block_tables",
    "can_undo",
    "cancel_by_diner",
    "cancel_by_staff",
    "change_reservation",
    "change_waits_for",
    "change_within",
    "combination_is_in_use",
    "complete_visit",
    "confirm_reservation",
    "day_waited_for",
    "decline_change",
    "expire_holds",
    "extend_overstays",
    "foresight_in_use",
    "free_block",
    "free_to_cancel_until",
    "hold_table",
    "hold_tables",
    "join_waitlist",
    "leave_waitlist",
    "make_prices",
    "mark_no_show",
    "move_party",
    "note_late",
    "offer_by_hand",
    "pin_tables",
    "price_days_ahead",
    "promised_before",
    "promote_waitlist",
    "prune_prices",
    "prune_slots",
    "release_hold",
    "reserve_table",
    "resize_combination",
    "resize_table",
    "resume_online_offers",
    "searching_first",
    "seat_party",
    "seat_walk_in",
    "stop_online_offers",
    "table_is_in_use",
    "undo_last_step",
    "unpin_tables",
    "weigh_refusing",
    "weigh_refusing_somewhere",
]
