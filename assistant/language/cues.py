"""Phrases that tell an intent almost for certain, as rules of the grammar."""

from assistant.language.cues_of_standing import GROUPS_OF_STANDING, PHRASES_OF_STANDING
from assistant.language.grammar import Grammar

_GROUPS = {
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
_PHRASES: dict[str, tuple[str, ...]] = {
    **PHRASES_OF_STANDING,
    "handover": (
        "mit jemandem|wem sprechen|reden|kann",
        "mit einem|einer|dem|der @person",
        "echten|richtigen|echter|realen @person",
        "real|actual|live @person",
        "human being|please",
        "speak|talk|chat directly? to|with a|an|the|your|one? real? @person",
        "rufen sie mich",
        "ruft mich",
        "call me back?",
        "rückruf",
        "verbinden sie mich",
        "den|your chef|manager|inhaber|geschäftsführer",
        "the manager|owner",
        "a human",
        "customer service",
        "keinen|kein bot|roboter|maschine",
        "persönlich besprechen|sprechen",
        "transfer me",
        "zu kompliziert",
        "an einen @person",
        "on the line",
        "aus der küche|kueche was|etwas sagen|dazu",
        "jemand|wer aus der küche|vom team|personal",
        "someone|anyone|somebody from the? kitchen|team|staff",
        "who|whom do|can|should i|we talk|speak|complain|turn|write to",
        "an wen|wem kann|soll|muss ich|wir",
        "wer ist zuständig|verantwortlich",
        "in charge",
        "ein notfall",
        "an emergency",
    ),
    "complaint": (
        "@unhappy",
        "keiner hat sich entschuldigt",
        "zu viel drauf|berechnet",
        "food poisoning",
        "lang schlecht",
        "nie wieder kommen",
        "auf der rechnung ist|sind|von",
        "found|had|gefunden|discovered a|an|some|ein|eine|einen? @foreign_body",
        "a|an|some|ein|eine|einen? @foreign_body in|im",
        "@foreign_body in|im -MINE? @served",
        "allergic|anaphylactic reaction|shock",
        "allergischen|allergischer|anaphylaktischen|anaphylaktischer schock",
        "allergische reaktion|reaktionen",
        "lebensmittelvergiftung",
        "schlecht|übel geworden",
        "sick|ill|unwell after|from",
        "ins|im krankenhaus",
        "zahn abgebrochen|ausgebissen",
        "keine luft",
        "can't|cannot breathe",
        "throwing|threw up",
        "trotz warnung|hinweis|ansage|allergie",
        "although|even -? though? we|i warned|told",
        "geschäftsleitung",
        "stellungnahme",
        "zu viel abgeknöpft|abkassiert|abgebucht|verrechnet",
        "we|i never ordered",
        "take over please",
        "in|to hospital after",
        "the emergency room",
    ),
    "request_alternatives": (
        "@other @choice",
        "was anderes|andres",
        "sonst noch",
        "früher|später nix|nichts",
        "anything|something else|earlier|later",
        "alternative|alternativen|alternatives",
        "what else",
        "geht auch ein|eine",
        "zu spät|früh",
        "too late|early",
        "other|another one|ones",
        "was|etwas|irgendwas dazwischen",
        "in between",
        "anything|something|nothing|none nearer|closer|between|around",
        "näher an|dran",
        "sonst so",
        "whatever else",
        "what|which other",
        "none|keine|keins|keiner of|von|davon",
    ),
    "ask_availability": (
        "no wos|was frei|platz",
        "was|wos|etwas|ebbis|öppis frei",
        "noch|still frei|free|available|platz|plätze|room|space",
        "verfügbarkeit|availability",
        "fully booked",
        "ausgebucht",
        "any tables|table|space|room|spots|availability",
        "anything free|available|open",
        "geht sich",
        "ist das|es möglich|machbar",
        "do you have a table|space|room",
        "do you have any tables",
        "do you have space|room",
        "habt ihr noch",
        "haben sie noch",
        "is there room|space",
        "is there a table",
        "was ist noch",
        "squeeze in|us",
        "ab wann könnten|können|kann",
        "what times do",
        "how about TIME|NUM|DATEPART",
        "wann hättet|habt",
        "zu haben",
        "take|takes|accept|accepts reservations",
        "how long is the wait",
        "wait time",
        "und|and um TIME",
        "wie schaut's|schauts|sieht's bei?",
    ),
    "late": (
        "stau",
        "stuck in",
        "running late|about|a",
        "verspäten|verspätung|verspätet",
        "@minutes später|late|verspätung",
        "be|bit|few|little|am|are late",
        "we're|i'm|im late",
        "delayed",
    ),
    "book": (
        "reservieren|reserviere|buchen|buche|reserve|reserving",
        "book|buche @booked",
        "book it|a|an|the|me|us|in|at|for",
        "tisch|table für|for|of",
        "tisch|table PARTY|DATE|TIME|DATEPART",
        "make|making|made a reservation|booking",
        "reservation|booking for",
        "need|want|like a|one? reservation|table",
        "reservierung für|bitte",
        "tischreservierung",
        "PARTY DATE|TIME|DATEPART|TIMESPAN",
        "DATE|DATEPART TIME|PARTY",
        "TIME PARTY",
        "essen kommen",
    ),
    "affirm": (
        "👍",
        "👌",
        "basst",
        "ja|yes|yep|yeah|jo|jep",
        "genau|passt so|gut?",
        "sounds good|great|perfect|fine|lovely",
        "that's|it's|thats|is correct|right|perfect|fine",
        "works|fine for|with|by me|us",
        "that|this|it works|suits",
        "i confirm",
        "looks good|right|correct|fine|great",
        "please do",
        "go for it",
        "stimmt so|genau",
        "das|so|alles stimmt|passt|ist? richtig|korrekt",
        "in ordnung",
        "klingt gut",
        "go ahead",
        "einverstanden",
        "go on then",
        "fair enough",
        "abgemacht",
        "na|also gut|dann",
        "meinetwegen",
        "von mir aus",
    ),
    "deny": (
        "nein|nee|nö|nope|nah|no",
        "👎",
        "lieber|eher nicht",
        "rather not",
        "not right|correct",
        "stimmt nicht",
        "lass mal",
    ),
    "help": (
        "info|infos|informationen|auskunft|hilfe|help bitte|please",
        "bitte|please um? info|infos|informationen|auskunft|hilfe|help",
        "was kannst|könnt du|ihr",
        "deine|ihre aufgabe|aufgaben|tätigkeit|funktion|funktionen|fähigkeiten",
        "wofür|wozu bist|sind du|sie da",
        "mir|mich helfen|weiterhelfen|beraten",
        "what can you|i do|ask",
        "help me",
        "hilfe|help !",
        "ich brauche hilfe",
    ),
    "thanks": ("danke|thanks|thank|thx|merci|dankeschön|dank|thankyou",),
    "greet": (
        "hallo|hello|hi|hey|servus|moin|grüezi|hallöchen",
        "guten|good morgen|abend|tag|morning|evening|afternoon",
        "grüß gott|dich|euch",
    ),
    "goodbye": (
        "tschüss|tschüssi|tschau|bye|goodbye|pfiat|ciao",
        "auf wiedersehen|wiederhören",
        "bis dann|bald",
        "see you|ya",
        "das|that's|that wars|war's|all|is all?",
    ),
    "injection": (
        "ignoriere|ignorieren|vergiss sie? alle|die|deine @previous? anweisungen|regeln",
        "ignoriere alle",
        "ignore all|previous|the|your|every previous|prior? instructions|rules",
        "ignore all previous",
        "system - prompt",
        "deine|your|previous instructions|anweisungen|prompt",
        "you are now",
        "du bist jetzt ein|eine|mein|im",
        "admin|developer|debug mode|modus",
        "print|show|list|gib|zeige all|every|alle guest|customer? phone|telefonnummern",
        "phone numbers of",
        "telefonnummern aus",
    ),
    "self": (
        "are you a|an? real|actual|living? human|person|bot|robot|machine|ai|computer|program|chatbot",
        "talking|chatting|speaking to|with a|an? real|actual? human|person|bot|robot|machine|ai|computer",
        "human|person or a|an? bot|robot|machine|ai|computer",
        "bot|robot|machine|ai|computer or a|an? real? human|person",
        "bist du|sind sie|ist das|seid ihr ein|eine|a|an? echter|richtiger|reale? mensch|bot|roboter|maschine|ki|chatbot|person|programm",
        "mensch|menschen oder ein|eine|einer|einem? bot|roboter|maschine|ki|computer|programm",
        "bot|roboter|maschine|ki|computer oder ein|einem? mensch|menschen|mitarbeiter",
        "where are|were you from|born|made|built",
        "woher kommst|kommen du|sie",
        "your origin|origins|roots|birthplace|creator|creation|hobbies|pets",
    ),
    "insult": (
        "du|ihr|sie bist|seid|sind so? @insulting",
        "you are|r|suck so|such|a|really? @insulting",
        "du|ihr|sie @insulting",
        "you're a? @insulting",
        "@insulting bot|roboter|maschine|laden|verein|machine|robot",
        "fick|fickt dich|euch",
        "fuck you|off",
        "you suck",
        "halt|halts die|das|dei fresse|maul|klappe",
        "leck mich",
        "leckt mich",
        "shut up",
        "arschloch|arschlöcher|hurensohn|wichser|asshole|assholes|bastard|bitch",
    ),
    "oos": (
        "place|places|something|somewhere|things|anything fun|nice|interesting|good? to go|visit|do|see|explore|stay|sleep",
        "@travel",
        "@outing",
        "@gadget",
        "@money",
        "@job",
        "@care",
        "NUM|MANY @foods? bitte? @delivery",
        "@delivery an|nach|to -MINE?",
        "for sale",
        "my|our|the order|parcel|subscription",
        "zu verkaufen|verschenken",
        "bieten|biete ihnen|euch",
        "% rabatt|discount auf|on|off",
        "wir sind die? firma|agentur",
        "we are a company",
        "bus|bahn|tram|fähre|ferry running|fährt|faehrt|leaves|leave|departs|nach",
        "tennis|tennisplatz court?",
        "verkaufe",
        "double your",
        "süße stimme",
        "alle reservierungen",
        "jeden abend im",
        "place|somewhere|room to stay",
        "was machst du",
        "wie macht|kocht man",
        "kostenloses|gratis erstgespräch|angebot",
        "kilometers|kilometer|degrees|grad|mph",
    ),
}


def add_cue_rules(grammar: Grammar) -> None:
    """Add every phrase as a thing of kind CUE_ and its intent."""
    for name, words in _GROUPS.items():
        grammar.group(name, words)
    grammar.constant(
        "MINE", True, "mein|meine|meiner|unser|unsere|my|our|die|der|das|the|den|ihre|deine"
    )
    for intent, patterns in _PHRASES.items():
        grammar.constant(f"CUE_{intent.upper()}", intent, *patterns)


INTENT_OF_CUE: dict[str, str] = {f"CUE_{intent.upper()}": intent for intent in _PHRASES}
