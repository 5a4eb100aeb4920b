"""What a table is worth at a time: covers that would be lost if it were taken."""

from dataclasses import dataclass

TableClass = tuple[int | None, int, int, bool]
"""Area, smallest and largest party, online: what makes tables alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Covers lost for each class of table and quarter hour, and for each cover that starts then.

    Quarters count from `first`, the engine's number of the first quarter hour priced. What is not
    priced costs nothing.
    """

    classes: tuple[TableClass, ...]
    """For a floor with other classes these prices say nothing."""
    first: int
    tables: tuple[tuple[float, ...], ...]
    starting: tuple[float, ...]
