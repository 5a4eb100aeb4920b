"""Keys for integrators: shown once, revoked for good."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from businesses.actions import create_api_key, revoke_api_key
from businesses.enums import Scope
from businesses.models import ApiKey
from businesses.tenant_admin import OWNERS, TenantAdmin, TenantForm

SEEN = ("begins", "created_at", "last_used_at", "revoked_at")


class ApiKeyForm(TenantForm):
    scopes = forms.MultipleChoiceField(
        label=_("Allowed to"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )


@admin.register(ApiKey)
class ApiKeyAdmin(TenantAdmin):
    """Only owners see keys, and nobody sees a key twice."""

    form = ApiKeyForm
    view_roles = OWNERS
    change_roles = OWNERS
    list_display = ("name", "begins", "business", "scope_list", "last_used_at", "revoked_at")
    list_filter = ("business",)
    actions = ("revoke",)

    @admin.display(description=_("key"))
    def begins(self, obj: ApiKey) -> str:
        return f"{obj.prefix}…"

    @admin.display(description=_("allowed to"))
    def scope_list(self, obj: ApiKey) -> str:
        names = dict(Scope.choices)
        return ", ".join(str(names.get(scope, scope)) for scope in obj.scopes)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("business", *SEEN) if obj else ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("business", "name", "scopes", "expires_at", *(SEEN if obj else ()))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Revoked keys stay, so that what they did can be told."""
        return False

    def save_model(self, request: HttpRequest, obj: ApiKey, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        issued = create_api_key(
            business=obj.business, name=obj.name, scopes=obj.scopes, expires_at=obj.expires_at
        )
        obj.pk, obj.prefix = issued.api_key.pk, issued.api_key.prefix
        request._issued_secret = issued.secret  # type: ignore[attr-defined]  # noqa: SLF001 -- for the answer only

    def response_add(
        self, request: HttpRequest, obj: ApiKey, post_url_continue: str | None = None
    ) -> HttpResponse:
        """The one time the key is seen: in the answer itself, kept nowhere."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Your new key"),
            "opts": self.opts,
            "key": obj,
            "secret": request._issued_secret,  # type: ignore[attr-defined]  # noqa: SLF001 -- set above
        }
        response = TemplateResponse(request, "desk/key_issued.html", context)
        response["Cache-Control"] = "no-store"
        return response

    @admin.action(description=_("Revoke the selected keys"))
    def revoke(self, request: HttpRequest, queryset: Any) -> None:
        for key in self.changeable(request, queryset).filter(revoked_at=None):
            revoke_api_key(api_key=key)
