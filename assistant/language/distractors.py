"""Rules for numbers, days and times that are about something else: ages, prices, greetings."""

from assistant.language.foods import FOODS
from assistant.language.grammar import Grammar


def add_distractor_rules(grammar: Grammar) -> None:
    """Add the rules; nothing is read from within their things, of kinds BLOCK and ASIDE."""
    grammar.group(
        "feast",
        """
geburtstag geburtstags geburtstage geburtstagsfeier birthday birthdays hochzeitstag
hochzeitstags anniversary jubiläum bday etage stock floor
""",
    )
    grammar.group(
        "things",
        """
hochstühle kinderstühle hochstuhl räder bikes stühle hunde dogs kinderwagen prams zimmer rooms
room bedroom bedrooms beds nights nächte night sterne stars star t mal x percent % prozent miles
km bier pizza highchairs tische tables table doppelzimmer sizes course courses gänge euro euros
dollar dollars pounds pfund chf franken eur €
""",
    )
    grammar.group(
        "part_of_day",
        "morgen abend morning evening mittag tag afternoon nacht night obend obed weekend day "
        "moagn morge abig namittag wochenende",
    )
    grammar.group("foods", " ".join(sorted(FOODS)))
    grammar.group(
        "good", "guete gueti guadn guten gute good schönen gueten schöne schönes lovely great nice"
    )
    grammar.group(
        "need",
        """
sitzt verträgt vertragen isst essen sits eats is are will need needs has have might would can't couldn't cannot ist sind hat haben braucht
brauchen kann isst ißt
""",
    )
    block = grammar.constant
    block(
        "BLOCK",
        True,
        "1000|tausend|hundred|thousand dank|thanks",
        "NUM|ORD|DOTORD @feast",
        "my|meinen|meinem|sein|seinen ORD|DOTORD",
        "NUM|ORD|DOTORD - @feast",
        "@feast",
    )
    block(
        "BLOCK",
        True,
        "NUM|ONE jahre|jahren|years|year|year-old|monate|jähriger|jährige|jähriges alt|old?",
        "NUM - year - old",
        "NUM - jährige|jähriger",
        "aged? NUM and|und NUM years|jahre",
        "age|alter|aged NUM",
    )
    block(
        "BLOCK",
        True,
        "€|$|£ NUM|DOTTED",
        "NUM|ONE|DOTTED|FOUR|THREE|MANY @things",
        "QTY|ONE tage|stunden|minuten lang",
        "high chairs",
        "NUM high|booster chairs|chair|seats?",
        "NUM reservierungen|reservations|bookings",
        "rating of|above|below? ONE|NUM",
        "ONE of|der the|outside|outdoor|inside|ihrer|eurer",
    )
    block(
        "BLOCK",
        True,
        "@good @part_of_day",
    )
    block(
        "BLOCK",
        True,
        "nummer|nr|number|reservierungsnummer|buchungsnummer|#|zimmer|room :|.? NUM",
        "no :|. NUM",
        "table|house|flat|room|door|booking|reservation no NUM",
        "mit NUM t|p|r|n|l|s|f|k|m",
        "each|every|jeden|jede|jedes|jeder PART|UNIT|WDAY|MONTH",
        "how about one",
        "one second|moment|sec|sekunde",
        "thirds",
        "platz NUM bei",
        "at first",
        "first name|of|time",
        "on second thought|thoughts",
        "last minute",
        "second thought|thoughts",
    )
    block(
        "BLOCK",
        True,
        "NUM|ONE person|people|guest|guests|gast @need",
        "QTY|ONE vegetarian|vegetarians|vegan|vegans|vegetarier|veganer",
        "ONE|one of us|them @need",
        "NUM|QTY of us|them have|eat|cannot|can't",
        "NUM|ONE|QTY von uns|ihnen haben|hat|sind|ist|essen|isst|ißt|vertragen|verträgt|sitzen|sitzt",
        "QTY of us are? vegetarian|vegan|celiacs|coeliac|disabled",
        "one of my|our|the|them|these|those",
        "both places|places|of those|of them",
        "two places",
        "those|these NUM",
        "located|found at NUM",
        "address is NUM",
        "two heads",
        "none|no one",
        "CHILDREN menu|menus|chair|chairs|will need",
        "ONE kids|children's|kinder menu|menü|chair|karte|meal",
    )
    block(
        "BLOCK",
        True,
        "all for today",
        "all i need|needed|needs for? today",
        "be all today|for",
        "i need help with today",
        "else|everything today",
        "help you|me with? today",
        "with you today",
        "do|assist|for you today",
        "there|we are|have? NUM|ONE|QTY @foods? restaurants|places|options|choices|tables",
        "NUM|ONE|QTY @foods? restaurants|places|options|choices|lokale|möglichkeiten",
        "today is my|our",
        "cook|tired|feeling today",
    )
    block(
        "ASIDE",
        True,
        "@at? NUM|ONE|QTY minutes|minuten|mins|min",
        "@at? NUM|ONE|QTY minutes|minuten|mins|min away|entfernt|weg|late|later|später|walk|fußweg",
        "what|how about one",
        "only|which|that|the|other|another|me|first|last one",
        "one that|which",
        "ORD one|ones|time|option|restaurant|place|available|cousin|degree|degrees",
        "need|want|have|got|make|find|recommend|pick|give me? one",
    )
    block(
        "ASIDE",
        True,
        "last week|time",
        "letzten|letzte|letztes woche|mal",
        "vor NUM|ONE|QTY UNIT",
        "NUM|ONE|QTY UNIT ago",
        "vorhin",
        "seit NUM UNIT|uhr",
        "seit DATE",
    )
