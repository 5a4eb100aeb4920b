"""Things that one books or buys elsewhere: a haircut, a flat, an appointment for the car.

What is booked is told by its noun, and nouns have no end. So there are three ways to know it: a list of such things, the
ends of compounds ("-termin", "-zimmer"), and, of the thing that stands as the object of "book", that it is nothing a
restaurant gives out.
"""

import itertools
from collections.abc import Container, Sequence
from typing import Literal

from assistant.language.anchors import ANCHORS, DINING
from assistant.language.foods import FOODS
from assistant.language.spelling import spellings, word_set
from assistant.language.tokens import Token

Elsewhere = Literal["", "listed", "unknown"]


def _folded(text: str) -> frozenset[str]:
    return frozenset(form for word in word_set(text) for form in spellings(word))


_THINGS = _folded("""
haarschnitt friseur friseurin frisör barbier maniküre pediküre kosmetik kosmetikerin waxing tattoo tätowierung piercing sauna
thermenkarte massage physiotherapie krankengymnastik osteopath impfung arzt ärztin zahnarzt tierarzt augenarzt
hautarzt frauenarzt kinderarzt orthopäde therapeut psychologe blutabnahme vorsorge röntgen mrt ultraschall optiker sehtest
handwerker klempner installateur elektriker schlüsseldienst schornsteinfeger
rauchfangkehrer umzugshelfer umzug putzfrau reinigungskraft babysitter hundesitter tagesmutter nachhilfe fahrschule
führerschein zumba yoga pilates spinning badminton squash bowling kegelbahn minigolf laserschwert escaperoom
mietwagen leihwagen wohnmobil sprinter fahrrad leihrad kanu stellplatz
tüv hauptuntersuchung ölwechsel reifenwechsel radwechsel werkstatt autowerkstatt waschanlage
ferienwohnung ferienhaus appartement apartment jugendherberge campingplatz wohnung wg almhütte chalet
hotelzimmer einzelzimmer doppelzimmer familienzimmer flug flüge flugticket bahnticket zugticket sitzplatzreservierung
fähre kreuzfahrt pauschalreise busfahrt fernbus shuttle seminarraum konferenzraum besprechungsraum proberaum
tagungsraum turnhalle sporthalle tennisplatz fußballplatz kursplatz kitaplatz bewerbungsgespräch vorstellungsgespräch
anwalt steuerberater bankberater beratungsgespräch standesamt passbild ausweis reisepass bürgeramt zulassungsstelle
handyvertrag mobilfunkvertrag stromvertrag fitnessvertrag zeitungsabo mietvertrag versicherungsvertrag
haircut hairdresser hairdressers manicure pedicure facial waxing tattoo piercing sauna physio physiotherapy
chiropractor osteopath vaccination jab doctor doctor's doctors gp physician dentist dental dermatologist optician vet vet's
veterinary therapist psychologist checkup x-ray mri bloodtest plumber electrician handyman locksmith
cleaner cleaners babysitter nanny dogsitter tutor yoga pilates zumba spinning badminton squash bowling karting
mot mechanic carwash tyres tires apartment condo villa cottage campsite caravan motorhome
campervan suite airbnb flight ferry cruise shuttle limo chauffeur scooter kayak canoe tent
webinar interview interviews appointment appointments viewing lesson lessons
passport solicitor lawyer notary accountant photographer photoshoot
""")
_ENDS = tuple(
    form
    for word in word_set("""
termin termine zimmer wohnung ticket tickets flug wagen wechsel schnitt kurs kurse stunde stunden behandlung untersuchung impfung
massage reparatur unterricht training vertrag versicherung beratung gespräch prüfung sprechstunde therapie
lehrgang seminar workshop besichtigung führung vermietung verleih
""")
    for form in spellings(word)
)
"""Ends of German compounds, with something before them."""
_OURS = _folded("""
wunschtermin abendtermin mittagstermin ersatztermin alternativtermin ausweichtermin tischtermin reservierungstermin
essenstermin nachmittagstermin wochentermin ausweichtermine
nebenzimmer extrazimmer hinterzimmer speisezimmer gastzimmer kaminzimmer jagdzimmer separatzimmer wohnzimmer esszimmer badezimmer
kinderwagen rollwagen speisewagen servierwagen tischwechsel platzwechsel ortswechsel kochkurs
viertelstunde dreiviertelstunde halbestunde mittagsstunde abendstunde abendstunden viertelstunden öffnungsstunden
ausflug einkaufswagen puppenwagen zwillingswagen geschwisterwagen bollerwagen parkticket weinberatung geschäftsgespräch
kellerführung weinseminar küchenführung teilzimmer
""")
_PLACES_OF_OURS = _folded(
    "private separate dining party function back waiting smoking event bath rest wash men's women's ladies"
)
"""A private room is ours to give."""
_BOOKING = _folded("""
book reserve schedule arrange rearrange reschedule rent hire buche buchen buch reservieren reserviere reservier
vereinbaren vereinbare ausmachen mieten miete anmelden verschieben brauche brauchen
""")
_A = _folded("a an some another ein eine einen einem nen ne n an'")
_FROM_HERE = frozenset({
    "for", "fur", "fuer", "on", "at", "in", "um", "am", "to", "with", "mit", "bei", "beim", "und", "and", "please", "bitte",
    "by", "near", "from", "von", "vom", "zum", "zur", "tomorrow", "tonight", "today", "heute", "morgen", "under", "auf", "im",
    "where", "that", "which", "who", "der", "die", "das", "the", "a", "reservieren", "buchen", "vereinbaren", "ausmachen",
    "there", "or", "oder", "around", "as", "not", "of", "so", "i", "we", "ich", "wir", "if", "weil", "because", "next", "this",
    "later", "anywhere", "somewhere", "online", "now", "here", "hier", "fest", "over",
})  # fmt: skip
_GIVEN_OUT = _folded("""
restaurant place spot seat booth corner party group reservation booking slot space area something one ones couple bit
platz ecke stelle stammtisch zweiertisch vierertisch sechsertisch dreiertisch fenstertisch tischchen tischlein
tischerl nische lounge theke separee saal stube gaststube raum nebenraum bereich abend feier fest event party geburtstag
hochzeit hochzeitsfeier taufe firmung kommunion konfirmation weihnachtsfeier firmenfeier familienfeier jubiläum leichenschmaus
evening night date celebration wedding birthday anniversary christening reception event occasion feast dinner lunch
brunch breakfast supper tea meal highchair chair cafe café bar pub bistro diner steakhouse brasserie gastropub tavern taverna
osteria pizzeria trattoria churrascaria creperie bakery deli delicatessen joint eatery buffet smorgasbord restaurants kneipe lokal
gasthaus wirtshaus biergarten cafeteria canteen fastfood barbecue grill rotisserie winery brewery microbrewery
gutschein voucher kleinigkeit termin uhrzeit tag zeit time day hour stuhl hochstuhl kinderstuhl plätzchen person people
personen leute guests gäste anderen anderer andere other different second zweiten weiteren more
moment minute sec second question frage hilfe help info mehr
""")


_NO_TABLE = word_set("tennis saw lamp football cloth cloths dancing dance")
"""Behind "table" they make another thing of it."""


def speaks_of_no_table(tokens: Sequence[Token]) -> bool:
    """Whether the table in the message is none to eat at: a table saw, table tennis."""
    norms = [token.norm for token in tokens]
    return any(
        norm == "table" and behind in _NO_TABLE for norm, behind in itertools.pairwise(norms)
    )


def elsewhere(tokens: Sequence[Token], told: Container[int]) -> Elsewhere:
    """Return whether a thing is spoken of that is had elsewhere, or at least one that no restaurant is known to give.

    `told` are the places of the words that are days, hours and other values.
    """
    norms = [token.norm for token in tokens]
    if speaks_of_no_table(tokens) or any(_is_elsewhere(norms, at) for at in range(len(norms))):
        return "listed"
    if _BOOKING.isdisjoint(norms) or not DINING.isdisjoint(norms):
        return ""
    head = _object(norms, told)
    return "unknown" if head and not _is_given_out(head) else ""


def _is_elsewhere(norms: Sequence[str], at: int) -> bool:
    norm = norms[at]
    if norm in _OURS:
        return False
    before = norms[at - 1] if at else ""
    if norm in _THINGS:
        return before not in _PLACES_OF_OURS
    return any(norm.endswith(end) and len(norm) > len(end) + 2 for end in _ENDS)


def _object(norms: Sequence[str], told: Container[int]) -> str:
    """Return the last word of what stands behind "a", as the object of "book"."""
    for at, norm in enumerate(norms):
        if norm not in _A:
            continue
        head = ""
        for place in range(at + 1, len(norms)):
            if norms[place] in _FROM_HERE or place in told or not norms[place].isalpha():
                break
            head = norms[place]
        if head:
            return head
    return ""


def _is_given_out(head: str) -> bool:
    ours = head in _GIVEN_OUT or head in DINING or head in FOODS or head in ANCHORS
    return ours or head.endswith(("tisch", "platz", "feier", "essen", "table"))
