"""Ways to a house's chat: its QR code and short address, and the app a phone may put on its home screen."""

import io
from pathlib import Path

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from messenger.views.houses import house_or_404

ONE_HOUR = 3600
_WORKER = Path(settings.BASE_DIR) / "static" / "js" / "worker.js"


@require_safe
@cache_control(max_age=ONE_HOUR, public=True)
def qr(request: HttpRequest, slug: str) -> HttpResponse:
    """The address of the chat as a QR code (SVG), black on white."""
    house = house_or_404(slug)
    address = request.build_absolute_uri(reverse("messenger:chat", args=[house.slug]))
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", scale=8, border=4, light="#fff", xmldecl=False
    )
    return HttpResponse(out.getvalue(), content_type="image/svg+xml")


@require_safe
def qr_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A page to print and stand on the tables."""
    house = house_or_404(slug)
    address = request.build_absolute_uri(reverse("messenger:chat", args=[house.slug]))
    short = address.split("://", 1)[1].rstrip("/")
    context = {"house": house, "address": address, "short_address": short}
    return render(request, "start/qr.html", context)


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest, slug: str) -> HttpResponse:
    """The script that opens the chat without a network; it lives below the house, so that it serves no other page."""
    house_or_404(slug)
    return HttpResponse(_WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(max_age=ONE_HOUR, public=True)
def manifest(request: HttpRequest, slug: str) -> HttpResponse:
    """The web app manifest of a house."""
    house = house_or_404(slug)
    url = reverse("messenger:chat", args=[house.slug])
    body = {
        "id": url,
        "name": house.name,
        "short_name": house.name[:12],
        "start_url": url,
        "scope": url,
        "display": "standalone",
        "background_color": "#f1ece5",
        "theme_color": "#fffdfa",
        "icons": [{"src": static("mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(body, content_type="application/manifest+json")
