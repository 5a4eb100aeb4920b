"""Words of Switzerland, Austria, South Tyrol and Bavaria that the tables of the written language lack."""

SWISS_HOURS = {
    "eini": 1, "zwäi": 2, "drüü": 3, "vieri": 4, "viari": 4, "füfi": 5, "füüfi": 5, "feufi": 5,
    "sechsi": 6, "sächsi": 6, "säxi": 6, "sibni": 7, "siebni": 7, "sibeni": 7, "siebeni": 7,
    "achti": 8, "ochti": 8, "nüni": 9, "nüüni": 9, "zehni": 10, "zähni": 10, "zäni": 10,
    "elfi": 11, "zwölfi": 12,
}  # fmt: skip
"""With this ending a number is an hour: "am sibni", "uf die achti"."""
CARDINALS = {
    "zwöi": 2, "zwoi": 2, "drü": 3, "drüü": 3, "vier": 4, "füf": 5, "füüf": 5, "feuf": 5,
    "sächs": 6, "säx": 6, "sibe": 7, "sibä": 7, "siebme": 7, "nün": 9, "nüün": 9, "zäh": 10,
    "zää": 10, "zwöuf": 12, "zwöif": 12, "zwöife": 12, "zwöfe": 12, "zwöf": 12, "zwäi": 2, "zwaa": 2, "vüa": 4, "fünfa": 5, "ocht": 8, "zehn": 10,
    "zwej": 2, "dräi": 3,
}  # fmt: skip
RESPELLED = {
    "hüt": "heut", "hütt": "heut", "hüür": "heuer", "disch": "tisch", "dischle": "tisch",
    "tischle": "tisch", "tischli": "tisch", "tischal": "tisch", "plätzli": "platz",
    "plätzle": "platz", "platzal": "platz", "plotz": "platz", "öppis": "etwas", "eppes": "etwas",
    "ebbes": "etwas", "epis": "etwas", "nöd": "nicht", "nid": "nicht", "gärn": "gern",
    "isch": "ist", "hend": "habt", "händ": "habt", "hobts": "habts", "hebbt": "habt",
    "möchted": "möchten", "wöred": "wären", "wäred": "wären", "avend": "abend", "obed": "abend",
    "morsche": "morgen", "mrogen": "morgen", "reserviere": "reservieren", "absäge": "absagen",
    "thnx": "thanks", "thnks": "thanks", "twee": "zwei", "dree": "drei", "fiev": "fünf",
}  # fmt: skip
"""Words of dialect and the written ones they stand for; "hüt" is today, "hut" is of a pizzeria."""


def weekday_forms(stems: str) -> tuple[str, ...]:
    """Return a weekday as it is said from Bern to Graz: "sunndog", "sunntig", "sonntach"."""
    return tuple(stem + end for stem in stems.split() for end in _DAY_ENDS)


_DAY_ENDS = ("tag", "dag", "tog", "dog", "tig", "dig", "tach", "dach")
WEEKDAY_STEMS = (
    "mon man mån", "diens dens deans zisch ziesch", "", "donners dunners donnsch dunnsch dorns",
    "frei fri frie", "sams samsch såms", "sonn sunn sun",
)  # fmt: skip
"""From Monday on; the forms of Wednesday do not end in "day"."""
COMMON = """
öppis öpis öper öpper epper eppes ebbes epis ebes heuer heurigen hüür hür morn übermorn hüt hütt
hait habts hobts häbts hend händ hend hetted hätted heit ihr gits gids geits gäbts isch isches
sinds san sats simer sim möchted mechtn mecht mecht'n wett wetti wetted wötted wöred wäred wär
würded würdemer gärn gerä gern chönd chönnt chönt chöi chöme chömed cho choo kemma kemman kimm
kimmt kumm kumma kummt kemmts kunnt kommemer tischli tischi tischal tischle plätzli plätzle
platzal plotz plätz hoibe mitenand mitanand zäme zamm zsamm bitti merci danki nöd nid ned nimma
nimmi scho schu no nu au o auno ono näbe usse dusse dine inne drusse daheim nachtmahl nachtessen
znacht zmittag zmorge zvieri marend marende jause jausn vesper brotzeit nasen nasn lüt lüüt leidl
leitln buam madln gitschn chind chinder goofe gofe kloane kloan kloana gross chli chlii es en e a
oan oa oane oana an dr de em im vom bim uf ufe aufd auf'd d drbi derbi debii dobii wia wieviel
wann wenn luege lueg schauts schaugts schaug reserviere reservieren reservier reserv bstelle
bstellt absäge abmelde abmelden gäll gell göll oder odr halt hoit eba grad grod glei gli amal
amol mol mal na naa nei jo joo jawoll freili basst bassd passt tät tätn täten tat daten däd
dädn n'abend nabend hallöchen tach hawedere servas sry thx ty plz pls omg lol btw asap hola bonjour ciao takeaway takeout handvoll tippfehler i mi mir üs eus ois uns enk eng eich üch euch ösch
"""
"""No names, whatever their place in a message."""
