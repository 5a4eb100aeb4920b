"""Invented people. Phone numbers come from ranges reserved for fiction, addresses from example domains."""

import random
import unicodedata
from dataclasses import dataclass, field

FIRST_NAMES = (
    "Johanna Peter Sabine Tobias Nele Mehmet Aylin Jan Katharina Thomas Lea Yusuf Anna Michael Zofia Jonas "
    "Clara Stefan Elif Markus Greta Lukas Ingrid Paul Miriam Ahmed Susanne Felix Ngozi Matthias Heike Emil Linh "
    "Daniel Frieda Georg Amira Sebastian Renate Oskar Tanja Karl Ivana Moritz Brigitte Luca Hannah Bernd Leonie Rolf "
    "Magdalena Severin Ursula Reto Nadja Beat Veronika Florian Theresa Anton Selin Hugo Elisabeth Kofi"
).split()
LAST_NAMES = (
    "Brandt Haller Özdemir Ehret Kaya Vogt Lindner Wolf Okafor Schmid Maurer Seiler Amann Nguyen Faller Ritter Baum "
    "Rees Albrecht Demir Gerber Huber Moser Steiner Gruber Wagner Bauer Pichler Eder Leitner Baumgartner Müller Meier "
    "Keller Frei Zürcher Kunz Ammann Widmer Fischer Weber Schäfer Becker Hoffmann Koch Richter Klein Schröder Neumann "
    "Schwarz Zimmermann Braun Krüger Hartmann Lange Werner Krause Lehmann Köhler König Walter Maier Fuchs Peters Jung "
    "Kowalski Nowak Horvat Kovač Ivanova Rossi Bianchi Costa Silva Dubois Martin Smith O'Sullivan Papadopoulos Yilmaz "
    "Hofer Whitfield Delgado Sommer Winter Herzog Graf Kaiser Berger Sauer Metzger Ott Riedel Thoma Zeller"
).split()
GUEST_NOTES = (
    "Nussallergie.",
    "Sitzt gern am Fenster.",
    "Trinkt Gutedel, keinen Schaumwein.",
    "Kommt mit der Wandergruppe.",
    "Zöliakie, bitte glutenfrei.",
    "Hört schlecht, ruhiger Platz.",
    "Feiert hier jedes Jahr den Hochzeitstag.",
    "Bringt seinen Hund mit.",
    "Vegetarisch.",
    "Rollstuhl, Tisch ohne Stufe.",
)
WISHES = (
    "Kinderwagen",
    "Hochstuhl für ein Kleinkind",
    "Geburtstag, bitte eine Kerze",
    "Glutenfrei",
    "Mit Hund",
    "Ein ruhiger Platz wäre schön",
    "Rollstuhl",
    "Wir müssen um neun los",
    "Vegan",
    "Nussallergie",
    "High chair, please",
    "It is our anniversary",
)
PHONE_RANGES = ("+493023125", "+496990009", "+494066969", "+498999998")
"""Ranges that the Bundesnetzagentur keeps free for films; three digits follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A guest of one house."""

    name: str
    phone: str
    email: str
    lang: str
    notes: str = ""
    tags: list[str] = field(default_factory=list)


def invent(chance: random.Random, number: int) -> list[Person]:
    """So many people; the first tenth are regulars whom the house knows well."""
    names = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    chosen = chance.sample(names, number)
    return [
        _person(chance, name, is_regular=place < number // 10) for place, name in enumerate(chosen)
    ]


def _person(chance: random.Random, name: str, *, is_regular: bool) -> Person:
    has_phone = chance.random() < 0.6
    phone = f"{chance.choice(PHONE_RANGES)}{chance.randrange(1000):03}" if has_phone else ""
    has_mail = not has_phone or chance.random() < 0.4
    return Person(
        name=name,
        phone=phone,
        email=f"{_plain(name)}@example.org" if has_mail else "",
        lang="en" if chance.random() < 0.12 else "de",
        notes=chance.choice(GUEST_NOTES) if is_regular and chance.random() < 0.7 else "",
        tags=["Stammgast"] if is_regular else [],
    )


def _plain(name: str) -> str:
    """The name as the local part of a mail address."""
    for letter, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("Ö", "Oe")):
        name = name.replace(letter, pair)
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return ".".join(ascii_only.lower().replace("'", "").split())
