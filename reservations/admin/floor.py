"""Areas, tables and combinations."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from businesses.tenant_admin import TenantAdmin, TenantForm
from common import clock
from common.forms import LocalizedField, WordsField
from reservations.actions import (
    PartyRange,
    combination_is_in_use,
    resize_combination,
    resize_table,
    table_is_in_use,
)
from reservations.admin.guard import GuardedAdmin
from reservations.admin.hands import by_of
from reservations.admin.refusing import RefusingAdmin
from reservations.models import Area, Table, TableCombination

SIZE = ("min_party", "max_party")


class AreaForm(TenantForm):
    names = LocalizedField(label=_("Name"), max_length=60)
    hints = LocalizedField(label=_("What it is like"), required=False, max_length=200)
    words = WordsField(
        label=_("Words diners use for it"),
        required=False,
        help_text=_("With commas: outside, garden, terrace"),
    )


@admin.register(Area)
class AreaAdmin(TenantAdmin):
    form = AreaForm
    list_display = ("__str__", "is_outdoor", "position", "business")
    list_filter = ("business",)
    search_fields = ("slug",)
    fields = ("business", "names", "slug", "hints", "words", "is_outdoor", "position")


class StandingFilter(admin.SimpleListFilter):
    """By default only what stands today or later; what was taken away is one click off."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("gone", _("No longer"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today = timezone.localtime(clock.now()).date()
        gone = queryset.filter(valid_to__lte=today)
        return gone if self.value() == "gone" else queryset.exclude(pk__in=gone)


class ResizingForm(TenantForm):
    """What is in use is not resized in place: a new size counts from a day, on a row of its own."""

    change_from = forms.DateField(
        label=_("New size counts from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_(
            "Needed when smallest or largest party change. Days before keep the old size."
        ),
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        day = self.cleaned_data.get("change_from")
        if self.resizes() and not day:
            text = _("From which day does the new size count?")
            self.add_error("change_from", ValidationError(text, code="required"))
        elif day and day < timezone.localtime(clock.now()).date():
            self.add_error("change_from", ValidationError(_("That day has passed."), code="past"))
        if self.resizes() and "tables" in self.changed_data:
            text = _("Please change size and tables one after the other.")
            self.add_error("tables", ValidationError(text, code="together"))
        return cleaned

    def resizes(self) -> bool:
        """Whether a row in use would be given another size."""
        return "change_from" in self.fields and bool(set(SIZE) & set(self.changed_data))

    def party_range(self) -> PartyRange:
        """The size asked for."""
        return PartyRange(
            smallest=self.cleaned_data["min_party"], largest=self.cleaned_data["max_party"]
        )


class ResizingAdmin(RefusingAdmin, GuardedAdmin):
    """Set-up of what parties sit at; a new size of something in use becomes a new row from a day."""

    form = ResizingForm

    def is_in_use(self, obj: Any) -> bool:
        raise NotImplementedError

    def resize(self, request: HttpRequest, obj: Any, form: ResizingForm) -> None:
        raise NotImplementedError

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = list(super().get_fields(request, obj))
        return [*fields, "change_from"] if obj and self.is_in_use(obj) else fields

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if not (obj and self.is_in_use(obj)):
            kwargs.setdefault("form", TenantForm)
        return super().get_form(request, obj, change, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Everything but the size is saved on the row itself."""
        if isinstance(form, ResizingForm) and form.resizes():
            obj.min_party, obj.max_party = form.initial["min_party"], form.initial["max_party"]
            super().save_model(request, obj, form, change)
            self.resize(request, obj, form)
        else:
            super().save_model(request, obj, form, change)


@admin.register(Table)
class TableAdmin(ResizingAdmin):
    list_display = ("name", "area", "seats", "online", "business", "valid_from", "valid_to")
    list_filter = ("business", "area", "online", StandingFilter)
    list_select_related = ("area", "business")
    search_fields = ("name",)
    fields = (
        "business",
        "area",
        "name",
        ("min_party", "max_party"),
        "online",
        "priority",
        "position",
        ("valid_from", "valid_to"),
    )

    @admin.display(description=_("guests"), ordering="max_party")
    def seats(self, obj: Table) -> str:
        return span(obj.min_party, obj.max_party)

    def is_in_use(self, obj: Table) -> bool:
        return table_is_in_use(obj)

    def resize(self, request: HttpRequest, obj: Table, form: ResizingForm) -> None:
        resize_table(
            business=obj.business,
            table_id=obj.pk,
            party_range=form.party_range(),
            first_day=form.cleaned_data["change_from"],
            by=by_of(request, obj.business),
        )


@admin.register(TableCombination)
class CombinationAdmin(ResizingAdmin):
    list_display = ("__str__", "seats", "business", "valid_from", "valid_to")
    list_filter = ("business", StandingFilter)
    fields = ("business", "tables", ("min_party", "max_party"), ("valid_from", "valid_to"))

    @admin.display(description=_("guests"), ordering="max_party")
    def seats(self, obj: TableCombination) -> str:
        return span(obj.min_party, obj.max_party)

    def get_queryset(self, request: HttpRequest) -> QuerySet[TableCombination]:
        return super().get_queryset(request).prefetch_related("tables")

    def is_in_use(self, obj: TableCombination) -> bool:
        return combination_is_in_use(obj)

    def resize(self, request: HttpRequest, obj: TableCombination, form: ResizingForm) -> None:
        resize_combination(
            business=obj.business,
            combination_id=obj.pk,
            party_range=form.party_range(),
            first_day=form.cleaned_data["change_from"],
            by=by_of(request, obj.business),
        )


def span(smallest: int, largest: int) -> str:
    """2–4, or 2 where both are the same."""
    return str(largest) if smallest == largest else f"{smallest}–{largest}"
