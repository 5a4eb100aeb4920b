"""Text of people as parts; only https and mailto become links (the scripts say the same: lib/text.js)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

# A word is taken whole, with an address's second half or without: looking for "@" from each of its letters anew
# would cost seconds for one long message.
_LINK = re.compile(
    r"https://[^\s<>\"'\x00-\x1f]+|(?:(?!https://)[\w.+-])+(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]}'\"…»“”"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of text, perhaps a link."""

    text: str
    href: str = ""


def paragraphs(text: str) -> list[list[Part]]:
    """The paragraphs of a message, each as its parts."""
    return [list(link_parts(part)) for part in re.split(r"\n{2,}", text) if part.strip()]


def link_parts(text: str) -> Iterator[Part]:
    """The text in order, links marked."""
    end = 0
    for match in _LINK.finditer(text):
        found = match.group().rstrip(_TRAILING)
        href = _safe(found)
        if not href:
            continue
        if match.start() > end:
            yield Part(text=text[end : match.start()])
        yield Part(text=found, href=href)
        end = match.start() + len(found)
    if end < len(text):
        yield Part(text=text[end:])


def _safe(found: str) -> str:
    if not found.lower().startswith("https://"):
        return f"mailto:{found}" if "@" in found else ""
    try:
        parts = urlsplit(found)
    except ValueError:
        return ""
    return found if parts.hostname and parts.username is None else ""
