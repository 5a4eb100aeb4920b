"""Imprint and privacy, of each house and of the installation."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from businesses.access import open_business
from businesses.enums import Topic
from businesses.models import Business, HouseText
from common.errors import NotFound
from common.localized import localized


def house_texts(house: Business, topic: Topic) -> list[str]:
    """What the house says on this topic, in the language of the page."""
    lang = get_language() or "de"
    rows = HouseText.objects.filter(business=house, topic=topic)
    return [text for row in rows if (text := localized(row.body, lang))]


def operator() -> list[str] | None:
    """Who runs this installation, in lines; None where nobody has said so (environment OPERATOR)."""
    lines = [line.strip() for line in str(getattr(settings, "OPERATOR", "")).split("|")]
    return [line for line in lines if line] or None


@require_safe
def imprint(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is behind this house."""
    house = _house(slug)
    return render(
        request,
        "legal/imprint.html",
        {
            "house": house,
            "heading": _("Imprint"),
            "name": house.name,
            "address": [house.street, f"{house.postcode} {house.city}".strip()],
            "phone": house.phone,
            "email": house.email,
            "own_text": house_texts(house, Topic.IMPRINT),
        },
    )


@require_safe
def privacy(request: HttpRequest, slug: str) -> HttpResponse:
    """What the house stores of a diner, and from when on."""
    house = _house(slug)
    context = {
        "house": house,
        "heading": _("Privacy"),
        "own_text": house_texts(house, Topic.PRIVACY),
    }
    return render(request, "legal/privacy.html", context)


@require_safe
def site_privacy(request: HttpRequest) -> HttpResponse:
    """What the installation itself stores: nothing."""
    return render(request, "legal/privacy.html", {"heading": _("Privacy"), "house": None})


@require_safe
def site_imprint(request: HttpRequest) -> HttpResponse:
    """Who runs this installation."""
    lines = operator()
    if lines is None:
        raise Http404
    context = {"heading": _("Imprint"), "house": None, "name": lines[0], "address": lines[1:]}
    return render(request, "legal/imprint.html", context)


def _house(slug: str) -> Business:
    try:
        return open_business(slug)
    except NotFound as exc:
        raise Http404 from exc
