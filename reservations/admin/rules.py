"""When and how tables are given out: policy, periods, turn times, closures."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from businesses.admin import BusinessAdmin
from businesses.tenant_admin import TenantAdmin, TenantForm, TenantStackedInline
from common import clock
from common.forms import (
    WEEKDAYS,
    ClockField,
    LocalizedField,
    WeekdaysField,
    after,
)
from common.forms import clock as time_of_day
from reservations.admin.effect import effect_of_refusing
from reservations.admin.guard import GuardedAdmin
from reservations.models import Closure, Policy, ServicePeriod, TurnTime

STEPS = [(minutes, minutes) for minutes in (15, 30, 45, 60, 90, 120)]
BUFFERS = [(minutes, minutes) for minutes in range(0, 121, 15)]


class PolicyForm(TenantForm):
    buffer_minutes = forms.TypedChoiceField(
        label=_("Minutes to reset a table"), coerce=int, choices=BUFFERS
    )

    def has_changed(self) -> bool:
        """A new house gets its policy even where every value stays as proposed."""
        return self.instance._state.adding or super().has_changed()


class ShowsEffectOfRefusing:
    """The last line of a policy, below the switch it tells of."""

    @admin.display(description=_("what refusing would have done"))
    def effect_of_refusing(self, obj: Policy | None) -> str:
        return effect_of_refusing(obj.pk if obj else None)


class PolicyInline(ShowsEffectOfRefusing, TenantStackedInline):
    """The policy on the page of its house."""

    model = Policy
    form = PolicyForm
    readonly_fields = ("effect_of_refusing",)
    can_delete = False
    extra = 1
    max_num = 1
    min_num = 1


BusinessAdmin.inlines = [*BusinessAdmin.inlines, PolicyInline]


@admin.register(Policy)
class PolicyAdmin(ShowsEffectOfRefusing, TenantAdmin):
    form = PolicyForm
    list_display = ("business", "max_party_size", "min_notice_minutes", "max_advance_days")

    def house_of(self, obj: Any) -> int | None:
        return int(obj.pk) if obj.pk else None

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("business", "effect_of_refusing") if obj else ("effect_of_refusing",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ServicePeriodForm(TenantForm):
    names = LocalizedField(label=_("Name"), max_length=60)
    weekdays = WeekdaysField(label=_("Weekdays"))
    opens = ClockField(label=_("First seating"))
    last_seating = ClockField(
        label=_("Last seating"),
        help_text=_("A time before the first seating is the next morning."),
    )
    must_end = ClockField(
        label=_("Everybody leaves by"),
        required=False,
        help_text=_("Empty: parties stay as long as their turn time."),
    )
    step_minutes = forms.TypedChoiceField(
        label=_("Minutes between starts"), coerce=int, choices=STEPS, initial=15
    )

    def clean(self) -> dict[str, Any] | None:
        values = self.cleaned_data
        if values.get("opens") is not None and values.get("last_seating") is not None:
            values["last_seating"] = after(values["opens"], values["last_seating"])
            if values.get("must_end") is not None:
                values["must_end"] = after(values["last_seating"] + 1, values["must_end"])
        return super().clean()


class TurnTimeForm(TenantForm):
    minutes = forms.TypedChoiceField(
        label=_("Minutes"), coerce=int, choices=[(m, m) for m in range(15, 721, 15)], initial=120
    )


class TurnTimeInline(TenantStackedInline):
    """Turn times that count only in this period."""

    model = TurnTime
    form = TurnTimeForm
    fields = (("up_to_party", "minutes"),)
    verbose_name_plural = _("turn times only in this period")


@admin.register(ServicePeriod)
class ServicePeriodAdmin(GuardedAdmin):
    form = ServicePeriodForm
    inlines = (TurnTimeInline,)
    list_display = ("__str__", "days", "hours", "business", "valid_from", "valid_to")
    list_filter = ("business",)
    fields = (
        "business",
        "names",
        "weekdays",
        ("opens", "last_seating", "must_end"),
        "step_minutes",
        ("min_party", "max_party"),
        ("pacing_covers", "pacing_parties"),
        ("valid_from", "valid_to"),
    )

    @admin.display(description=_("weekdays"))
    def days(self, obj: ServicePeriod) -> str:
        return ", ".join(str(name) for bit, name in WEEKDAYS if obj.weekdays & bit)

    @admin.display(description=_("seatings"), ordering="opens")
    def hours(self, obj: ServicePeriod) -> str:
        return f"{time_of_day(obj.opens)} – {time_of_day(obj.last_seating)}"

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Turn times of a period belong to its house."""
        for row in formset.save(commit=False):
            row.business_id = form.instance.business_id
            row.save()
        for gone in formset.deleted_objects:
            gone.delete()
        formset.save_m2m()


@admin.register(TurnTime)
class TurnTimeAdmin(TenantAdmin):
    form = TurnTimeForm
    list_display = ("up_to_party", "minutes", "period", "business")
    list_filter = ("business", "period")
    list_select_related = ("period", "business")


class ClosureForm(TenantForm):
    notes = LocalizedField(label=_("Told to diners"), required=False, max_length=200)


@admin.register(Closure)
class ClosureAdmin(GuardedAdmin):
    form = ClosureForm
    list_display = ("__str__", "when", "where", "online_only", "business")
    list_filter = ("business", "online_only")
    list_select_related = ("area", "table", "business")
    fieldsets = (
        (None, {"fields": ("business", "reason", "notes", "online_only")}),
        (_("Whole days"), {"fields": (("from_on", "to_on"),)}),
        (_("Or from one moment to another"), {"fields": (("starts_at", "ends_at"),)}),
        (_("Not the whole house"), {"fields": ("area", "table")}),
    )

    @admin.display(description=_("when"), ordering="from_on")
    def when(self, obj: Closure) -> str:
        if obj.from_on:
            return f"{obj.from_on:%d.%m.%Y} – {obj.to_on:%d.%m.%Y}"
        begin, end = timezone.localtime(obj.starts_at), timezone.localtime(obj.ends_at)
        return f"{begin:%d.%m.%Y %H:%M} – {end:%d.%m. %H:%M}"

    @admin.display(description=_("where"))
    def where(self, obj: Closure) -> str:
        return str(obj.table or obj.area or _("whole house"))

    def save_model(self, request: HttpRequest, obj: Closure, form: Any, change: bool) -> None:
        if not change:
            obj.created_at = clock.now()
        super().save_model(request, obj, form, change)
