"""The house itself: profile, texts, and when people answer."""

import zoneinfo
from typing import Any

import phonenumbers
from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from businesses.actions import open_house
from businesses.models import Business, HouseText, TeamHours
from businesses.tenant_admin import OWNERS, TenantAdmin, TenantForm
from common.forms import LANGUAGES, ClockField, LocalizedField, after, clock

ZONES = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone)
WEEKDAY_NAMES = [
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
]


class BusinessForm(forms.ModelForm[Business]):
    """Profile of a house in people's terms."""

    tagline = LocalizedField(label=_("One line about the house"), required=False, max_length=160)
    timezone = forms.ChoiceField(label=_("Time zone"), choices=[(zone, zone) for zone in ZONES])
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        initial=["de", "en"],
    )

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()

    def clean(self) -> dict[str, Any] | None:
        """Diners tap the number to call: it is stored as any phone dials it."""
        cleaned = super().clean()
        written = str(self.cleaned_data.get("phone") or "")
        if written:
            dialled = _dialled(written, str(self.cleaned_data.get("country") or ""))
            if dialled:
                self.cleaned_data["phone"] = dialled
            else:
                self.add_error("phone", _("This is not a phone number."))
        return cleaned


def _dialled(phone: str, country: str) -> str:
    """The number with its country code, or '' when it cannot be one."""
    try:
        number = phonenumbers.parse(phone, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


@admin.register(Business)
class BusinessAdmin(TenantAdmin):
    """A house. Owners may open another one and then own it; houses are closed by a superuser, not deleted."""

    business_path = "pk"
    form = BusinessForm
    list_display = ("name", "city", "assistant_enabled", "is_listed", "is_active")
    search_fields = ("name", "slug", "city")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "slug", "tagline")}),
        (_("How it looks"), {"fields": ("colour", "sign", "languages")}),
        (
            _("Where it is"),
            {
                "fields": (
                    "street",
                    ("postcode", "city"),
                    "country",
                    "timezone",
                    "phone",
                    "email",
                    "website",
                )
            },
        ),
        (_("In the chat"), {"fields": ("assistant_enabled", "is_listed", "is_active")}),
    )

    def house_of(self, obj: Model) -> int | None:
        return int(obj.pk) if obj.pk else None

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.reach(request).may(OWNERS)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.reach(request).everything

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Links and QR codes carry the short name, so it stays.

        A house out of operation is there for nobody, its owner neither: whoever runs the installation closes it.
        """
        fixed = ("slug",) if obj else ()
        return fixed if self.reach(request).everything else (*fixed, "is_active")

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def save_model(self, request: HttpRequest, obj: Business, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            open_house(house=obj, owner=request.user)  # type: ignore[arg-type]  # staff are signed in


class HouseTextForm(TenantForm):
    body = LocalizedField(label=_("Text"), rows=4)


@admin.register(HouseText)
class HouseTextAdmin(TenantAdmin):
    """What the assistant answers from."""

    form = HouseTextForm
    list_display = ("topic", "business", "beginning", "position")
    list_filter = ("business", "topic")

    @admin.display(description=_("text"))
    def beginning(self, obj: HouseText) -> str:
        return Truncator(next(filter(None, obj.body.values()), "–")).chars(80)


class TeamHoursForm(TenantForm):
    weekday = forms.TypedChoiceField(
        label=_("Weekday"), coerce=int, choices=list(enumerate(WEEKDAY_NAMES))
    )
    opens = ClockField(label=_("From"))
    closes = ClockField(label=_("Until"), help_text=_("Before the beginning: the next morning."))

    def clean(self) -> dict[str, Any] | None:
        values = self.cleaned_data
        if values.get("opens") is not None and values.get("closes") is not None:
            values["closes"] = after(values["opens"] + 1, values["closes"])
        return super().clean()


@admin.register(TeamHours)
class TeamHoursAdmin(TenantAdmin):
    """When people, not the assistant, can be expected to answer."""

    form = TeamHoursForm
    list_display = ("day", "hours", "business")
    list_filter = ("business",)

    @admin.display(description=_("weekday"), ordering="weekday")
    def day(self, obj: TeamHours) -> str:
        return str(WEEKDAY_NAMES[obj.weekday])

    @admin.display(description=_("hours"), ordering="opens")
    def hours(self, obj: TeamHours) -> str:
        return f"{clock(obj.opens)} – {clock(obj.closes)}"
