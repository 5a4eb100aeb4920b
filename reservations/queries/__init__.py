"""What can be read about reservations."""

from reservations.queries.availability import Availability, Slot, availability
from reservations.queries.day import load_day
from reservations.queries.day_book import day_book
from reservations.queries.day_model import AreaRows, Cell, DayBook, Party, Quarter, Row, Stop
from reservations.queries.house_plan import HousePlan, house_plan
from reservations.queries.local_time import house_instant, local_instant
from reservations.queries.misfits import Misfit, Stranded, misfits
from reservations.queries.prices import steering

__all__ = [
    "AreaRows",
    "Availability",
    "Cell",
    "DayBook",
    "HousePlan",
    "Misfit",
    "Party",
    "Quarter",
    "Row",
    "Slot",
    "Stop",
    "Stranded",
    "availability",
    "day_book",
    "house_instant",
    "house_plan",
    "load_day",
    "local_instant",
    "misfits",
    "steering",
]
