"""No text breaks the understanding, and none makes it work much more than its length."""

import datetime as dt
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language import Understanding, notes
from assistant.language.holidays import holiday_date, holiday_names
from assistant.language.parsing import parsed
from assistant.language.words import LEXICON
from tests.assistant.language.house import hear

MOST = 4_000
ODD_WORDS = (
    "um für am zwischen und nicht statt lieber , - 19:30 3.7. 31.02. 25:00 1930 8 a@b.de Namen "
    "0171/3920031"
)
WORDS = st.sampled_from([*sorted(LEXICON), *ODD_WORDS.split()])


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=MOST))
def test_arbitrary_characters_never_raise(said):
    _is_sound(hear(said))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join), st.sampled_from(["de", "en"]))
def test_words_of_the_trade_in_any_order_never_raise(said, lang):
    _is_sound(hear(said, lang, draft={"party_size": 2, "date": dt.date(2026, 7, 3)}))


def _is_sound(heard: Understanding) -> None:
    """Every value stands where it says, and something is always wanted, `oos` if nothing is."""
    assert heard.intents
    values = [getattr(heard, name) for name in ("party_size", "date", "time", "name", "phone")]
    for value in (*values, *heard.seating, *heard.notes, *heard.impossible):
        if value is not None:
            assert 0 <= value.start < value.end <= len(heard.text)


@pytest.mark.parametrize("said", ["tisch für 2 morgen 19 uhr", "table for two tomorrow, Huber"])
@pytest.mark.parametrize("noise", ["\x00", "\u200b", "\u202e", "﷽", "🍕", "\ud83d", "ˮ", "٣"])
def test_odd_characters_anywhere_never_raise(said, noise):
    for at in range(len(said) + 1):
        _is_sound(hear(said[:at] + noise + said[at:]))


def test_every_feast_has_a_day_in_every_year():
    for key in set(holiday_names().values()):
        for year in (2026, 2027, 2028):
            assert holiday_date(key, year).year == year


REPEATED = [
    "8 ", "for 4 ", "0171 ", "a1", "1.1.", "zwei drei ", "halb acht ", "nicht ", "a@", "a.", "(0",
    "und ", "Anna ", "name is ", "einund", "1 hour ", "halbstunde ein ", "zwischen 7 und ", "\n",
    "Nuss", "allergie ", "😀", "19:30 statt ", "a" * 24 + " ",
]  # fmt: skip


@pytest.mark.parametrize("piece", REPEATED, ids=[repr(piece) for piece in REPEATED])
def test_the_work_for_a_long_text_is_bounded_by_its_length(piece):
    whole, half = (piece * MOST)[:MOST], (piece * MOST)[: MOST // 2]

    works = [_work(lambda said=said: hear(said)) for said in (whole, half)]

    assert works[0] <= 2.5 * works[1]
    assert works[0] <= MOST * 25


def test_a_sign_that_stands_for_many_letters_is_not_spelled_out_without_end():
    assert len(parsed("ﷺ" * MOST, "de").tokens[0].norm) < MOST


def test_a_clause_that_speaks_of_allergies_without_end_is_cut_to_its_note_once(monkeypatch):
    """What a search goes over is no call: cut again for each word, 4,000 letters took 290 ms."""
    cuts = []
    cut = notes._trimmed
    monkeypatch.setattr(
        notes, "_trimmed", lambda *given, **more: cuts.append(given) or cut(*given, **more)
    )
    parsed.cache_clear()

    heard = hear(("allergie " * MOST)[:MOST])

    assert len(heard.notes) == len(cuts) == 1


def _work(run: Callable[[], object]) -> int:
    """How many calls a run makes: the same on every machine, unlike its time."""
    parsed.cache_clear()
    calls = 0

    def count(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls
