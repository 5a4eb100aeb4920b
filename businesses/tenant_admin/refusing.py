"""Refusals of actions stand on the form that asked for them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from businesses.tenant_admin.base import TenantAdmin
from common.errors import DomainError


class RefusingAdmin(TenantAdmin):
    """Saving calls an action; where it refuses, the form comes back with the reason on it."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError as refusal:
            return self._again(request, object_id, refusal)

    def _again(self, request: HttpRequest, object_id: str | None, refusal: DomainError) -> Any:
        request._refusal = refusal  # type: ignore[attr-defined]  # noqa: SLF001 -- our own mark
        return super().changeform_view(request, object_id)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        refusal: DomainError | None = getattr(request, "_refusal", None)
        return _refused(form, self.refusal_text(refusal), refusal.code) if refusal else form

    def refusal_text(self, refusal: DomainError) -> str:
        """What was refused and why."""
        return str(refusal.detail)


def _refused(form: type[forms.ModelForm[Any]], text: str, code: str) -> type[Any]:
    class Refused(form):  # type: ignore[misc,valid-type]  # the form of this page
        def clean(self) -> Any:
            cleaned = super().clean()
            self.add_error(None, ValidationError(text, code=code))
            return cleaned

    return Refused
