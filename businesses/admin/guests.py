"""The house's own record of the people who come."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from businesses.actions import merge_guests, same_contact, separate_guest
from businesses.models import Guest
from businesses.tenant_admin import EVERYBODY, MANAGERS, TenantAdmin, TenantForm
from common import clock
from common.errors import DomainError
from common.forms import WordsField
from common.text import whole_number

A_PAIR = 2


class GuestForm(TenantForm):
    tags = WordsField(
        label=_("Tags"), required=False, help_text=_("With commas: regular, window table")
    )


@admin.register(Guest)
class GuestAdmin(TenantAdmin):
    """Everybody at the door may write down what helps and who is the same person; only managers delete."""

    form = GuestForm
    change_roles = EVERYBODY
    list_display = ("name", "phone", "email", "tag_list", "business")
    list_filter = ("business",)
    search_fields = ("name", "phone", "email")
    fields = ("business", "name", "phone", "email", "tags", "notes")
    actions = ("treat_as_one",)

    @admin.display(description=_("tags"))
    def tag_list(self, obj: Guest) -> str:
        return ", ".join(obj.tags) or "–"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.fields, "same_person") if obj else self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*super().get_readonly_fields(request, obj), "same_person")

    @admin.display(description=_("same person"))
    def same_person(self, obj: Guest) -> SafeString:
        """Whom this record stands for, and who is perhaps the same: each with the button that changes it."""
        if obj.merged_into is not None:
            return _rows([(obj.merged_into, "_separate", obj.pk, _t("Keep apart again"))])
        known = [(each, "_separate", each.pk, _t("Keep apart again")) for each in obj.others.all()]
        perhaps = [
            (each, "_merge", each.pk, _t("Perhaps the same: treat as one"))
            for each in same_contact(obj)
        ]
        return _rows([*known, *perhaps]) or SafeString("–")

    def response_change(self, request: HttpRequest, obj: Guest) -> HttpResponse:
        """What was typed is kept, then the button does what it says; the page shows how to take it back."""
        other = whole_number(request.POST.get("_merge", ""))
        apart = whole_number(request.POST.get("_separate", ""))
        if other is None and apart is None:
            return super().response_change(request, obj)
        house = obj.business
        if other is not None:
            _try(request, lambda: merge_guests(business=house, keep_id=obj.pk, other_id=other))
        elif apart is not None:
            _try(request, lambda: separate_guest(business=house, guest_id=apart))
        return HttpResponseRedirect(request.path)

    @admin.action(description=_("Treat two guests as one person"))
    def treat_as_one(self, request: HttpRequest, queryset: Any) -> None:
        """The elder record stands for both; its page takes it back."""
        rows = list(self.changeable(request, queryset).order_by("created_at", "pk")[: A_PAIR + 1])
        if len(rows) != A_PAIR:
            messages.error(request, _t("Please tick two guests of one house."))
            return
        keep, other = rows
        _try(
            request,
            lambda: merge_guests(business=keep.business, keep_id=keep.pk, other_id=other.pk),
        )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, MANAGERS, obj)

    def save_model(self, request: HttpRequest, obj: Guest, form: Any, change: bool) -> None:
        if not change:
            obj.created_at = clock.now()
        super().save_model(request, obj, form, change)


def _rows(found: Iterable[tuple[Guest, str, int, str]]) -> SafeString:
    return format_html_join(
        "",
        '<p>{} <button class="button" name="{}" value="{}">{}</button></p>',
        ((_in_words(guest), name, value, label) for guest, name, value, label in found),
    )


def _in_words(guest: Guest) -> SafeString:
    contact = " · ".join(part for part in (guest.phone, guest.email) if part)
    return format_html("<b>{}</b> {}", guest.name, contact)


def _try(request: HttpRequest, action: Callable[[], Guest]) -> None:
    """Do it, or say why it cannot be done."""
    try:
        action()
    except DomainError as refusal:
        messages.error(request, str(refusal.detail))
    else:
        messages.success(request, _t("Done. The guest's page takes it back."))
