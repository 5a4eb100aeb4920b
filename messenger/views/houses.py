"""The start page: the houses of this installation, found by name, cuisine or place."""

import unicodedata
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from businesses.access import open_business
from businesses.models import Business
from common import clock
from common.errors import NotFound
from messenger.extensions import FreeTimes, house_facts
from messenger.views.legal import operator

LANGUAGES = (("de", "Deutsch"), ("en", "English"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A house as the start page shows it."""

    house: Business
    url: str
    line: str
    find: str
    is_found: bool
    free: FreeTimes | None


def house_or_404(slug: str) -> Business:
    """The house that diners may visit, or a page that says there is none."""
    try:
        return open_business(slug)
    except NotFound as exc:
        raise Http404 from exc


def with_lang(request: HttpRequest, url: str) -> str:
    """The address with the language this diner has asked for, so that it stays without a cookie."""
    lang = request.GET.get("lang", "")
    return f"{url}?lang={lang}" if lang in dict(LANGUAGES) else url


@require_safe
def start_page(request: HttpRequest) -> HttpResponse:
    """All houses that want to be found, with today's free times."""
    q = request.GET.get("q", "")[:80]
    lang, now, facts = get_language() or "de", clock.now(), house_facts()
    words = folded(q).split()
    houses = []
    for house in Business.objects.listed():
        line = "\u00a0· ".join(filter(None, [house.tagline_in(lang), house.city]))
        find = folded(f"{house.name} {line} {house.postcode} {house.street}")
        houses.append(
            Listed(
                house=house,
                url=with_lang(request, reverse("messenger:chat", args=[house.slug])),
                line=line,
                find=find,
                is_found=all(word in find for word in words),
                free=facts.free_today(house, now) if facts else None,
            )
        )
    return render(
        request,
        "start/page.html",
        {
            "houses": houses,
            "any_found": any(each.is_found for each in houses),
            "q": q,
            "languages": LANGUAGES,
            "lang": lang,
            "asked_lang": request.GET.get("lang", ""),
            "has_operator": operator() is not None,
            "pledges": [
                _("Nothing to install, no account to open"),
                _("No advertising, no fee, no tracking"),
                _("Nothing is stored until you write"),
            ],
        },
    )


def folded(text: str) -> str:
    """Small letters without accents, so that "kuche" finds "Küche" (static/js/lib/find.js does the same)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.lower().replace("ß", "ss")
