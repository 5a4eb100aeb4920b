"""Before a change of tables, hours or closures is kept, staff see which coming reservations it would strand."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from businesses.models import Business
from businesses.tenant_admin import TenantAdmin, houses_of
from reservations.admin.words import day_and_time, misfit_text
from reservations.queries import Stranded, misfits

CONFIRMED = "_strand"


class GuardedAdmin(TenantAdmin):
    """Saving and deleting are tried first: what they would strand is listed, and nothing is kept until confirmed.

    The trial is the real change, rolled back: what is listed is what would be, by the same rules.
    """

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        view = super().changeform_view
        return self._guarded(request, lambda: view(request, object_id, form_url, extra_context))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        view = super().delete_view
        return self._guarded(request, lambda: view(request, object_id, extra_context))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, str] | None = None
    ) -> Any:
        view = super().changelist_view
        return self._guarded(request, lambda: view(request, extra_context))

    def _guarded(self, request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
        if request.method != "POST" or CONFIRMED in request.POST:
            return view()
        houses = list(houses_of(request, self.change_roles))
        with transaction.atomic():
            before = {_key(each) for each in _stranded(houses)}
            response = view()
            if not isinstance(response, HttpResponseRedirect):
                return response
            lost = [each for each in _stranded(houses) if _key(each) not in before]
            if not lost:
                return response
            transaction.set_rollback(True)
        list(messages.get_messages(request))
        return self._ask(request, lost)

    def _ask(self, request: HttpRequest, lost: list[Stranded]) -> HttpResponse:
        title = ngettext(
            "%(count)d coming reservation would no longer fit",
            "%(count)d coming reservations would no longer fit",
            len(lost),
        ) % {"count": len(lost)}
        context = {
            **self.admin_site.each_context(request),
            "messages": (),  # that all is saved was true for a moment only
            "title": title,
            "opts": self.opts,
            "lost": [_told(each) for each in lost],
            "again": [
                (name, value)
                for name, values in request.POST.lists()
                if name != "csrfmiddlewaretoken"
                for value in values
            ],
            "confirmed": CONFIRMED,
            "back": request.get_full_path(),
        }
        return TemplateResponse(request, "desk/strands.html", context, status=409)


def _stranded(houses: Iterable[Business]) -> list[Stranded]:
    return [each for house in houses for each in misfits(house)]


def _key(each: Stranded) -> tuple[UUID, tuple[str, ...]]:
    return each.reservation_id, each.misfits


def _told(each: Stranded) -> dict[str, str]:
    return {
        "when": day_and_time(each.starts_at),
        "who": each.name or _("Guest without a name"),
        "size": str(each.party_size),
        "reference": each.reference,
        "why": ", ".join(misfit_text(misfit) for misfit in each.misfits),
    }
