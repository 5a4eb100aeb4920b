"""Words that show a message to be about a restaurant at all."""

from assistant.language.foods import FOODS
from assistant.language.spelling import spellings

_WORDS = """
table tables restaurant restaurants reservation reservations reserve booking bookings book
booked menu menus food foods eat eating dine dining dinner lunch breakfast brunch meal meals
kitchen waiter waitress chef cook serve serves served serving drinks drink wine beer alcohol
cuisine dish dishes dessert vegan vegetarian gluten halal kosher allergy allergic allergies
party guests seat seats seating seated terrace patio outside inside window bar pub cafe bistro
brasserie diner tavern steakhouse pizzeria address postcode phone number open opening close
closing hours closed parking park parked dogs dog pram wheelchair accessible card cash voucher
vouchers price prices pricey expensive cheap moderate moderately costly economical wifi smoking
deposit reviews rating ratings stars wait queue busy crowded full area centre center north south
east west town location located noise music place places they them their restroom toilet dress
spot available availability free recommend appetite hungry starving website email menu's contact
birthday anniversary tisch tische restaurant restaurants lokal gasthaus wirtshaus reservierung
reservierungen reservieren reserviert buchen gebucht buchung speisekarte karte mittagskarte
weinkarte menü essen speisen gerichte gericht küche koch kellner bedienung frühstück mittagessen
abendessen brunch wein bier vegan vegane vegetarisch vegetarische glutenfrei glutenfreie halal
koscher allergie nussallergie gäste personen leute platz plätze terrasse garten draußen drinnen
fenster theke adresse anschrift telefonnummer postleitzahl nummer öffnungszeiten geöffnet offen
zu ruhetag geschlossen parken parkplatz parkplätze parkhaus hund hunde kinderwagen rollstuhl barrierefrei
kreditkarte bar bankomat gutschein gutscheine preis preise teuer günstig günstige günstiges
preiswert preisklasse wlan rauchen anzahlung bewertungen wartezeit ausgebucht voll frei gegend
zentrum norden süden osten westen stadt stadtteil lage empfehlen hunger ort musik dresscode
geburtstag stornieren torte kuchen mitbringen
"""

ANCHORS: frozenset[str] = FOODS | {form for word in _WORDS.split() for form in spellings(word)}
"""Folded. Questions without any of these are hardly ever for the house."""

_OF_THE_TABLE = """
table tables restaurant restaurants reservation reservations menu food foods eat eating dine dining
dinner lunch breakfast brunch meal meals tisch tische tischreservierung restaurants lokal gasthaus
wirtshaus reservierung reservierungen reserviert buchung speisekarte essen speisen frühstück
mittagessen abendessen gericht gerichte
"""
DINING: frozenset[str] = frozenset(
    form for word in _OF_THE_TABLE.split() for form in spellings(word)
)
"""Folded. With one of these, a train or a hotel beside it may be by the way."""
