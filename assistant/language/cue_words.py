"""Groups of words of which the phrases that tell an intent are made."""

from assistant.language.cues_of_standing import GROUPS_OF_STANDING

CUE_WORDS = {
    **GROUPS_OF_STANDING,
    "previous": "bisherigen vorherigen previous prior earlier",
    "person": """
mensch menschen mitarbeiter mitarbeiterin person human agent someone somebody jemandem jemanden
chef manager operator representative staff reception restaurant owner inhaber geschäftsführer
""",
    "other": "andere anderer anderen anderes another other different weitere",
    "choice": """
termine termin zeit zeiten uhrzeit tag vorschlag vorschläge suggestion suggestions time times day
date option options möglichkeit möglichkeiten recommendation recommendations choices choice
restaurant restaurants place places
""",
    "unhappy": """
enttäuschend enttäuscht unverschämt unverschämtheit frechheit unfreundlich disappointed
disappointing awful rude unacceptable disgusting overcharged beschwerde beschweren complaint
complain
""",
    "foreign_body": """
glas glass haar hair plastik plastic metall metal scherbe glasscherbe glassplitter splitter schnecke fliege slug fly insekt insect bug
käfer beetle maggot made maden screw schraube draht wire stein stone zahnstocher kakerlake cockroach fingernagel nail pflaster plaster
""",
    "served": """
salat salad suppe soup essen food teller plate meal dessert nachtisch brot bread pasta nudeln pizza burger getränk drink wein wine
bier beer glas kaffee coffee sauce soße schnitzel kuchen cake
""",
    "minutes": "minuten min minutes mins minute",
    "travel": """
taxi uber cab flug flüge flight flights hotel hotels zug train trains zugticket doppelzimmer
einzelzimmer guesthouse guesthouses hostel coach ferry airbnb lodging accommodation
""",
    "outing": """
museum museums museen attraction attractions theatre theater cinema kino kinokarten kinokarte
college colleges nightclub nightclubs park parks swimming pool hospital krankenhaus polizei police
architecture cinemas nightclub boating sports entertainment tourist sightseeing zoo
sehenswürdigkeiten sehenswürdigkeit schwimmbad
""",
    "gadget": """
bitcoin krypto crypto wallet seo google playlist alarms timers accent volume grocery todo trivia
fact facts joke jokes timezone alarm wecker weckers wecka timer spotify album albums song songs
lied wegga playlists liad hean spui regenschirm rengschirm umbrella horoscope reminder reminders erinnerung erinnerungen remind erinnere weather wetter forecast
wettervorhersage temperature temperatur celsius chatbot chatbots api whatsapp facebook paket
sendungsnummer parcel calendar kalender
""",
    "money": """
kredit credit loan bank konto kontostand account balance tax taxes steuer insurance versicherung
paycheck gehalt mortgage
""",
    "job": """
bewerben bewerbung aushilfe aushilfen hiring praktikum kellnerin stelle job dishwashers
""",
    "care": "friseur haareschneiden haircut dentist zahnarzt arzttermin massage",
    "insulting": """
scheiße scheisse scheiß scheiss kacke deppen depp trottel idiot idioten blöd dumm dämlich behindert
arschloch arschlöcher versager stupid idiot idiots dumb useless shit pathetic moron morons crap
""",
    "delivery": "liefern lieferung geliefert delivered deliver lieferservice",
}
