"""References that can be said on the phone and read in a message."""

import datetime as dt

import pytest

from assistant.language import Context, understand
from reservations.actions.reference import ALPHABET, FIGURES, new_reference


@pytest.mark.parametrize(
    ("house", "letters"),
    [
        ("Zum Rebstock", "ZR"),
        ("Osteria", "OS"),
        ("Küche Salbei", "KS"),
        ("7", "XX"),
        ("Ö", "OX"),
    ],
)
def test_a_reference_has_the_house_letters_four_clear_signs_and_a_figure(house, letters):
    for _ in range(200):
        prefix, code = new_reference(house).split("-")
        assert prefix == letters
        assert len(code) == 4
        assert set(code) <= set(ALPHABET)
        assert set(code) & set(FIGURES)


def test_every_reference_is_found_in_a_sentence():
    context = Context(now=dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC), lang="de")
    for _ in range(200):
        reference = new_reference("Zum Rebstock")
        said = understand(f"Ich möchte {reference.lower()} ansehen", context)
        assert said.reference is not None
        assert said.reference.value == reference
