"""What refusing would have done, told beside its switch."""

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reservations.models import RefusingEffect


def effect_of_refusing(business_id: int | None) -> str:
    """The figures of the latest evenings in a few sentences, or why there are none."""
    found = RefusingEffect.objects.filter(pk=business_id).first() if business_id else None
    if found is None:
        return _("Not reckoned yet. This happens in the background, once a week.")
    made = formats.date_format(timezone.localtime(found.made_at), "SHORT_DATE_FORMAT")
    if found.first_on is None or found.last_on is None:
        return _(
            "On %(made)s the house had too little history to tell: it takes more than three evenings."
        ) % {"made": made}
    figures = ngettext(
        "%(evenings)d evening (%(first)s) was played again with all requests that are known: "
        "%(without)d guests without refusing, %(with)d with it.",
        "%(evenings)d evenings (%(first)s to %(last)s) were played again with all requests that "
        "are known: %(without)d guests without refusing, %(with)d with it.",
        found.evenings,
    ) % {
        "evenings": found.evenings,
        "first": formats.date_format(found.first_on, "SHORT_DATE_FORMAT"),
        "last": formats.date_format(found.last_on, "SHORT_DATE_FORMAT"),
        "without": found.covers_without,
        "with": found.covers_with,
    }
    parties = ngettext(
        "It would have turned away %(count)d more party.",
        "It would have turned away %(count)d more parties.",
        found.turned_away,
    ) % {"count": found.turned_away}
    limits = _(
        "Who was told no and did not join the waitlist is not known and is missing on both sides; "
        "today's tables and rules were used. It is no promise for the evenings to come."
    )
    return f"{figures} {parties} {limits} ({made})"
