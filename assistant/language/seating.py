"""Where and how people wish to sit."""

from collections.abc import Mapping, Sequence

from assistant.language.grammar import Chart, Grammar
from assistant.language.model import Value
from assistant.language.spelling import spellings
from assistant.language.tokens import Token

_WISHES = {
    "outdoor": """
draußen drausen terrasse terasse gastgarten schanigarten biergarten gartenterrasse außenbereich
outside outdoor outdoors terrace patio garten garden balkon balcony innenhof courtyard veranda
rooftop dachterrasse außen alfresco
""",
    "indoor": "drinnen drin drinne innen innenraum innenbereich inside indoor indoors gaststube",
    "window": "fenster fensterplatz fenstertisch fensternähe window",
    "bar": "bar theke tresen counter bartisch barhocker",
    "quiet": """
ruhig ruhigen ruhiger ruhiges ruhige quiet quieter abgeschieden ungestört secluded
""",
    "high_chair": """
hochstuhl hochstühle hochstühlen kinderstuhl kinderstühle kinderhochstuhl kinderhochstühle
kindersitz kindersitze highchair highchairs babystuhl triptrap hochsitz kindersessel
""",
    "wheelchair": """
rollstuhl rollstuhlgerecht wheelchair barrierefrei barrierefreier rollstuhlfahrer
rollstuhlfahrerin accessible rolli
""",
}
_PHRASES = {
    "high_chair": ("high chair|chairs", "booster seat"),
    "quiet": ("nicht zu|so laut", "not too|so loud|noisy", "away from the noise"),
}
_CASH = frozenset({"nur", "oder", "in"})
"""Before "bar" these speak of money."""
_OPPOSED = frozenset({"indoor", "outdoor"})
_RATHER_THAN = frozenset({"statt", "anstatt", "instead", "than", "not", "nicht"})
_EITHER = frozenset({"oder", "or", "und", "and"})
_LONGEST_NAME = 3


def add_seating_rules(grammar: Grammar) -> None:
    """Add the rules for wishes; their things are of kind SEATING."""
    for wish, words in _WISHES.items():
        grammar.group(wish, words)
        grammar.constant("SEATING", wish, f"@{wish}", *_PHRASES.get(wish, ()))


def seating_in(chart: Chart, tokens: Sequence[Token]) -> tuple[Value[str], ...]:
    """Return each wish once, where it was first said."""
    found: dict[str, Value[str]] = {}
    for item in chart.items(frozenset({"SEATING"})):
        wish = str(item.value)
        if wish == "bar" and item.start and tokens[item.start - 1].norm in _CASH:
            continue
        start, end = tokens[item.start].start, tokens[item.end - 1].end
        found.setdefault(wish, Value(value=wish, start=start, end=end))
    return tuple(_decided(list(found.values()), tokens))


def _decided(wishes: Sequence[Value[str]], tokens: Sequence[Token]) -> Sequence[Value[str]]:
    """Inside and outside are not wished at once: "from inside to the terrace" ends outside."""
    opposed = [each for each in wishes if each.value in _OPPOSED]
    if len(opposed) < len(_OPPOSED):
        return wishes
    before, after = sorted(opposed, key=lambda each: each.start)
    between = {token.norm for token in tokens if before.end <= token.start < after.start}
    dropped = after if between & _RATHER_THAN else before
    return [each for each in wishes if each is not dropped or between & _EITHER]


def area_in(
    tokens: Sequence[Token], areas: Mapping[str, Sequence[str]] | None
) -> Value[str] | None:
    """Return the first of the house's own areas that the message names."""
    if not areas:
        return None
    names = {
        tuple(form.split()): slug
        for slug, words in areas.items()
        for word in (slug.replace("-", " "), *words)
        for form in spellings(word)
    }
    norms = [token.norm for token in tokens]
    for at in range(len(norms)):
        for length in range(_LONGEST_NAME, 0, -1):
            slug = names.get(tuple(norms[at : at + length]))
            if slug is not None and at + length <= len(norms):
                start, end = tokens[at].start, tokens[at + length - 1].end
                return Value(value=slug, start=start, end=end)
    return None
