"""`script/bench NAME [--json]`: runs benchmarks.<module>.run(), which yields figures as they are measured."""

import argparse
import importlib
import sys
from collections.abc import Iterable

from benchmarks.figures import Figure

MODULES = {
    "availability": "benchmarks.availability_speed",
    "messenger": "benchmarks.messenger",
    "reservations": "benchmarks.reservations",
    "startup": "benchmarks.startup",
}


def main() -> int:
    """Measure, and print a table or a JSON object a line."""
    parser = argparse.ArgumentParser(prog="script/bench", description="Measure Stammtisch.")
    parser.add_argument("name", choices=sorted(MODULES))
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    wanted = parser.parse_args()
    figures = importlib.import_module(MODULES[wanted.name]).run()
    (_print_json if wanted.json else _print_table)(figures)
    return 0


def _print_json(figures: Iterable[Figure]) -> None:
    for figure in figures:
        print(figure.as_json(), flush=True)


def _print_table(figures: Iterable[Figure]) -> None:
    print(f"{'system':<28} {'metric':<36} {'value':>12}  unit")
    for figure in figures:
        value = f"{figure.value:,.0f}" if figure.value >= 1000 else f"{figure.value:,.3g}"
        print(f"{figure.system:<28} {figure.metric:<36} {value:>12}  {figure.unit}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
