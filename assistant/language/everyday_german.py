"""Ordinary German words, by stem: nobody is named by them who does not say so."""

VERBS = """
acht änder aender antwort arbeit atm aufhör aufpass back beantwort bedank bedeut bedien beeil befind beginn begleit begrüß
behalt bekomm benötig benutz beobacht berechn bericht beschreib beschwer besetz besorg besprech bestätig bestell bestimm
besuch beweg bezahl bezieh biet bitt bleib blockier brauch brech brenn bring buch dank dauer deck denk dreh druck dürf
eil empfang empfehl end enthalt entscheid entschuldig entspann erfahr erfüll ergänz erhalt erhöh erinner erklär erlaub
erledig erreich erscheint erstatt erwart erwisch erzähl ess fahr fall fang fass fehl feier find flieg folg forder frag
freu frühstück fühl fürcht geb gefall geh gelt genieß genüg gestatt gewinn glaub grill gründ grüß guck halt handel heb
heiß helf hoff hol hör häng informier interessier kauf kenn kling klopf klär kläpp klapp komm könn kontrollier korrigier
koste kost kotz krieg kümmer kündig kürz lach lad landet lass lauf leb leg leid leih les leist lieb liefer lieg lös lösch mach
meck meld merk miet mitteil möcht mög müss nehm nenn notier nutz öffn ordn organisier park pass passier pflück plan plauder
präferier prüf quatsch quietsch raten rauch rechn red reduzier regn reich reis renn reparier reservier rett riech ruf rutsch
sag sammel schaff schau schaug scheint schenk schick schimpf schlaf schlag schlepp schließ schmeck schneid schreib schrei
schul schulde schwimm seh send sing sitz sollt sorg sortier spar spazier spiel sprech spring starr starte start stech steh stell
stör storn stornier streich streit such tanz tausch teil telefonier testet tippt tippe trag treff trenn trink tropf tu tun
umarm umbuch unterhalt unterschreib untersuch verabred verabschied veränder verbind verbring vereinbar verfehl vergess verlang
verlänger verlass verleg verlier vermeid vermiss verpass verrat verring verschieb verschwind versprech versteh versuch
verteil vertipp vertrag vertrau verwechsel verzeih verzicht vorschlag wähl wander warn wart wasch wechsel weck wein weiß werd
widerruf wiederhol wink wirf wirk wisch wiss wohn woll wunder wünsch würd zahl zähl zeig zieh zöger zweifel zwing
füg kleiner größer verkleiner vergrößer erweiter schieb pausier feiert klingel klingt funktionier organisier platzier kassier servier probier akzeptier annullier canceln stornieren verlass verzoeger
verspät erkundig überleg überprüf überrasch übernehm überweis unterbring aktualisier anpass abhol abklär abmeld absag abwart
anbiet anfrag angeb anmeld annehm anruf anschau anzahl ausfall ausgeb ausgeh ausmach ausprobier ausrechn ausricht ausschau aussuch
durchgeb einlad einlös einplan eintrag einricht hinkomm hinweis mitbring mitkomm mitnehm nachfrag nachschau nachseh
rauskomm reinkomm reinpass reinschau rüberkomm umsetz umsteig unterkomm vorbeikomm vorbeischau vorbestell vorzieh vorverleg
wegfall wiederkomm zurückkomm zurückruf zurückzieh zurücktret zusag zuschick zusammensitz zusammenleg
"""
"""Stems of verbs; what may be put before and behind them is known to `everyday`."""

IRREGULAR = """
aß aßen bat begann bekam bekamen bekommt bin bist bleib blieb blieben bot brachte brachten brauchts dachte dachten darfst
durfte durften erledigt fand fanden fang fiel fielen fuhr fängt gab gaben gabs gebucht gedacht gefunden gegangen gegeben
gegessen gehalten gehts geht's gekannt gekommen gelassen gelegen gelesen geliehen gemacht genommen geregnet gerufen gesagt
geschehen geschickt geschlossen geschrieben gesehen gesessen gesetzt gesprochen gestanden gestellt gestorben getan getroffen
getrunken geworden geworfen gewusst gezogen ging gingen gibst gib gibts gib's hielt hieß hilf hilft isst iss kam kamen kannte
kennst kommts kommste konnten konntet lag lagen las lief ließ lies liest läuft läufts mag magst möcht möchts musste mussten
musstest muss nahm nahmen nannte nimm nimmt nimmst rief riefen rufst sah sahen saß saßen schläft schlug schrieb schrieben
schaust schauts schautst sieh sieht siehst sind's sinds sollst sollts sprach sprich spricht stand standen stirbt tat taten
traf trafen trank triff trifft tu tust tut tuts vergaß verlor versteh verstand verstanden vergessen verloren verschoben
vorgezogen zurückgezogen storniert annulliert abgelaufen abgesagt angekommen ausgebucht ausgefallen durchgegangen
dazugekommen eingegangen eingetragen gegolten weiß weißt wusste wussten wurden wär wärs wärst war's wars warst wart wäre's
werden wirst wirds wirft will's willste wollts wollten zieht zog zogen kriegt kriegst krieg kriegen kriegts griagt griang
hamma habn hobn ham hama hammer host hosts hast haste biste kannste könntste könnens könntens möchtens hättens hättn wolln
solln müssn kemma miassn derf deaf derfat dads daads ghört gschaut gmacht gsehn gsagt gwesen gekriegt entschieden unterschrieben verblieben erschienen empfohlen verstanden entstanden begonnen gewonnen verglichen vermieden verboten verbunden verschwunden versprochen besprochen beschlossen entschlossen zugesagt empfangen erfahren vertan ergeben umgestiegen endern endert spet
"""

OTHERS = """
abgelehnt absolut absender achja achso achsooo achtung adé ahoi aha aja akut allergisch allerdings allerliebst allesamt alldieweil ander anfangs
angeblich anlass anlässlich ansonsten anscheinend antwort anwesend apropos arg arm artig ärgerlich aufgrund aufregend
ausgezeichnet ausnahmsweise ausreichend ausschließlich authentisch automatisch bam barzahlung bedauerlich bedauerlicherweise
begeistert behindert beinahe bekannt bekanntlich beleg bereit beruflich bescheiden besonder besonders bestimmt betroffen betrunken
bezüglich billig bingo blau bloß blöd boah bravo breit brillant bzgl bzw casual chillig chice checkt cool daher dadurch dagegen damals
danebn dankbar dankend dankesehr dankeschön dasselbe daraufhin darum dazwischen definitiv demnach demnächst denselben dennoch derart derjenige derselbe
derzeit deswegen deutlich deutsch dicht dick dienstlich diesbezüglich diesmal diverse doof doppelt dreckig dringend dumm dunkel dünn
durchaus durcheinander durchgehend ebenfalls ebenso echt edel egal ehemalig ehrlich eigenartig eigene eigenen eilig einfach einigermaßen
einige einigen einiges einmalig einverstanden einzeln einzig ekelhaft elegant elektrisch eng englisch enorm entgegen entsetzlich
entsprechend entspannt entweder erfolgreich erfreulich ernst ernsthaft ersatz ersatzweise erstaunlich erstens etliche evtl eventuell ewig exakt extra fad
fair falls famos fantastisch fast faul fein fern fertig fest feucht fett final finster fix flach fleißig flexibel flott folgend folglich
formidabel frech frei freilich fremd freundlich froh fröhlich furchtbar gar garantiert gebongt gefälligst gegebenenfalls gegebenfalls gegen
gegenüber geht geil gekauft gelegentlich gemeinsam gemütlich genauer genauso genial gerade gern geschenkt gesamt geschäftlich gestrig gesund
getrennt gewiss gewöhnlich gesperrt gleichfalls glücklich glücklicherweise godi grandios grausam grauenhaft grün gründlich günstig haargenau haha hahaha
hahahaha haah hach hah hallihallo hammer hart hässlich häufig heftig heimlich heiß hell hehe hehehe hihi hopp hoppla hoffentlich höchst höchstens
höflich horror hui hungrig hurra hübsch ideal idealfall idiotisch immerhin indem indessen individuell infolge inklusive inkl insbesondere insofern
intensiv interessant international intolerant inwiefern irre irgend irgendeine irgendeinen irgendwer irgendwohin ja jaja jaha jau jawohl jawoll jedenfalls jeder jederzeit
jedes jedoch jeweils jepp jip joa joah jo jawohl joar jups jup juhu juchu jupp kaputt kalt kaum keineswegs keinesfalls keinerlei keiner keines klaro klasse
klug knapp komisch komplett kompliziert konkret korrekt korrekte kostbar krank krass kreativ kritisch krumm kühl künftig kürzlich langweilig längst
lässig laufend laut lecker leer leicht leise letztens letztlich letzte letzten letzter lieb liebend liebe lila links locker logisch logo los
lustig man manch manche manchen mächtig massiv mega mehrere mehreren mehrmals meist meistens menge mickrig mies mild minder minimal mitnichten mittler moderne
momentan morgendlich müde mutig müsste nachdem nachhaltig nachträglich nah nahe nanu nämlich nass natürlicherweise naja natur nagut nächstbeste neblig nebenan nebenbei
nervig nett neugierig neulich neuer neues neue neuen nichtraucher niedlich niemals niemand niemanden nirgends nirgendwo nochmals nötig notfalls notwendig nope nö nu
obwohl obgleich offensichtlich offenbar offiziell öfter öfters oft oha oho ohnehin oida okidoki okej okeydokey oki okey okee okayy optimal ordentlich original passé paar pardon paniert peinlich
perplex persönlich plötzlich pleite portionsweise positiv praktisch prächtig pressiert prima privat problemlos prompt provisorisch pünktlich pur quasi quer
rasch rar rechtzeitig rechts reichlich rein reserviert restlich richtige riesig rosa roh rückwärts rum rund rüber ruck sagenhaft samt sanft satt sauber sauer schade
scharf scheinbar scheiße scheiss schlau schlecht schlicht schlimm schmal schmutzig schnee schnellstmöglich schräg schrecklich schrittweise schuldig schwach schwanger schwer
schwierig schwupp schwül selber selbst selten seltsam seltsamerweise seriös servas servus sicherheitshalber sicherlich sobald sodass sodann sogar sogenannt sogleich solang solange somit
sonderbar sonnig sonstig sonstige soweit sowie sowieso sozusagen spannend spaß spektakulär speziell spezielle spitze spitzenmäßig spontan sporadisch stark statt steif stets still stimmt stinkt stolz stressig stramm
sympathisch süß tatsächlich tagsüber teils teuer teilweise tief tja todschick toll topp top total tragisch traumhaft traurig treu trocken trotz tschö tschau tschüssi tschüssikowski tschüs tschüß typisch übel
überall überfällig überfüllt überhaupt übrig üblich üblicherweise umgehend umsonst umständlich unangenehm unbedingt unbekannt unfassbar unfair ungern ungeduldig ungefähr ungemütlich ungewöhnlich
unglaublich unglücklich unhöflich unklar unmöglich unnötig unpassend unpünktlich unsinn unterdessen untereinander untertags unterwegs ursprünglich verärgert verdammt verfügbar vergeblich vergleichsweise
verheiratet verkehrt verletzt vernünftig verrückt verschieden verschiedene versehentlich verständlich verwandt verwirrt völlig voraussichtlich vorausgesetzt vorläufig vorletzte vormals
vorrangig vorsicht vorsichtig vorsorglich vorteilhaft vorübergehend vorzüglich wach wahnsinn wahnsinnig wahr wahrhaftig während währenddessen warm warum weh weich weiblich weiterhin weitere weiteren weiteres weiters weltklasse
wenigstens weshalb wetterbedingt weswegen wieso wieviel wieviele wild willkommen windig wirklicher wobei wodurch wofür woher wohin womit womöglich woran worauf woraus worüber worum wovon wozu wow wunderschön wundervoll würdig
wütend yeah yes yep yepp yip yo zack zart zeitig zeitlich zeitnah ziemlich zig zufällig zufolge zufrieden zukünftig zuletzt zuliebe zumal zumindest zunächst zurzeit zusagt zuständig zuvor zuverlässig zuwenig zuviel
advent adventszeit adventsfeier anonym vielmals tausendmal herzlich herzlichst herzlichsten bestens zigmal jederzeit sonst zweifellos zweitens zwischendrin zwischendurch zwecks
absage absprache adressen alter anfang angebot angebote anlage anreise ansprechpartner anruf anteil anzug appetit arbeitskollege arbeitskollegen arzt arzttermin aufenthalt aufzug auge augen ausflug ausgang auskunft ausnahme aussicht auto bahn bahnhof
barhocker bedienung begleitung bein bekannte bekannten beleuchtung bereich besteck bestand besuch besucher betreuer betrag betrieb betriebsfeier beschwerde bild bilder blick boden boot brille brot bruder brüder buffet bus büro cousin cousine couvert datum dauer
decke denkmal dessert dialekt ding dinge dings dorf drama durst ehemann ehefrau eingang einladung eis eltern empfehlung enkel enkelin enkelkind enkelkinder erfahrung ereignis etage euro fahrrad fahrt farbe fehler feierabend ferien fest fest feuer film finger firma fisch fleisch flasche flaschen form foto fotos
frauen freizeit friseur friseurtermin frist führung fuß gang gästen gastraum gebäude gefühl gegend geld gemüse genuss geräusch gerät geschäft geschäftsessen geschenk geschenke geschwister gesellschaft gesicht gespräch getränk getränke glas gläser glück grad großeltern großmutter großvater grund gulasch gutschein
haar haarschnitt halle hand hände handwerker haupt hauptgang hauptspeise haus heim hemd herren herrn hilfe himmel hitze hobby hochzeitstag hotel hotelzimmer hut idee imbiss insel internet jacke jahrestag jubiläum junggesellinnenabschied junge jungs kaffeetafel kamin kapazität karfreitag katze
kater keller kellnerin kerze kids kindergeburtstag kindern kino kirche klassentreffen klima kleid kleine kleinen kneipe knie koffer kollege kollegin kommunionfeier komfort konzert kopf kosten kraft krankheit kreditkarten krieg küche kumpel kumpels kunde kunden kundin lärm laden land leben licht liebling
liebsten liege link liste livemusik lokal luft lust mädels mädchen mahlzeit mama mami mamas mann männer markt maschine material meinung menschen messe messer mitarbeiter mitglieder mitternacht mode monat moment mund musik mutti mütter nachbar nachbarn nachbarin nachfrage nachspeise nachteil nachtisch name namens nase
neffe neuigkeit nichte notfall notiz nudel nudeln oma omi onkel opa opi ordnung orte öl paar packung papa papi papas partner partnerin party pause pech personal pferd pilz platte plan planung post preis preise produkt programm prozent prost punkt rad rand rauchen raucher reaktion regal regen regel reihe reifen reifenwechsel reise rentner
reservation reservierungsnummer rest ruhe rücken rückmeldung rückfrage rücksicht runde sache sachen saison salat salz schaden schatz scherz schiff schlange schlüssel schluck schluss schmerz schnee schokolade schuh schule schuld schuss schwager schwägerin schwester schwestern schwiegereltern schwiegermutter schwiegervater
seite seiten sekunde seminarraum senioren service sicht sitz sitzplatz sitzplätze sitzung sitzungen sofa sonderwunsch sonne sonnenschein sorge sorgen sorte soße spargel spaziergang spezialität spiegel spiel sport sprache stadt stamm stammtisch stammgast standort stätte stelle steuer stern stimme stimmung stock storno stornierungen straße
strecke strom stuhl stühle suppe system tagung tante tasche tasse taufessen taxi teil teller termin termine text thema tier tiere titel tod toilette ton tor torten tourist traum treffen trinkgeld tür typ übergabe umgebung umstand umzug unfall unterhaltung unterschied unterlagen urlaub ursache vati väter verein vereinsfeier verkehr verlobte verlobter
verlobung verpflegung versehen versicherung verständnis vertrag verwandte verwandten verwandtschaft verzeihung vetter video vorname vorschlag vorspeise vorteil wagen wahl wand wärme wasserhahn weile weise welt wert wette wirt wirtin wissen witz wort worte wohnung wunder wurst wut zahl zahlung zahn zahnarzt zeichen zeile zeug ziel ziffer zimmer
zug zusage zuschlag zustand zutat zutaten zweck zweitname zwiebel zwillinge ferienwohnung firmengruppe reisegruppe runde truppe rechnungsadresse webseite website homepage bewertung gutscheine lieferung lieferservice abholung parkhaus tiefgarage kinderkarte kinderteller spielplatz spielecke wickeltisch klimaanlage heizung heizstrahler sonnenschirm
oma's opa's ma'am bussi knutscher digga digger alder bro alter mate moizeit mahlzeit moinsen tagchen tachchen hallole gude grützi grüessech sali salü salut tschuldigung tschuldige sorry sorri sry verschrieben vertippt falschen unsicher zuviele zuwenige nachgezählt dazugerechnet mitgezählt verzählt verlesen autokorrektur
"""
