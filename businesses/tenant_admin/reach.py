"""What a signed-in member of staff may reach: the houses, and in which role."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from businesses.enums import Role
from businesses.models import Business, Membership

EVERYBODY = frozenset(Role.values)
MANAGERS = frozenset({Role.OWNER.value, Role.MANAGER.value})
OWNERS = frozenset({Role.OWNER.value})
NOBODY: frozenset[str] = frozenset()
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The houses of one user with their roles; `everything` is an administrator of the installation."""

    everything: bool
    roles: Mapping[int, str]

    def may(self, roles: Collection[str], business_id: int | None = None) -> bool:
        """Whether one of these roles is held in this house, or in any house when none is named."""
        if self.everything:
            return True
        if business_id is None:
            return any(role in roles for role in self.roles.values())
        return self.roles.get(business_id, "") in roles

    def houses(self, roles: Collection[str]) -> list[int]:
        """The houses in which one of these roles is held."""
        return [house for house, role in self.roles.items() if role in roles]

    def limit(self, queryset: QuerySet[M], path: str, roles: Collection[str]) -> QuerySet[M]:
        """Only those rows whose house (found along `path`) grants one of these roles."""
        if self.everything:
            return queryset
        return queryset.filter(**{f"{path}__in": self.houses(roles)})


def reach_of(request: HttpRequest) -> Reach:
    """The reach of this request's user, looked up once per request."""
    known: Reach | None = getattr(request, "_reach", None)
    if known is None:
        known = _look_up(request.user)
        request._reach = known  # type: ignore[attr-defined]  # noqa: SLF001 -- our own mark
    return known


def _look_up(user: Any) -> Reach:
    if not user.is_authenticated or not user.is_active:
        return Reach(everything=False, roles={})
    rows = Membership.objects.current().filter(user_id=user.pk, business__is_active=True)
    roles = dict(rows.values_list("business_id", "role"))
    return Reach(everything=user.is_superuser, roles=roles)


def houses_of(request: HttpRequest, roles: Collection[str] = EVERYBODY) -> QuerySet[Business]:
    """The houses that this request's user may work in, by name."""
    return reach_of(request).limit(Business.objects.order_by("name"), "pk", roles)


def house_or_404(request: HttpRequest, slug: str, roles: Collection[str] = EVERYBODY) -> Business:
    """The house of a page, or 404: foreign, missing and not-for-this-role look alike."""
    house = houses_of(request, roles).filter(slug=slug).first()
    if house is None:
        raise Http404
    remember_house(request, house)
    return house


def remember_house(request: HttpRequest, house: Business) -> None:
    """Keep the house at hand, so that the next page of the stock admin still shows it."""
    request._house = house  # type: ignore[attr-defined]  # noqa: SLF001 -- our own mark
    timezone.activate(house.zone)  # undone by the admin site after the page is rendered
    if request.session.get("house") != house.pk:
        request.session["house"] = house.pk


def current_house(request: HttpRequest) -> Business | None:
    """The house this page is about: named by the page, else the one last worked in, else the first."""
    named: Business | None = getattr(request, "_house", None)
    if named is None:
        last = request.session.get("house")
        houses = houses_of(request)
        named = (houses.filter(pk=last).first() if last else None) or houses.first()
        request._house = named  # type: ignore[attr-defined]  # noqa: SLF001 -- our own mark
    return named
