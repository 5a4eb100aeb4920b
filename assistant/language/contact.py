"""E-mail addresses, phone numbers, references and addresses of houses, each found by one linear pattern."""

import re
from dataclasses import dataclass

from assistant.language.model import Value

_MAIL_DOMAIN = re.compile(r"@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_MAIL_NAME = re.compile(r"[A-Za-z0-9][\w.+-]{0,63}\Z")
_LONGEST_MAIL_NAME = 64
_PHONE = re.compile(
    r"(?<![\w+.:/])(?:\+|00|0|\(0)[\d(][\d ()/.\-–]{4,22}\d(?![\w:])|(?<![\w+.:/])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)"
)
_REFERENCE = re.compile(r"(?<!\w)[A-Z]{2}-[0-9A-Z]{4,8}(?!\w)", re.IGNORECASE)
_STREET = re.compile(
    r"\b\d{1,5}[a-z]? (?:[A-Z][\w.']{0,20} ){1,4}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Plaza|Expressway)\b"
)
_GERMAN_STREET = re.compile(
    r"(straße|strasse|gasse|allee|str\.|Straße|Strasse|Gasse) \d{1,4}[a-z]?(?![\w.:]|\s?Uhr)"
)
_STREET_NAME = re.compile(r"\w{2,30}\Z")
_LONGEST_STREET_NAME = 30
_MIN_DIGITS, _MAX_DIGITS = 7, 16
_CLOCK_OR_DATE = re.compile(
    r"^0\d[.:]\d\d(?:$|\D)|^0?\d\.\s?\d{1,2}\.|^\d{4}-\d\d-\d\d|^0\d/\d\d/"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What identifies or reaches the diner, as found in the text."""

    phone: Value[str] | None = None
    email: Value[str] | None = None
    reference: Value[str] | None = None

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where in the text these stand, so that nothing else is read from there."""
        values = (self.phone, self.email, self.reference)
        return [(value.start, value.end) for value in values if value is not None]


def contact_in(text: str) -> Contact:
    """Return the first mail address, phone number and reference in the text."""
    return Contact(phone=_phone(text), email=_email(text), reference=_reference(text))


def addresses_in(text: str) -> list[tuple[int, int]]:
    """Return where addresses of houses stand, whose numbers are neither people nor times."""
    found = [match.span() for match in _STREET.finditer(text)]
    for match in _GERMAN_STREET.finditer(text):
        start, end = match.span()
        if match[1][0].islower():
            # From its end backwards: forwards, a name would be tried at every letter of the text.
            begins = max(start - _LONGEST_STREET_NAME, 0)
            name = _STREET_NAME.search(text[begins:start])
            if name is None:
                continue
            start = begins + name.start()
        found.append((start, end))
    return found


def _email(text: str) -> Value[str] | None:
    for domain in _MAIL_DOMAIN.finditer(text):
        begins = max(domain.start() - _LONGEST_MAIL_NAME, 0)
        name = _MAIL_NAME.search(text[begins : domain.start()])
        if name is not None:
            start = begins + name.start()
            address = text[start : domain.end()].rstrip(".-")
            return Value(value=address, start=start, end=start + len(address))
    return None


def _phone(text: str) -> Value[str] | None:
    for match in _PHONE.finditer(text):
        digits = sum(char.isdigit() for char in match.group())
        if _MIN_DIGITS <= digits <= _MAX_DIGITS and not _CLOCK_OR_DATE.search(match.group()):
            return Value(value=match.group().strip(), start=match.start(), end=match.end())
    return None


def _reference(text: str) -> Value[str] | None:
    for match in _REFERENCE.finditer(text):
        said = match.group()
        if said.isupper() or any(char.isdigit() for char in said):
            return Value(value=said.upper(), start=match.start(), end=match.end())
    return None
