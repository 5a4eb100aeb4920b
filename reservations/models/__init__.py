"""All that reservations stores."""

from reservations.models.floor import Area, Table, TableCombination
from reservations.models.look_ahead import DayPrices, RefusingEffect
from reservations.models.mail import MailLog
from reservations.models.plan import PlanStamp
from reservations.models.reservation import (
    Reservation,
    ReservationChange,
    ReservationTable,
    ServiceDay,
)
from reservations.models.rules import Closure, Policy, ServicePeriod, TurnTime
from reservations.models.slots import Block, TableSlot
from reservations.models.waitlist import WaitlistEntry, WaitlistState

__all__ = [
    "Area",
    "Block",
    "Closure",
    "DayPrices",
    "MailLog",
    "PlanStamp",
    "Policy",
    "RefusingEffect",
    "Reservation",
    "ReservationChange",
    "ReservationTable",
    "ServiceDay",
    "ServicePeriod",
    "Table",
    "TableCombination",
    "TableSlot",
    "TurnTime",
    "WaitlistEntry",
    "WaitlistState",
]
