"""References that can be read out on the phone."""

import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0/O, 1/I/L, U/V pairs that ear or eye take for one another."""
FIGURES = "23456789"
CHARS = 4
INITIALS = 2


def new_reference(house_name: str) -> str:
    """Something like RB-7K4M; unique by the database, so the caller tries again when it is taken.

    One sign is always a figure, so that no reference reads like a hyphenated word.
    """
    code = [secrets.choice(ALPHABET) for _ in range(CHARS)]
    code[secrets.randbelow(CHARS)] = secrets.choice(FIGURES)
    return f"{initials(house_name)}-{''.join(code)}"


def initials(house_name: str) -> str:
    """Two letters of the house: of its last two words, or the beginning of its only one."""
    plain = unicodedata.normalize("NFKD", house_name).encode("ascii", "ignore").decode().upper()
    words = ["".join(char for char in word if char.isalpha()) for word in plain.split()]
    words = [word for word in words if word]
    letters = "".join(word[0] for word in words[-2:]) if len(words) > 1 else "".join(words)
    return (letters + "XX")[:INITIALS]
