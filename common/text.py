"""What text from outside may contain."""

import re

from django.utils.translation import gettext as _

from common.errors import FieldError, Malformed

# Controls (category Cc) but for line feed and tab, and lone surrogates (Cs).
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Bidirectional overrides and isolates can make a text read as something else (Unicode TR 36, 2.5).
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def is_storable(text: str) -> bool:
    """Whether every database and every screen can take this text: no NUL, controls or lone surrogates."""
    return _FORBIDDEN.search(text) is None


def without_bidi_controls(text: str) -> str:
    """The text without directional overrides; letters of every script stay."""
    return _BIDI_CONTROLS.sub("", text)


def whole_number(text: str, *, max_digits: int = 9) -> int | None:
    """The number that these digits are, or None; Python itself refuses to read thousands of them."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= max_digits
    return int(text) if is_number else None


def clean_line(text: str, *, pointer: str, max_chars: int) -> str:
    """One trimmed line, or raise Malformed naming the member at `pointer`."""
    value = without_bidi_controls(text).strip()
    if not is_storable(value) or "\n" in value or "\t" in value:
        raise _malformed(pointer, "characters", _("Control characters are not allowed."))
    return _short_enough(value, pointer=pointer, max_chars=max_chars)


def clean_text(text: str, *, pointer: str, max_chars: int) -> str:
    """A trimmed text of several lines, or raise Malformed naming the member at `pointer`."""
    value = without_bidi_controls(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    if not is_storable(value):
        raise _malformed(pointer, "characters", _("Control characters are not allowed."))
    return _short_enough(value, pointer=pointer, max_chars=max_chars)


def _short_enough(value: str, *, pointer: str, max_chars: int) -> str:
    if len(value) > max_chars:
        detail = _("At most %(count)s characters.") % {"count": max_chars}
        raise _malformed(pointer, "max_length", detail)
    return value


def _malformed(pointer: str, code: str, detail: str) -> Malformed:
    return Malformed(errors=[FieldError(pointer=pointer, code=code, detail=detail)])
