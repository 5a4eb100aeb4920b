"""The words by which a clause becomes a note: what people cannot eat, what they celebrate, what they bring."""

import re

from assistant.language.spelling import fold, word_set


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in word_set(words))


def _one_of(stems: str) -> str:
    return "|".join(sorted(_folded(stems)))


_OCCASIONS = """
geburtstag birthday hochzeit wedding anniversary jubiläum verlobung taufe christening baptism
kommunion communion konfirmation firmung weihnachtsfeier firmenfeier heiratsantrag hochzeitstag
jahrestag namenstag graduation engagement bachelor junggesell trauerfeier leichenschmaus totenmahl
begräbnis beerdigung funeral klassentreffen reunion pensionierung
"""
STEM = re.compile(
    _one_of(
        _OCCASIONS
        + """
allerg unverträglich intoleran gluten laktose lactose nüsse erdnuss peanut vegan vegetar koscher
kosher halal zöliak coeliac celiac diabet schwanger pregnant pescatar pescetar dairy heirat proposal
abschied farewell feiern celebrat überraschung surprise retirement ruhestand promotion jubilar
kinderwagen pram stroller pushchair torte kuchen blumen flowers krücken crutches krebstier
shellfish meeresfrüchte schalentiere candle kerze hochstuhl hochstühle kinderstuhl
kinderstühle highchair rollstuhl wheelchair schatten shade vertrag verträg honeymoon flitterwochen
anaphyla epipen histamin fructose fruktose fodmap blindenhund assistenzhund krücke gehbehindert
crutch walker rollator hörgerät gehörlos
"""
    )
)
"""In a word of five letters and more, anywhere."""
BEING = re.compile(
    _one_of(
        "allerg unverträglich intoleran laktose lactose vegan vegetar zöliak coeliac celiac diabet schwanger "
        "pregnant pescatar pescetar gehörlos gehbehindert"
    )
)
"""What somebody is by whom nobody is called: "ich bin Zöliakerin"."""
WORDS = _folded(
    "married nut nuts nuss hund hunde dog dogs fisch feier pram cake blind buggy baby säugling ruhig "
    "quiet antrag keto deaf"
)
UNWANTED = _folded("""
schwein schweinefleisch schweinernes pork ham fleisch meat rind rindfleisch beef fisch fish milch
milk eier egg eggs zwiebel zwiebeln onion onions knoblauch garlic sellerie celery senf mustard
sesam sesame soja soy weizen wheat zucker sugar alkohol alcohol pilze mushrooms käse cheese
tomaten tomatoes erdbeeren strawberries koriander coriander cilantro innereien wild seafood
""")
"""What some people do not eat: a note where the clause says so."""
SINGLE = WORDS | UNWANTED
NOT = word_set("kein keine keinen keinerlei ohne nix no not without can't cannot cant don't dont")
OWN = word_set("""
ich wir mir mich uns mein meine meinen meiner meinem meines unser unsere unseren unserem unserer
i we me us my our person kind kid child baby toddler sohn tochter frau mann son daughter wife
husband oma opa mutter vater mama papa mutti vati schwester bruder freundin freund partner
partnerin kollege kollegin tante onkel enkel enkelin schwiegermutter schwiegervater mother father
mum mom dad sister brother girlfriend boyfriend friend colleague aunt uncle grandma grandpa
grandmother grandfather grandson granddaughter nephew niece fiance fiancee
""")
"""Words of those who come: with one of them even a question tells something."""
ASKING = word_set(
    "gibt gibts gibt's habt haben hat hobts kann konnt konnen konnte konnten konntet darf durfen "
    "ist sind macht machen bietet bieten wo was wie welche welcher welches do does is are can could "
    "have may what which where how"
)
"""First words of a clause that asks."""
LEADS_IN = word_set("und and aber but oder or ach oh also ok okay noch dann denn then")
"""Words before the first that counts: "und habt ihr auch was Veganes"."""
THEY = word_set("er sie he she")
FORMAL_YOU = word_set("haben sind machen konnen bieten servieren kochen backen fuhren")
"""Behind "Sie" these speak of the house."""
CELEBRATING = frozenset({"feiern", "celebrate", "celebrating"})
"""What is left of "eine Hochzeit mit 60 Gästen feiern" says nothing beside the wedding."""

OCCASION = re.compile(
    rf"(?:{_one_of(_OCCASIONS)})(?:s?(?:feier|fest|party|essen|dinner|tafel|runde|gesellschaft))?"
)
"""One occasion by itself: "Geburtstagsfeier", not "Hochzeiten" or "Geburtstagsmenü"."""
ONE = word_set("ein eine einen einer eines zum zur a an the")
"""Before an occasion these make it one that is to be, though the clause asks."""
NOT_ITSELF = word_set("menu menus cake cakes discount special specials package packages song deal")
"""Behind an occasion these make it a kind of thing: "a birthday menu"."""
ROUND_AGE = re.compile(
    r"(?:'s|s'|’s|\b(?:my|his|her|their|our))\s+(\d{1,3}(?:st|nd|rd|th))\b"
    r"(?!\s+(?:of|floor|time|visit|reservation|booking|table|person|guest|choice|name)\b)"
    r"|(?<!\bes )(?<!\bdas )\bwird\s+(\d{2})\b(?![.:]?\d|\s*(?:uhr|h\b|grad|pers|leute|gäste|minuten|€))"
    r"|(?<!\bit )\b(?:turns|turning)\s+(\d{1,3})\b(?![.:]\d|\s*(?:am|pm|o'clock)\b)"
    r"|\b(?:zum|meinen|seinen|ihren|mein|sein|\w{2,}s)\s+(\d{2}(?:er|sten?)|\d{2}\.(?=\s+(?:von|mein|unser)))"
    r"(?!\w)",
    re.IGNORECASE,
)
"""A birthday told by its number: "my dad's 60th", "Oma wird 80", "Papas 60er"."""
REQUESTS = word_set("konnen konnten konnt konntet wurden wurdet can could would")
ASKED_TO = word_set("sie ihr you")
EXTRAS = re.compile(_one_of("blumen flowers kerze candle torte kuchen cake überraschung surprise"))
"""What the house is asked to bring is told, though it is asked: "could you put flowers on the table?"."""
STAYS_AWAY = re.compile(_one_of("allerg unverträglich intoleran vertrag verträg"))
"""Behind these a list goes on over its commas: "allergic to nuts, celery and mustard"."""
NO_PART = word_set(
    "danke bitte thanks thank please gruss grusse lg mfg vg gruesse regards aber but sonst "
    "otherwise ja nein yes no ok okay name"
)
