"""The reservation engine: which starts can be had, and at which tables; values in, values out."""

from reservations.engine.alternatives import MOST_STEERED, Alternative, alternatives
from reservations.engine.calendar import instant_of, instants_of, occupied_quarters
from reservations.engine.daybook import DayBook
from reservations.engine.decide import assign, assign_many
from reservations.engine.forecast import USUALLY_FLEXIBLE, Expected, Forecast
from reservations.engine.gates import time_limits
from reservations.engine.model import (
    SLOT_STEP,
    Assignment,
    Closing,
    Combination,
    Day,
    FloorPlan,
    OpenSlot,
    Period,
    Reason,
    Refusal,
    Stay,
    Table,
    Taken,
    Wish,
)
from reservations.engine.offers import Outlook, day_reason, open_slots, outlook
from reservations.engine.prices import Prices
from reservations.engine.pricing import price_day
from reservations.engine.repack import repack
from reservations.engine.steering import as_time

__all__ = [
    "MOST_STEERED",
    "SLOT_STEP",
    "USUALLY_FLEXIBLE",
    "Alternative",
    "Assignment",
    "Closing",
    "Combination",
    "Day",
    "DayBook",
    "Expected",
    "FloorPlan",
    "Forecast",
    "OpenSlot",
    "Outlook",
    "Period",
    "Prices",
    "Reason",
    "Refusal",
    "Stay",
    "Table",
    "Taken",
    "Wish",
    "alternatives",
    "as_time",
    "assign",
    "assign_many",
    "day_reason",
    "instant_of",
    "instants_of",
    "occupied_quarters",
    "open_slots",
    "outlook",
    "price_day",
    "repack",
    "time_limits",
]
