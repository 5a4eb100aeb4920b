"""The declared answers: one line for each address of the product, one column for each actor."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.architecture.tenancy.world import ACTORS

FILE = Path(__file__).with_name("table.txt")
SCOPED, PUBLIC = "scoped", "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What each actor is answered (to GET, about a row of the own house)."""

    key: str
    scope: str
    statuses: dict[str, int]

    @classmethod
    def parse(cls, line: str) -> Self:
        """Read one line of table.txt."""
        key, scope, *statuses = (cell.strip() for cell in line.split(" | "))
        numbers = dict(zip(ACTORS, map(int, statuses), strict=True))
        return cls(key=key, scope=scope, statuses=numbers)

    def line(self) -> str:
        """The line as it stands in table.txt."""
        numbers = " | ".join(f"{self.statuses[actor]}" for actor in ACTORS)
        return f"{self.key} | {self.scope} | {numbers}"


def table() -> dict[str, Row]:
    """All lines, by address."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    rows = [Row.parse(line) for line in lines if line.strip() and not line.startswith("#")]
    return {row.key: row for row in rows}
