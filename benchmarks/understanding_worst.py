"""Looks for the 4,000 characters that take longest to understand: `python -m benchmarks.understanding_worst 60 1`.

Repeated pieces of words of the trade, numbers, signs and any plane of Unicode, and variations of the worst so far, for
so many seconds from this seed. Times are processor time of the thread, with Python's collector on and what is loaded
left alone by it, as in the processes that serve and work.
"""

import datetime as dt
import gc
import random
import sys
import time
from operator import itemgetter

from assistant.language import Context, understand
from assistant.language.parsing import parsed
from assistant.language.spelling import word_set
from assistant.language.words import LEXICON

LONGEST = 4_000
RUNS = 300
KEPT = 24
PIECES = (
    *sorted(LEXICON),
    *sorted(
        word_set(
            "um für am zwischen nicht statt lieber , - 19:30 3.7. 31.02. 25:00 1930 8 a@b.de Namen 0171 a1 12 . ; ( "
            "+ / @ ? ! ä ß 😀 ﷺ Ⅷ ½ allergie nuss geburtstag kein Street straße gasse 00 +49 's th 60th wird zum 80."
        )
    ),
    " ",
)
NOW = dt.datetime(2026, 1, 15, 12, 0)  # noqa: DTZ001 -- local restaurant time


def took(text: str) -> float:
    """Milliseconds of processor time for one message, nothing of it known before."""
    parsed.cache_clear()
    began = time.thread_time()
    understand(text, Context(now=NOW))
    return 1_000 * (time.thread_time() - began)


def search(seconds: float, chance: random.Random) -> tuple[int, list[tuple[float, str]]]:
    """How many texts were tried, and the slowest pieces, each by the best of three runs."""
    worst: list[tuple[float, tuple[str, ...]]] = []
    ends, tried = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        piece = _varied(worst, chance)
        text = ("".join(piece) * LONGEST)[:LONGEST]
        tried += 1
        if len(worst) < KEPT or took(text) > worst[-1][0]:
            best = min(took(text) for _ in range(3))
            kept = {each: ms for ms, each in worst} | {piece: best}
            worst = sorted(((ms, each) for each, ms in kept.items()), reverse=True)[:KEPT]
    return tried, [(ms, "".join(piece)) for ms, piece in worst]


def _varied(worst: list[tuple[float, tuple[str, ...]]], chance: random.Random) -> tuple[str, ...]:
    if not worst or chance.random() < 0.5:
        return tuple(_any(chance) for _ in range(chance.randint(1, 5)))
    piece = list(chance.choice(worst[:8])[1])
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(piece))
        piece[at : at + chance.randint(0, 1)] = [_any(chance)]
    return tuple(piece[:8])


def _any(chance: random.Random) -> str:
    if chance.random() < 0.85:
        return chance.choice(PIECES)
    sign = chr(chance.randrange(0x20, 0x1FFFF))
    return sign if not 0xD800 <= ord(sign) < 0xE000 else " "


def main() -> None:
    """Search, then measure the slowest many times."""
    seconds, seed = float(sys.argv[1]), int(sys.argv[2])
    understand("Guten Tag", Context(now=NOW))
    gc.collect()
    gc.freeze()
    tried, worst = search(seconds, random.Random(seed))
    print(f"{tried} texts of {LONGEST} characters")
    for _ms, piece in sorted(worst, key=itemgetter(0), reverse=True)[:3]:
        runs = sorted(took((piece * LONGEST)[:LONGEST]) for _ in range(RUNS))
        print(f"{piece!r}: median {runs[RUNS // 2]:.1f} ms, slowest of {RUNS} {runs[-1]:.1f} ms")


if __name__ == "__main__":
    main()
