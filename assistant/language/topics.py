"""What a question is about: hours, parking, dogs, the menu."""

from collections.abc import Container, Sequence

from assistant.language.grammar import Chart, Grammar
from assistant.language.spelling import spellings, word_set
from assistant.language.tokens import Token

_WORDS = {
    "hours": """
öffnungszeiten geöffnet offen ruhetag schließt schließen öffnet opening open close closes closing
hours küchenschluss betriebsferien betriebsurlaub geschlossen closed
""",
    "address": """
adresse anschrift address postcode postleitzahl plz standort location located
""",
    "directions": """
anfahrt hinkommen öffis bushaltestelle haltestelle directions subway tube metro wegbeschreibung
""",
    "menu": """
speisekarte mittagskarte menü menu weinkarte tageskarte mittagsmenü tagesgericht gerichte dishes
vegan vegane veganes veganer vegetarisch vegetarische vegetarian vegans halal koscher kosher
geburtstagstorte cuisine buffet specials getränkekarte suppe tagessuppe soup weine wines biere beers desserts nachspeisen cocktails
""",
    "parking": "parken parkplatz parkplätze parkhaus parkt parking park tiefgarage",
    "dogs": "hund hunde hündchen dog dogs haustier haustiere pets vierbeiner",
    "children": """
kinderhochstuhl kinderhochstühle kinderstuhl kinderstühle kinderfreundlich familienfreundlich
kindgerecht kinderessen kinderportion kinderportionen spielplatz spielecke wickeltisch kinderkarte kindermenü
kinderteller
playground babysitting wickelraum
""",
    "payment": """
zahlen bezahlen kreditkarte kreditkarten bankomat twint amex visa paypal mastercard gutschein
gutscheine voucher vouchers cash kartenzahlung trinkgeld
""",
    "allergies": """
allergie allergien nussallergie allergisch allergy allergies allergen allergene glutenfrei
glutenfreie gluten laktosefrei laktosefreie laktose lactose zöliakie coeliac celiac allergic nussallergiker allergiker
""",
    "accessibility": """
barrierefrei rollstuhl rollstuhlgerecht wheelchair accessible stufen aufzug accessibility ebenerdig
""",
    "contact": "telefonnummer phone kontaktdaten kontakt rufnummer durchwahl website homepage webseite",
    "price": """
kostet kosten preise preis teuer costs cost prices price tellergeld korkgeld corkage anzahlung
deposit
""",
    "other": "wlan wifi dresscode rauchen smoking",
}
_PHRASES = {
    "hours": (
        "how late|long are you",
        "when|what time do|does|is you|the|it",
        "wann|wie lange habt|haben|macht ihr|sie",
        "bis|ab wann gibt|kann|hat|ist",
        "küche am? noch? auf|offen",
        "küche am? DATE? um? TIME? noch? auf|offen",
        "warme küche",
    ),
    "address": (
        "where are you",
        "where is it|the|that|your",
        "wo seid|sind|ist|liegt ihr|sie|das|es",
    ),
    "directions": (
        "wie komm|komme|kommt ich|man",
        "how do i|we get",
        "get there|to you",
        "nächste station|haltestelle",
    ),
    "menu": ("zu essen", "do you serve", "auf der karte", "on the menu"),
    "children": (
        "kids menu",
        "high chairs",
        "changing table",
        "für kinder",
        "for kids|children",
        "kinder bei? euch|ihnen? willkommen|erlaubt|erwünscht|ok|okay",
        "kids|children welcome|allowed|ok|okay",
        "kid|kids|child|children|family -? friendly",
        "kinder|kids|children mitbringen",
        "bring our|my|the? kids|children",
    ),
    "dogs": ("my|a puppy",),
    "payment": (
        "mit karte",
        "by|with card",
        "apple|google pay",
        "nur bar",
        "ec karte",
        "take cards",
    ),
    "accessibility": ("step free", "a lift|ramp"),
    "contact": (
        "your number|phone|email",
        "euch|sie anrufen|erreichen|telefonisch",
        "call|reach|phone you|them",
        "eure|ihre nummer|mail|e",
    ),
    "price": ("how much|expensive", "wie teuer", "was kostet|kosten", "what does"),
}
_DISHES = word_set(
    "kuchen torte torten cake cakes dessert desserts nachtisch nachspeise nachspeisen eis icecream wein weine wine wines bier "
    "biere beer beers cocktail cocktails kaffee coffee fruhstuck breakfast brunch schnitzel pizza pasta burger burgers steak "
    "steaks fisch sushi suppe suppen soup salat salate salad salads snacks"
)
"""What may be had of the kitchen and the bar, where it is asked whether it is."""
_BRINGING = word_set("mitbringen mitnehmen mitbringa mitnehma bring bringing")
_OUR = word_set("ich wir man mia mir i we")
"""Who would bring it: "can you bring the bill?" asks for something else."""
_ASKING = frozenset(
    form
    for word in word_set(
        """
wann wo wie was welche welchen welcher kann können könnt könnten darf dürfen dürfte gibt gibt's
gibts habt haben hat ist sind macht machts nehmt nehmt's seid bietet schickst schickt schick is are
do does can could what when where how which whats what's may tell send give
"""
    )
    for form in spellings(word)
)
_TELLING = word_set(
    "wissen know fragen ask wondering adresse address telefonnummer phone postcode speisekarte"
)
_HAS = word_set("gibt gibts gibt's habt hobts haben hat bietet serviert macht")
_IS_THERE = {
    ("is", "there"), ("are", "there"), ("do", "you"), ("have", "you"), ("will", "there"), ("does", "it"),
}  # fmt: skip
_SMALL = word_set(
    "ihr sie es da auch noch denn dann sonst vielleicht eventuell stattdessen bitte am im den der das bei euch "
    "ihnen uns mir mich fur zu you there have do is are does it will any also for us me please maybe instead then "
    "on the at by with mit oder or und and lieber rather"
)
"""Words that name nothing: "do you have Friday?" asks for a table."""
_TABLES = word_set(
    "tisch tische tischerl tischle platz platze plaetze frei freie was wos etwas eppes oppis table tables "
    "space room free available availability anything something verfugbar offen open geoffnet zeit time "
    "times slot slots moglich reservierung reservation booking"
)
"""Words of what else may be had on a day: with one of them a table is asked for, or when the house is open."""
_STARTS = word_set(". ! ? , und and or oder aber but")
_KINDS = {f"TOPIC_{topic.upper()}": topic for topic in _WORDS}


def add_topic_rules(grammar: Grammar) -> None:
    """Add the rules; their things are of kind TOPIC_ and the topic."""
    for kind, topic in _KINDS.items():
        grammar.group(f"topic_{topic}", _WORDS[topic])
        grammar.constant(kind, topic, f"@topic_{topic}", *_PHRASES.get(topic, ()))


def topics_in(chart: Chart, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the topics that the message asks about, in the order they come up."""
    if not asks(tokens):
        return ()
    items = sorted(chart.items(frozenset(_KINDS)), key=lambda item: (item.start, -item.end))
    topics = dict.fromkeys(_KINDS[item.kind] for item in items)
    norms = [token.norm for token in tokens]
    if not topics and _is_to_be_brought(norms):
        return ("other",)
    if not topics and _is_shut(norms):
        return ("hours",)
    if "menu" not in topics and _is_served(norms):
        topics["menu"] = None
    return tuple(topics)


def _is_to_be_brought(norms: Sequence[str]) -> bool:
    """Whether somebody asks if they may bring something: "dürfen wir eine Torte mitbringen?"."""
    return not _BRINGING.isdisjoint(norms) and not _OUR.isdisjoint(norms)


def _is_shut(norms: Sequence[str]) -> bool:
    """Whether it is asked if the house is shut: "habt ihr am Montag zu?"."""
    said = [norm for norm in norms if norm not in {"?", "!", "."}]
    return bool(said) and said[0] in _HAS | {"seid", "ist"} and said[-1] in {"zu", "dicht"}


def _is_served(norms: Sequence[str]) -> bool:
    """Whether it is asked if there is a dish: "haben Sie Kuchen?", "do you serve beer?"."""
    for at, norm in enumerate(norms):
        if norm in _HAS or tuple(norms[at : at + 2]) in _IS_THERE:
            return not _DISHES.isdisjoint(norms[at:])
    return False


def wonders(tokens: Sequence[Token], told: Container[int]) -> bool:
    """Whether it is asked if the house has something on a day, and no table: "gibt es morgen Rouladen?".

    `told` are the places of the words that are days and other values.
    """
    norms = [token.norm for token in tokens]
    opens = (norms[:1] and norms[0] in _HAS) or tuple(norms[:2]) in _IS_THERE
    if not opens or not _TABLES.isdisjoint(norms):
        return False
    return any(
        token.is_word and at not in told and token.norm not in _HAS | _SMALL
        for at, token in enumerate(tokens)
    )


def asks(tokens: Sequence[Token]) -> bool:
    """Whether a question is put: by its mark, by its first word, or by what is asked for."""
    before = "."
    for token in tokens:
        if token.norm == "?" or token.norm in _TELLING:
            return True
        if before in _STARTS and token.norm in _ASKING:
            return True
        before = token.norm
    return False
