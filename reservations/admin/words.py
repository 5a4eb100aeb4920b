"""Short words for times and refusals, as staff read them."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from common.errors import DomainError
from reservations.queries import Misfit


def time_of(instant: dt.datetime) -> str:
    """19:30, in the house's time."""
    return f"{timezone.localtime(instant):%H:%M}"


def day_and_time(instant: dt.datetime) -> str:
    """Fri, 27 November, 19:30."""
    return f"{day_name(timezone.localtime(instant).date())}, {time_of(instant)}"


def day_name(date: dt.date) -> str:
    """The weekday, short, and the date without its year."""
    # Translators: Django's date format for a weekday, day and month without a year.
    return date_format(date, _("D, j F"))


def misfit_text(misfit: Misfit) -> str:
    """Why a reservation no longer fits."""
    texts = {
        Misfit.TABLE_GONE: _("its table is gone"),
        Misfit.PARTY_RANGE: _("the table no longer suits the party"),
        Misfit.AREA_LOST: _("not in the area that was promised"),
        Misfit.HOURS: _("outside of the seating times"),
        Misfit.CLOSED: _("closed at that time"),
    }
    return texts[misfit]


def refusal_text(refusal: DomainError) -> str:
    """What was refused and why, with what could be had instead."""
    text = str(refusal.detail)
    for error in refusal.errors:
        text = f"{text} {error.detail}" if text != error.detail else text
    offers = getattr(refusal, "alternatives", ())
    if offers:
        times = ", ".join(dict.fromkeys(time_of(offer.starts_at) for offer in offers))
        text = f"{text} {_('Free would be: %(times)s.') % {'times': times}}"
    return text
