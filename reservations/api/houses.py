"""GET businesses/: the houses as diners and integrators see them, open to everybody."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Prefetch
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from businesses.api.base import ApiView, PageQuery, page_response
from businesses.models import Business, BusinessQuerySet
from common.errors import NotFound
from common.pagination import SortKey
from reservations.models import Area, Policy

SLOT_MINUTES: Final = 15
BY_SLUG: Final = (SortKey(field="slug", parse=str),)


class AreaOut(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField(help_text="In the language of Accept-Language.")


class HouseOut(serializers.Serializer[Any]):
    """A restaurant: the tenant."""

    slug = serializers.CharField()
    name = serializers.CharField()
    timezone = serializers.CharField(help_text="IANA name, such as Europe/Berlin.")
    city = serializers.CharField()
    address = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField())
    areas = AreaOut(many=True)
    max_party_size = serializers.IntegerField(help_text="Largest party that can reserve online.")
    slot_minutes = serializers.IntegerField(help_text="The grid of starts, always 15.")
    chat_url = serializers.CharField(help_text="Where a diner writes to the house.")


class HousePageOut(serializers.Serializer[Any]):
    results = HouseOut(many=True)
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)


class HouseQuery(PageQuery):
    """The parameters of the list of houses."""


def houses_with_floor() -> BusinessQuerySet:
    """Houses in operation with what their description needs, in two queries."""
    areas = Prefetch("areas", Area.objects.order_by("position", "slug"))
    found: BusinessQuerySet = Business.objects.filter(is_active=True)
    return found.select_related("policy").prefetch_related(areas)


def show_house(business: Business, request: Request) -> dict[str, Any]:
    """The house as interfaces speak of it."""
    lang = get_language() or "de"
    policy = getattr(business, "policy", None) or Policy(business=business)
    return {
        "slug": business.slug,
        "name": business.name,
        "timezone": business.timezone,
        "city": business.city,
        "address": address_of(business),
        "languages": business.languages or ["de", "en"],
        "areas": [{"slug": a.slug, "name": a.name_in(lang)} for a in business.areas.all()],
        "max_party_size": policy.max_party_size,
        "slot_minutes": SLOT_MINUTES,
        "chat_url": request.build_absolute_uri(f"/{business.slug}/"),
    }


def address_of(business: Business) -> str:
    """Street, postcode and city in one line, as far as they are known."""
    place = f"{business.postcode} {business.city}".strip()
    return ", ".join(part for part in (business.street, place) if part)


class HousesView(ApiView):
    """All houses that want to be found."""

    @extend_schema(
        operation_id="list_businesses",
        summary="List houses",
        parameters=[HouseQuery],
        responses=HousePageOut,
        tags=["businesses"],
    )
    def get(self, request: Request) -> Response:
        def show(rows: Sequence[Business]) -> list[dict[str, Any]]:
            return [show_house(row, request) for row in rows]

        query = self.query(HouseQuery)
        listed = houses_with_floor().listed()
        return page_response(self, listed, BY_SLUG, query=query, show=show)


class OneHouseView(ApiView):
    """One house."""

    @extend_schema(
        operation_id="read_business",
        summary="Read a house",
        responses=HouseOut,
        tags=["businesses"],
    )
    def get(self, request: Request, slug: str) -> Response:
        business = houses_with_floor().filter(slug=slug).first()
        if business is None:
            raise NotFound
        return Response(show_house(business, request))
