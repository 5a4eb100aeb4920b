"""Rules for coming as soon as there is a table: "so schnell wie möglich", "asap", "gleich was frei?"."""

from assistant.language.grammar import Grammar


def add_soonest_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kind SOONEST."""
    grammar.group("soon_as", "schnell bald früh zeitig frühzeitig rasch soon early quick quickly")
    grammar.group("as_can_be", "möglich geht ginge possible can could")
    grammar.group("a_thing", "was wos etwas ebbis öppis einen ein eine nen an a einem platz tisch")
    grammar.group("a_start", "tisch termin zeit uhrzeit platz table slot time times seating one")
    grammar.constant(
        "SOONEST",
        True,
        "so @soon_as wie|als nur|irgend? @as_can_be",
        "so @soon_as wie's|wies|es|'s geht",
        "so @soon_as wie es|ihr|sie geht|könnt|können",
        "as @soon_as as @as_can_be",
        "as @soon_as as you|we|i can|could",
        "asap|a.s.a.p",
        "möglichst|recht @soon_as",
        "schnellstmöglich|schnellstmöglichst|frühestmöglich|frühestmögliche|frühestmöglichen|baldmöglichst",
        "ehestmöglich|ehebaldigst|ehebaldig|ehestens|baldigst|schnellstens|frühestens",
        "earliest possible|available|you",
        "the? earliest @a_start",
        "früheste|frühesten|nächste|nächsten|nächster mögliche|möglichen|möglicher|freie|freien|freier @a_start?",
        "nächstmögliche|nächstmöglichen|nächstmöglicher @a_start?",
        "next available|free|possible @a_start?",
        "right|straight away",
        "gleich|glei @a_thing",
        "gleich|glei noch|vorbeikommen|kommen|vorbei|essen",
        "noch schnell",
        "spontan|spontaneously",
        "spontane|spontanen tisch|platz",
    )
