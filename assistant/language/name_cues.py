"""Words that announce a name, and words that belong to one."""

from assistant.language.spelling import fold, word_set

Cue = tuple[str, ...]


def _cues(rows: str) -> frozenset[Cue]:
    return frozenset(tuple(fold(row).split()) for row in rows.split("/"))


SURE = _cues(
    """
auf den namen/auf dem namen/auf namen/auf den name/unter dem namen/unter den namen/unter
namen/der name ist/name ist/name wäre/name :/name lautet/
"""
    """
mein name ist/namens/ich heiße/ich heisse/heiße/nachname ist/nachname
:/nachname/familienname/under the name of/under the name/under name/in the name of/
"""
    """
the name is/name is/my name is/my name's/my names/name's/name of/for the name/last name is/last
name/surname is/surname/on name/on the name/on behalf of/
"""
    """
name for the booking is/name for the reservation is/the name for the reservation is/known as/i
am called/i'm called/i go by/listed under/booked under/under/
"""
    """
call me/nennen sie mich/nennt mich/nenn mich/my first name is/is for the reservation is/name should be/name to/name as/it's under/its
under/on the name of/mein nachname ist/auf den namen von/im namen von/reservierung lief
über/aufn namen/auf'n namen/afn namen/aufm namen/auf'm namen/gebucht als/reserviert als/
booked as/reserved as/lief über meine freundin/lief über meinen freund
"""
)
"""Behind these a name may be written small, and may look like another word (May, Freitag)."""
FIRST = _cues(
    """
vorname ist/vorname :/mit vornamen/vorname/first name/first name is/first name :/my first name
is
"""
)
WEAK = _cues(
    """
auf/reservierung auf/tisch auf/reservierung/reservierung von/reservierung für/buchung/my
name/mein name/name/the name/this is/it's/its/it is/i am/i'm/ich bin/hier ist/hier spricht/das
ist/es ist/
"""
    """
reservation for/booking for/booked for/table for/for/it's for/its for/appointment for/i'm
with/danke/thanks/lg/vg/mfg/gruß/grüße/viele grüße/viele grüsse/liebe grüße/liebe
grüsse/freundliche grüße/freundlichen grüßen/freundliche grüsse/
"""
    """
freundlichen grüssen/herzliche grüße/beste grüße/schöne grüße/kind regards/best
regards/regards/best wishes/cheers/sincerely/yours sincerely/best/fam ./fam/familie/firma/fa
./fa/herr/frau/dr ./mr/mrs/ms/mr ./mrs ./miss/
"""
    """
grüße von/lg von/beste grüsse/booking under the/it should be/listed as/für/bei/reserved
for/reserved by/booked by/made by/party/behalf of/and/down as/put as/vermerkt als/eingetragen als/booking/reservation/
booking to/reservation to/name to/läuft auf
"""
)
CUE_STARTS = frozenset(cue[0] for cue in SURE | FIRST | WEAK)
LONGEST_CUE = 5
TITLES = word_set("dr prof mr mrs ms herr frau fam familie fa firma family princess sir von") - {
    "von"
}
PARTICLES = word_set("von van de der den zu zur vom di la le da del dos al bin ben mc mac el")
NEVER_WORDS = word_set("van di del della mac mc")
"""Particles that are no words of either language besides."""
NOT_BEFORE_NAME = word_set("""
restaurant called named in near at the a an zum zur im beim nach aus restaurants around by of
from serves to neighborhood area this that next am ist sind ein eine einen der die das den dem
food
""")  # fmt: skip
"""What stands before names of places rather than of diners."""
CONTACT_WORDS = word_set(
    "tel telefon handy mobil phone mobile nummer number mail email e nr unter erreichbar"
)
