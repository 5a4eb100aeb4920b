"""The admin site of restaurant staff: stock admin under our name, theme, login and tenancy."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.template.response import SimpleTemplateResponse
from django.urls import NoReverseMatch, URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _

HOUSE_URLS = ("reservations.admin.urls", "messenger.admin.urls", "reservations.chat.urls")
"""Pages of one house, below /admin/h/<slug>/; each app brings its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailItem:
    """One place in the rail on the left."""

    name: str
    label: Any
    icon: str


RAIL = (
    RailItem(name="inbox", label=_("Inbox"), icon="chat"),
    RailItem(name="day", label=_("Day book"), icon="book"),
    RailItem(name="guests", label=_("Guests"), icon="people"),
    RailItem(name="house", label=_("House"), icon="gear"),
)


def _in_house_time(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Run and render a page in the time zone of its house (`remember_house` may change it midway)."""
    from businesses.tenant_admin import current_house  # noqa: PLC0415 -- the site is made before models load

    house = current_house(request)
    with timezone.override(house.zone if house else None):
        response = view()
        if isinstance(response, SimpleTemplateResponse):
            response.render()
    return response


class _HistoryOfNobodys(ModelAdmin[Any]):
    """The stock history page tells a missing row from a forbidden one; whoever may not look is not told."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)


class StammtischAdminSite(AdminSite):
    """Whoever has a role in a house comes in; what they see there is decided by TenantAdmin."""

    site_header = "Stammtisch"
    site_title = "Stammtisch"
    index_title = _("Your houses")
    enable_nav_sidebar = True

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """As always, and with a history page that keeps its secrets; apps that we did not write register too."""
        base = admin_class or ModelAdmin
        guarded = type(base.__name__, (_HistoryOfNobodys, base), {"__module__": base.__module__})
        super().register(model_or_iterable, guarded, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff with a current role, or an administrator of the installation."""
        from businesses.tenant_admin import reach_of  # noqa: PLC0415 -- the site is made before models load

        user = request.user
        if not (user.is_active and user.is_staff):
            return False
        reach = reach_of(request)
        return reach.everything or bool(reach.roles)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send everybody through allauth, which knows second factors; there is no other door."""
        wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
        if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
            wanted = reverse("admin:index")
        if not request.user.is_authenticated:
            query = urlencode({REDIRECT_FIELD_NAME: wanted})
            return redirect(f"{resolve_url(settings.LOGIN_URL)}?{query}")
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect(wanted)

    def admin_view(self, view: Callable[..., HttpResponseBase], cacheable: bool = False) -> Any:
        """Where a second factor is obligatory, staff set theirs up before they see anything."""

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if settings.MFA_REQUIRED_FOR_STAFF and not is_mfa_enabled(request.user):
                return redirect("mfa_activate_totp")
            return _in_house_time(request, partial(view, request, *args, **kwargs))

        guarded.__name__ = getattr(view, "__name__", "view")
        guarded.csrf_exempt = getattr(view, "csrf_exempt", False)  # type: ignore[attr-defined]
        return super().admin_view(guarded, cacheable)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Pages of a house, then the stock ones but `r/`, which tells whether any row exists."""
        houses = path("h/<slug:slug>/", include([path("", include(urls)) for urls in HOUSE_URLS]))
        stock = [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
        return [houses, *stock]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        context = super().each_context(request)
        if context["has_permission"]:
            context |= self._house_context(request)
        return context

    def _house_context(self, request: HttpRequest) -> dict[str, Any]:
        from businesses.tenant_admin import current_house, houses_of  # noqa: PLC0415 -- as above

        house = current_house(request)
        return {
            "house": house,
            "houses": houses_of(request),
            "rail": self._rail(request, house) if house else [],
        }

    def _rail(self, request: HttpRequest, house: Any) -> list[dict[str, Any]]:
        from messenger.queries import waiting_count  # noqa: PLC0415 -- as above

        match = request.resolver_match
        here = (match.url_name or "").partition("_")[0] if match else ""
        items = []
        for item in RAIL:
            try:
                address = reverse(f"admin:{item.name}", args=[house.slug])
            except NoReverseMatch:
                continue
            waiting = waiting_count(house) if item.name == "inbox" else 0
            is_here = here == item.name
            items.append({"item": item, "url": address, "here": is_here, "waiting": waiting})
        return items
