"""Refusals of actions stand on the form that asked for them, with what could be had instead."""

from typing import Any

from django.http import HttpRequest

from businesses import tenant_admin
from common.errors import DomainError
from reservations.actions import searching_first
from reservations.admin.words import refusal_text


class RefusingAdmin(tenant_admin.RefusingAdmin):
    """Saving calls an action of reservations."""

    def refusal_text(self, refusal: DomainError) -> str:
        return refusal_text(refusal)


class SeatingAdmin(RefusingAdmin):
    """Saving gives out tables: they are searched for before the transaction in which Django saves."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        view = searching_first(super().changeform_view)
        return view(request, object_id, form_url, extra_context)
