"""What a bench reports."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured number. `system` is stammtisch, or the yardstick that was run beside it."""

    bench: str
    system: str = "stammtisch"
    metric: str
    value: float
    unit: str

    def as_json(self) -> str:
        """One line of `script/bench NAME --json`."""
        return json.dumps(asdict(self))
