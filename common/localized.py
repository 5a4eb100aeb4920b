"""Text that a house writes in several languages: {"de": "...", "en": "..."}."""

from collections.abc import Mapping

FALLBACK = ("de", "en")


def localized(texts: Mapping[str, str] | None, lang: str) -> str:
    """The text in this language, else in German, else in English, else any, else ''."""
    if not texts:
        return ""
    for candidate in (lang[:2], *FALLBACK):
        if texts.get(candidate):
            return texts[candidate]
    return next((text for text in texts.values() if text), "")
