"""Texts that every demo house needs in the same words."""

from config.demo.specs import Text

LUNCH: Text = {"de": "Mittag", "en": "Lunch"}
DINNER: Text = {"de": "Abend", "en": "Dinner"}


def imprint(name: str, street: str, place: str) -> tuple[Text]:
    """An imprint of a house that does not exist."""
    return (
        {
            "de": f"{name}, {street}, {place}. Ein erfundenes Haus zum Ausprobieren von Stammtisch.",
            "en": f"{name}, {street}, {place}. A made-up house for trying out Stammtisch.",
        },
    )


def privacy(name: str) -> tuple[Text]:
    """What happens with a diner's data."""
    return (
        {
            "de": (
                f"{name} speichert Ihren Namen, Ihren Kontakt und diesen Chat, um Ihren Tisch zu reservieren. "
                "Vor Ihrer ersten Nachricht wird nichts gespeichert. Keine Werbung, kein Tracking, keine Weitergabe. "
                "Schreiben Sie uns hier, wenn etwas gelöscht werden soll."
            ),
            "en": (
                f"{name} keeps your name, your contact and this chat in order to reserve your table. "
                "Nothing is stored before your first message. No advertising, no tracking, nothing passed on. "
                "Write to us here if you want something deleted."
            ),
        },
    )
