"""Who works where: roles per house, and the accounts behind them."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import password_validation
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from businesses.actions import LastOwner, NewAccount, add_member, change_role, end_membership
from businesses.models import Membership
from businesses.tenant_admin import MANAGERS, OWNERS, RefusingAdmin, TenantForm


class NewMemberForm(TenantForm):
    """A role for somebody who has an account already, or for somebody new."""

    username = forms.CharField(label=_("User name"), max_length=150)
    first_name = forms.CharField(label=_("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    password = forms.CharField(
        label=_("First password"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Only for a new account. An existing one keeps its own."),
    )

    class Meta:
        model = Membership
        fields = ("business", "role")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        name = self.cleaned_data.get("username")
        if name and not User.objects.filter(username=name).exists():
            self._check_password(self.cleaned_data.get("password", ""))
        return cleaned

    def _check_password(self, password: str) -> None:
        try:
            password_validation.validate_password(password)
        except ValidationError as weak:
            self.add_error("password", weak)


@admin.register(Membership)
class MembershipAdmin(RefusingAdmin):
    """Owners give and end roles; managers see who works with them."""

    view_roles = MANAGERS
    change_roles = OWNERS
    list_display = ("person", "role", "business", "created_at", "ended_at")
    list_filter = ("business", "role")
    search_fields = ("user__username", "user__first_name", "user__last_name")
    list_select_related = ("user", "business")
    actions = ("end",)

    @admin.display(description=_("member of staff"), ordering="user__username")
    def person(self, obj: Membership) -> str:
        return obj.user.get_full_name() or obj.user.get_username()

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs["form"] = NewMemberForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ("business", "role", "username", "first_name", "last_name", "password")
        return ("business", "person", "role", "ended_at")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("business", "person", "ended_at") if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A role ends; that it was held stays on record."""
        return False

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        if change:
            change_role(membership=obj, role=obj.role)
            return
        values = form.cleaned_data
        made = add_member(
            house=values["business"],
            role=values["role"],
            account=NewAccount(
                username=values["username"],
                first_name=values["first_name"],
                last_name=values["last_name"],
                password=values["password"],
            ),
        )
        obj.pk, obj.user, obj.created_at = made.pk, made.user, made.created_at

    @admin.action(description=_("End the selected roles"))
    def end(self, request: HttpRequest, queryset: Any) -> None:
        rows = self.changeable(request, queryset).filter(ended_at=None)
        for membership in rows:
            try:
                end_membership(membership=membership)
            except LastOwner as refusal:
                self.message_user(request, str(refusal.detail), messages.ERROR)


@admin.register(User)
class StaffAdmin(UserAdmin):  # type: ignore[type-arg]  # generic only in the stubs
    """Accounts as such are for administrators of the installation; houses deal in roles."""

    list_display = ("username", "first_name", "last_name", "is_superuser", "is_active")
    list_filter = ("is_superuser", "is_active")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    filter_horizontal = ()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._administers(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._administers(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._administers(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._administers(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._administers(request)

    def _administers(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)
