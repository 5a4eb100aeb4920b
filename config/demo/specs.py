"""What a demo house is made of: plain values, written down in config/demo/houses/."""

from dataclasses import dataclass, field

from businesses.enums import HouseColour, Role, Sign, Topic

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = (1 << day for day in range(7))
EVERY_DAY = 127
Text = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """One table."""

    name: str
    seats: tuple[int, int]
    online: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaSpec:
    """A seating area; neighbours within a `row` may be joined, by twos and by threes."""

    slug: str
    names: Text
    hints: Text
    words: tuple[str, ...]
    outdoor: bool = False
    tables: tuple[TableSpec, ...]
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSpec:
    """A service period; times are minutes since midnight, 1440 and more is after midnight."""

    names: Text
    weekdays: int
    opens: int
    last_seating: int
    must_end: int | None = None
    pacing_covers: int | None = None
    turns_a_table: float
    """How often a table is given out on the busiest day (load of the demo, no rule of the house)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UserSpec:
    """A member of staff and a role."""

    username: str
    first_name: str
    last_name: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySpec:
    """How the house gives out its tables."""

    buffer_minutes: int = 0
    min_notice_minutes: int = 30
    max_advance_days: int = 90
    max_party_size: int = 8
    cancel_until_minutes: int = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseSpec:
    """A whole demo house."""

    slug: str
    name: str
    timezone: str
    street: str
    postcode: str
    city: str
    country: str
    phone: str = ""
    colour: HouseColour
    sign: Sign
    tagline: Text
    assistant: bool = True
    areas: tuple[AreaSpec, ...]
    periods: tuple[PeriodSpec, ...]
    turns: tuple[tuple[int, int], ...]
    policy: PolicySpec
    texts: dict[Topic, tuple[Text, ...]]
    team_hours: tuple[tuple[int, int, int], ...]
    staff: tuple[UserSpec, ...]
    closed_in_days: tuple[int, int] | None = None
    closure_notes: Text = field(default_factory=dict)
    guests: int = 0
    """How many guests the house knows; 0 means a house without reservations."""


def tables(first: int, *seats: tuple[int, int], prefix: str = "") -> tuple[TableSpec, ...]:
    """Tables numbered from `first`, one for each range of seats."""
    return tuple(
        TableSpec(name=f"{prefix}{first + number}", seats=range_)
        for number, range_ in enumerate(seats)
    )


def hours(clock: str) -> int:
    """Minutes since midnight: "18:30" is 1110, "25:00" is one in the morning."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
