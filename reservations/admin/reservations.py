"""Reservations as a list and one by one; every change goes through an action and stands in the history."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from businesses.tenant_admin import EVERYBODY, TenantForm
from reservations.actions import (
    UNSET,
    Contact,
    change_reservation,
    reserve_table,
)
from reservations.admin.hands import by_of
from reservations.admin.history import ChangeInline
from reservations.admin.refusing import SeatingAdmin
from reservations.admin.slots import DayFilter
from reservations.admin.words import day_and_time
from reservations.enums import Source
from reservations.models import Reservation

ASKED = ("starts_at", "party_size", "area", "notes")


class ServiceDayFilter(DayFilter):
    """By service day: a party at half past midnight belongs to the evening before."""

    field = "service_date"

    def within(self, queryset: QuerySet[Any], first: dt.date, end: dt.date) -> QuerySet[Any]:
        return queryset.filter(service_date__gte=first, service_date__lt=end)


class ReservationForm(TenantForm):
    """What a house may change by form; a version tells whether somebody else was faster."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "seen_version" in self.fields:
            self.initial["seen_version"] = self.instance.version


@admin.register(Reservation)
class ReservationAdmin(SeatingAdmin):
    form = ReservationForm
    change_roles = EVERYBODY
    inlines = (ChangeInline,)
    list_display = (
        "start",
        "shown_name",
        "party_size",
        "table_names",
        "status",
        "source",
        "reference",
        "business",
    )
    list_filter = ("business", ServiceDayFilter, "status", "source", "area")
    list_select_related = ("business",)
    search_fields = ("name", "phone", "email", "reference")
    date_hierarchy = "service_date"
    ordering = ("-starts_at",)
    readonly_fields = (
        "reference",
        "status",
        "source",
        "ends_at",
        "occupied_until",
        "table_names",
        "pinned",
        "expected_at",
        "seated_at",
        "left_at",
        "name",
        "phone",
        "email",
        "guest",
        "created_at",
        "updated_at",
    )

    @admin.display(description=_("starts"), ordering="starts_at")
    def start(self, obj: Reservation) -> str:
        return day_and_time(obj.starts_at)

    @admin.display(description=_("name"), ordering="name")
    def shown_name(self, obj: Reservation) -> str:
        return obj.name or str(_("Guest without a name"))

    @admin.display(description=_("tables"))
    def table_names(self, obj: Reservation) -> str:
        return ", ".join(row.table.name for row in obj.assignments.all()) or "–"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reservation]:
        return super().get_queryset(request).prefetch_related("assignments__table")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            asked = (
                "business",
                "starts_at",
                "party_size",
                "area",
                "name",
                "phone",
                "email",
                "notes",
            )
            return ((None, {"fields": asked}),)
        return (
            (None, {"fields": ("business", ("reference", "status"), *ASKED, "seen_version")}),
            (
                _("Tables"),
                {
                    "fields": (
                        "table_names",
                        ("pinned", "expected_at"),
                        ("ends_at", "occupied_until"),
                        ("seated_at", "left_at"),
                    )
                },
            ),
            (
                _("Guest"),
                {
                    "fields": (
                        ("name", "guest"),
                        ("phone", "email"),
                        "source",
                        ("created_at", "updated_at"),
                    )
                },
            ),
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.readonly_fields, "business") if obj else ()

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A reservation is cancelled, which stays on record."""
        return False

    def save_model(self, request: HttpRequest, obj: Reservation, form: Any, change: bool) -> None:
        if change:
            self._change(request, obj, form)
        else:
            self._reserve(request, obj, form.cleaned_data)

    def _reserve(self, request: HttpRequest, obj: Reservation, values: dict[str, Any]) -> None:
        area = values["area"]
        made = reserve_table(
            business=obj.business,
            starts_at=values["starts_at"],
            party_size=values["party_size"],
            contact=Contact(name=values["name"], phone=values["phone"], email=values["email"]),
            area=area.slug if area else None,
            source=Source.PHONE,
            by=by_of(request, obj.business),
            notes=values["notes"],
        )
        obj.pk, obj.reference = made.pk, made.reference

    def _change(self, request: HttpRequest, obj: Reservation, form: Any) -> None:
        asked = {name: form.cleaned_data[name] for name in ASKED if name in form.changed_data}
        if not asked:
            return
        if "area" in asked:
            asked["area"] = asked["area"].slug if asked["area"] else None
        change_reservation(
            business=obj.business,
            reservation_id=obj.pk,
            by=by_of(request, obj.business),
            version=form.cleaned_data.get("seen_version"),
            **{name: asked.get(name, UNSET) for name in ASKED},
        )
