"""Words that are not names when they stand alone in a message to a restaurant."""

from assistant.language.dialect import COMMON as DIALECT
from assistant.language.spelling import spellings

_GERMAN = """
omas opas papas mamas muttis vatis
aber ab abend abends abendessen abgesagt absagen abbrechen ach acht achte alle alles allein
alleine als also alt am an andere anderen anderer anderes andern ändern änderung anfrage
angenehm anrufen ans april arbeit auch auf aufs aus außen außerdem äh ähm baby bald bar
barrierefrei basst beide beiden beim bei bekommen benötige benötigen bereits besser bestätigen
bestätigt bestätigung besten bestens bestellen bin bis bisschen bitte bleiben bleibt brauche
brauchen bräuchte bräuchten bringen brunch buche buchen buchung ca circa da dabei dafür dahin
damen damit danach danke dank dann daran darf das dass dauern davon davor dazu dein deine dem
den denn der deren des deshalb dich die dienstag dieser diese diesen dieses dir direkt doch
donnerstag dort draußen drei drin drinnen dritte du durch dürfen echt egal eher eigentlich ein
eine einem einen einer eines einfach einmal eins einverstanden einzige elf empfehlen ende
entfernt entschuldigung er erst erstmal erste ersten erwachsene es essen etwa etwas euch euer
eure euren eurer fällt falls familie fast feier feiern fein fenster finden frage fragen frau
freitag freuen freund freundin freunde früh früher frühstück fünf fünfte für fürs ganz ganze
garten gäste gäbe geben geburtstag geehrte gehe gehen geht genau genug gern gerne geschlossen
gestern gibt gibts ging ginge glaub glaube gleich gleiche gleichen gnädige gott grüezi grüß
grüße gruppe gut gute guten gutes hab habe haben habt hallo halb halbe halt handy hat hatte
hatten hätte hätten hättet hi hier hinten hm hmm hoch hochstuhl hochstühle hoffe hund hunde
hunger ich ihm ihn ihnen ihr ihre ihren ihrem im immer in indes innen ins insgesamt irgendwann
irgendwas irgendwie ist ja januar jap je jede jeden jemand jemandem jemanden jene jep jetzt jo
juli juni kann kannst karte kein keine keinen kind kinder kinderstuhl kinderwagen klappt klar
klasse klingt kollegen komme kommen kommt kommend kommenden konnte können könnt könnte könnten
könnten kurz lang lange langsam lass lassen laut leider leute lieber lieb liebe lieben los mach
machbar mache machen macht mai mal man manchmal märz mehr mein meine meinem meinen meiner meint
meinte menschen menü mich mindestens mir mit mittag mittags mittagessen mitte mittwoch möchte
möchten möglich möglichst moin moment montag morgen morgens mutter muss müssen müsste müssten na
nach nachmittag nachmittags nachricht nächste nächsten nächster nacht name namen natürlich ne
nee neben nehme nehmen nehm nein neu neun nicht nichts nie noch nochmal nö nördlich normal
november nun nur nummer ob oder offen ohne ok okay oktober ort ostern parken parkplatz
parkplätze passt passen passend perfekt per pers person personen platz plätze plus prima probe
problem pro punkt quasi raus rechnung recht reicht reservieren reserviert reservierung
reservierungen restaurant richtig rollstuhl rufen ruhig ruhigen ruhiger sa sagen sagte samstag
schade schatten schattig schau schauen schick schlecht schnell schon schön schöne schönen
schwester sechs sehen sehr sei seid sein seit seitdem september servus sich sicher sie sieben
siebte sind so sofort sohn solche soll sollen sollte sollten sommer sonntag sonst sorry später
spätestens spät speisekarte spontan statt stimmt stornieren stornierung stück stunde stunden
super supi suche suchen tag tage tagen tages telefon telefonnummer tel terrasse tisch tische
tischreservierung tochter toll trotzdem tschüss tschau tun tut über übermorgen übrigens
überhaupt uhr uhrzeit um umbuchen und ungefähr unser unsere unserem unseren unserer uns unten
unter usw vater vegan vegetarisch vergessen vergiss verschieben viel viele vielen vielleicht
vier viert vierte viertel voll vom von vor vorbei vorne vorher vorgestern vormittag wär wäre
wären wann war waren warten was wasser wegen weg weil wein weit weiter welche welchen welcher
wem wen wenig weniger wenn wer werde werden wetter wichtig wie wieder wiedersehen will willst
windgeschützt wir wird wirklich wo woche wochen wochenende wohl wollen wollt wollte wollten
worden wunderbar wunsch wünsche wünschen würd würde würden wurde zahlen zehn zeit zeitpunkt
zeiten ziemlich zu zuerst zum zur zurück zusammen zusätzlich zwar zwei zweit zweite zwischen
zwölf alternativ nix rest reserviere resi bot mensch menschen mitarbeiter chef kellner brandneu
buchungen beginn start ca umgebucht verspätung verspäten stau später bissl gell eh ned net nit
nimmer scho heit heut heute hoid ma mia wia wos hod san griaß griass pfiat eich enk leit mal mei
do des dort hob vermutlich wahrscheinlich natürlich selbstverständlich gratis kostenlos quatsch
mist ups upps stopp halbzeit email mail adresse anschrift öffnungszeiten geöffnet feiertag
silvester weihnachten ostersonntag muttertag valentinstag neujahr heiligabend pfingsten taufe
hochzeit kommunion konfirmation firmung geburtstagsfeier weihnachtsfeier firmenfeier firmenessen
mittagstisch biergarten stube gaststube wintergarten balkon hof innenhof lounge saal nebenraum
bistro nachher mittlerweile inzwischen drinne innenraum außenbereich theke tresen ecke eck
eckchen platzerl kuchen torte kerzen blumen allergie allergien nüsse nussallergie glutenfrei
laktosefrei laktoseintoleranz vegetarier vegetarierin veganer veganerin sekt überraschung
schieben sondern hauptsache personenanzahl daheim zuhause falsch geschrieben radtour
doppelzimmer nah egal gebucht lief umbuchen zäme sali speisen sitzen stehen anzahl bescheid
schaffen schaffens info infos kontakt lg vg mfg anbei betreff sehr geehrtes team guten schönes
rückruf vorab hiermit sandte hinweis leckeres lecker kaffee tee bier pizza schnitzel gericht
gerichte essen trinken bezahlen bar ec kreditkarte idealerweise vorzugsweise
"""
_ENGLISH = """
a able about above actually adult adults after afternoon again ago ahead all allergic allergy
almost alone along already alright also although always am amazing an and another any anyone
anything anyway anywhere are area around as ask at available availability away awesome baby back
bad bar be because been before being best better between big bill birthday bit book booked
booking bookings both breakfast bring brilliant brunch business busy but by bye call can cancel
cancelled canceled cancellation cannot cant celebrate celebrating center central centre chair
chairs change changed changing chance cheap check child children choose city close come coming
confirm confirmation confirmed could couple ideally preferably course current currently customer date daughter day
days definitely delay deposit details did didnt different dinner dinners do does doesnt dog dogs
doing done dont down drink drinks during each earlier early eat eating either else email
emergency end enough entire eve evening event ever every everyone everything exactly excellent
expect extra family far fast favorite few find fine finish first flexible follow food for forget
forgot free friday friend friends from front full further game garden get getting girlfriend
give glad go god going gone gonna good got great group guess guest guests guys had half hall
happy has have havent having he heard hello help her here hey hi high him his hold hope
hopefully hour hours house how however hungry husband i id idea if ill im immediately important
in included indoor indoors info information inside instead into is isnt it its ive january join
july june just keep kid kids kind kinda kitchen know large last late later latest least leave
left less let lets like little location lol long look looking lot love lovely lunch made make
making manager many march maximum may maybe me mean meant meal meeting member members menu met
midday middle midnight might mind mine minute minutes mistake moment monday money month months
more morning most mother move moved moving much must my myself name named near nearby need
needed needs never new next nice night no noon nope normal not note nothing november now number
o'clock o occasion october of off offer office oh ok okay old on once one ones online only oops
open opening option options or order other others our ours out outdoor outdoors outside over
overnight own paid parents park parking part party patio pay people per perfect perhaps person
persons phone place places plan planning please plus pls plz point possible possibly prefer
preferably prefered pretty previous price private probably problem push put queue quick quickly
quiet quite rather ready real really reason recent regarding regular reply request reschedule
reservation reservations reserve reserved reserving rest restaurant right room rooms running
same saturday say says seat seated seating seats second see seems send september service set
seven several shall she should shift shop show sick side similar simple since single sir sister
sit sitting six size small smaller so some somebody someone something sometime somewhere son
soon sorry sort sound sounds space speak special spend spot spots staff start started starting
station stay still stop stuck sunday sundays super suppose sure surprise switch table tables
take taken taking talk team tell terrace than thank thanks that thats the their them then there
theres these they thing things think third this those though thought three thursday tickets till
time times to today together told tomorrow tonight too total touch town traffic train tried trip
true try trying tuesday turn two type u under unfortunately until up upcoming update updated
upon us use used usual usually vegan vegetarian very via view visit wait waiting waitlist wanna
want wanted wants was wasnt way we wednesday week weekend weeks welcome well were what whats
when whenever where whether which while who whole why wife will window wine wish with within
without wonder wondering wont work working works would wouldnt wow wrong yea yeah year years yep
yes yesterday yet you your yours yup ya please reserve cheers regards kindly dear hiya morning
tmrw tmr ppl pax ish circa reserv correct incorrect spelled spelling change booking's couldn't
don't can't won't i'd i'll i'm i've it's umm um past goodbye apologies highchair highchairs
coworkers workers co silly crazy generations sake slot smalls fuck shit wtf thirty racist
english asian american indian italian chinese french german spanish greek thai turkish japanese
food cuisine neighborhood sane dry nah tennis court sunny rainy raining falls fully birthday
party let's that's there's they're they've we'd we'll we're we've what's where's who's you'd
you'll you're isn't aren't wasn't weren't doesn't didn't hasn't haven't wouldn't shouldn't how's
here's o'clock he's she's valentine's mother's father's year's new
"""

COMMON: frozenset[str] = frozenset(
    form for word in (_GERMAN + _ENGLISH + DIALECT).split() for form in spellings(word)
)
"""Folded; whatever is here is no name unless a cue says so and it is written large."""
