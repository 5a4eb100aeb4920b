"""Play evenings by the referee's protocol: one JSON message a line in, one answer a line out.

    python3 score.py -- python3 -m benchmarks.seating [--look-ahead | --rule NAME]

Without `--look-ahead` whoever fits is taken. With `--rule` a simple rule plays instead of the
engine. See docs/seating.md.
"""

import argparse
import json
import sys

from benchmarks.evening import Evening, Message
from benchmarks.rules import RULES, RuledEvening


def main() -> None:
    """Answer message after message until the input ends."""
    parser = argparse.ArgumentParser(prog="benchmarks.seating", description="Play evenings.")
    parser.add_argument(
        "--look-ahead", action="store_true", help="refuse who costs more covers than they bring"
    )
    parser.add_argument("--rule", choices=RULES, help="for comparison: a rule that others use")
    given = parser.parse_args()
    evening: Evening | RuledEvening | None = None
    for line in sys.stdin:
        message: Message = json.loads(line)
        if message["type"] == "restaurant":
            evening = (
                RuledEvening(message, given.rule)
                if given.rule
                else Evening(message, look_ahead=given.look_ahead)
            )
            answer: Message = {}
        elif evening is None:
            raise SystemExit("the first message has to be the restaurant")
        else:
            answer = evening.answer(message)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
