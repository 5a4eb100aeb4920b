"""Finding a guest while the phone is at the ear."""

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from businesses.models import Guest
from businesses.tenant_admin import house_or_404

SHOWN = 6
SHORTEST = 2


def find(request: HttpRequest, slug: str) -> JsonResponse:
    """The house's guests whose name or number contains what was typed."""
    house = house_or_404(request, slug)
    asked = request.GET.get("q", "").strip()[:60]
    rows = _matching(house.pk, asked) if len(asked) >= SHORTEST else []
    guests = [
        {
            "id": str(row.pk),
            "name": row.name,
            "phone": row.phone,
            "hint": " · ".join(filter(None, [row.phone, *row.tags])) or _("no number yet"),
        }
        for row in rows
    ]
    return JsonResponse({"guests": guests})


def _matching(house: int, asked: str) -> list[Guest]:
    digits = "".join(char for char in asked if char.isdecimal()).lstrip("0")
    wanted = Q(name__icontains=asked)
    if len(digits) > SHORTEST:
        wanted |= Q(phone__contains=digits)
    rows = Guest.objects.filter(wanted, business_id=house, merged_into=None)
    return list(rows.order_by("name")[:SHOWN])
