"""The house at a glance: what is set up, what is still missing, and where to change it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from businesses.models import ApiKey, Business, Guest, HouseText, Membership, TeamHours
from businesses.tenant_admin import house_or_404
from reservations.models import Area, Closure, ServicePeriod, Table, TableCombination, TurnTime


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One kind of rows of the house: how many there are, where they stand, how to add one."""

    label: str
    count: int
    url: str
    add_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of setting up; done when everything it needs is there."""

    title: Any
    hint: Any
    done: bool
    places: tuple[Place, ...]


def house_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The steps of setting up this house, with what is there so far."""
    house = house_or_404(request, slug)
    context = {
        **admin.site.each_context(request),
        "title": house.name,
        "steps": _steps(request, house),
        "profile_url": reverse("admin:businesses_business_change", args=[house.pk]),
        "policy_url": reverse("admin:reservations_policy_change", args=[house.pk]),
    }
    return TemplateResponse(request, "desk/house.html", context)


def guest_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The guests of this house."""
    house = house_or_404(request, slug)
    return redirect(_list_url(Guest, house))


def _steps(request: HttpRequest, house: Business) -> list[Step]:
    def places(*models: type[Model]) -> tuple[Place, ...]:
        found = (_place(request, house, model) for model in models)
        return tuple(place for place in found if place)

    rooms = places(Area, Table, TableCombination)
    times = places(ServicePeriod, TurnTime, Closure, TeamHours)
    return [
        Step(
            title=_("Rooms and tables"),
            hint=_("Names, smallest and largest party"),
            done=bool(rooms) and all(place.count for place in rooms[:2]),
            places=rooms,
        ),
        Step(
            title=_("Times"),
            hint=_("Opening, length of stay, closures"),
            done=bool(times) and bool(times[0].count),
            places=times,
        ),
        Step(
            title=_("Words"),
            hint=_("What the assistant answers from"),
            done=house.texts.exists(),
            places=places(HouseText, Guest),
        ),
        Step(
            title=_("Team and programs"),
            hint=_("Who works here, which programs may reserve"),
            done=house.memberships.exists(),
            places=places(Membership, ApiKey),
        ),
    ]


def _place(request: HttpRequest, house: Business, model: type[Model]) -> Place | None:
    page = admin.site.get_model_admin(model)
    if not page.has_module_permission(request):
        return None
    rows = page.get_queryset(request).filter(business=house)
    add = reverse(_name(model, "add")) if page.has_add_permission(request) else None
    return Place(
        label=str(model._meta.verbose_name_plural),
        count=rows.count(),
        url=_list_url(model, house),
        add_url=f"{add}?business={house.pk}" if add else None,
    )


def _list_url(model: type[Model], house: Business) -> str:
    return f"{reverse(_name(model, 'changelist'))}?business__id__exact={house.pk}"


def _name(model: type[Model], what: str) -> str:
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_{what}"
