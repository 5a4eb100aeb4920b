"""Play evenings by the referee's protocol: one JSON message a line in, one answer a line out.

    python3 score.py -- python3 -m benchmarks.seating [--look-ahead | --rule NAME]

Without `--look-ahead` whoever fits is taken. With `--rule` a simple rule plays instead of the
engine. With `--cpu` the processor time of the decisions stands on stderr in the end, one line an
evening. See docs/seating.md.
"""

import argparse
import json
import sys
import time

from benchmarks.evening import Evening, Message
from benchmarks.rules import RULES, RuledEvening


def main() -> None:
    """Answer message after message until the input ends."""
    parser = argparse.ArgumentParser(prog="benchmarks.seating", description="Play evenings.")
    parser.add_argument(
        "--look-ahead", action="store_true", help="refuse who costs more covers than they bring"
    )
    parser.add_argument("--rule", choices=RULES, help="for comparison: a rule that others use")
    parser.add_argument("--cpu", action="store_true", help="tell the processor time of decisions")
    given = parser.parse_args()
    evening: Evening | RuledEvening | None = None
    spent: list[float] = []
    for line in sys.stdin:
        begun = time.process_time()
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
        if message["type"] == "request":
            spent.append(time.process_time() - begun)
    if given.cpu and spent:
        sys.stderr.write(json.dumps(_told(spent)) + "\n")


def _told(spent: list[float]) -> Message:
    """Milliseconds of processor time, by the referee's way of counting."""
    inorder = sorted(spent)
    places = {f"p{q}": min(len(inorder) - 1, len(inorder) * q // 100) for q in (50, 95, 99)}
    told = {name: inorder[place] for name, place in (*places.items(), ("max", -1))}
    return {f"cpu_ms_{name}": round(seconds * 1000, 2) for name, seconds in told.items()}


if __name__ == "__main__":
    main()
