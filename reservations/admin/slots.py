"""Taken table slots as a list; blocks are made and removed here, taken ones change only through the reservation."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from businesses.models import Business
from businesses.tenant_admin import EVERYBODY, TenantForm
from common import clock
from common.errors import DomainError
from reservations.actions import block_tables, free_block
from reservations.admin.hands import by_of
from reservations.admin.refusing import RefusingAdmin, SeatingAdmin
from reservations.admin.words import day_and_time, refusal_text, time_of
from reservations.models import Block, Table, TableSlot


class DayFilter(admin.SimpleListFilter):
    """By local day of the house: yesterday, today, the days to come."""

    title = _("day")
    parameter_name = "day"
    field = "starts_at"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("today", _("today")),
            ("tomorrow", _("tomorrow")),
            ("week", _("the next seven days")),
            ("past", _("before today")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today = timezone.localtime(clock.now()).date()
        spans = {
            "today": (today, today + dt.timedelta(days=1)),
            "tomorrow": (today + dt.timedelta(days=1), today + dt.timedelta(days=2)),
            "week": (today, today + dt.timedelta(days=7)),
            "past": (dt.date(2000, 1, 1), today),
        }
        span = spans.get(self.value() or "")
        return self.within(queryset, *span) if span else queryset

    def within(self, queryset: QuerySet[Any], first: dt.date, end: dt.date) -> QuerySet[Any]:
        """Rows that begin on one of the local days [first, end)."""
        zone = timezone.get_current_timezone()
        begins, ends = (dt.datetime.combine(day, dt.time(), tzinfo=zone) for day in (first, end))
        return queryset.filter(**{f"{self.field}__gte": begins, f"{self.field}__lt": ends})


class TakenByFilter(admin.SimpleListFilter):
    title = _("taken by")
    parameter_name = "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("reservation", _("a reservation")), ("block", _("a block"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() in {"reservation", "block"}:
            return queryset.filter(**{f"{self.value()}__isnull": False})
        return queryset


class BlockForm(TenantForm):
    tables: Any = ModelMultipleChoiceField(
        label=_("Tables"),
        queryset=Table.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )


@admin.register(Block)
class BlockAdmin(SeatingAdmin):
    """Table time taken out of the offer; whoever works at the door may do so."""

    form = BlockForm
    change_roles = EVERYBODY
    list_display = ("__str__", "table", "when", "by_name", "business")
    list_filter = ("business", DayFilter, "table")
    list_select_related = ("table", "business")
    actions = ("free",)

    @admin.display(description=_("when"), ordering="starts_at")
    def when(self, obj: Block) -> str:
        return f"{day_and_time(obj.starts_at)} – {time_of(obj.ends_at)}"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj is None:
            return ("business", "tables", "starts_at", "ends_at", "reason")
        return ("business", "table", "starts_at", "ends_at", "reason", "by_name", "created_at")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is not None:
            kwargs["form"] = TenantForm
        form = super().get_form(request, obj, change, **kwargs)
        if obj is None:
            today = timezone.localtime(clock.now()).date()
            rows = self.choices_of(Table, request).exclude(valid_to__lte=today)
            form.base_fields["tables"].queryset = rows
        return form

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A block is freed and made anew; it is not edited."""
        return False

    def save_model(self, request: HttpRequest, obj: Block, form: Any, change: bool) -> None:
        values = form.cleaned_data
        blocks = block_tables(
            business=obj.business,
            tables=[table.pk for table in values["tables"]],
            starts_at=values["starts_at"],
            ends_at=values["ends_at"],
            reason=values["reason"],
            by=by_of(request, obj.business),
        )
        obj.pk, obj.table = blocks[0].pk, blocks[0].table

    def delete_model(self, request: HttpRequest, obj: Block) -> None:
        free_block(business=obj.business, block_id=obj.pk, by=by_of(request, obj.business))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Block]) -> None:
        for block in queryset.select_related("business"):
            self.delete_model(request, block)

    @admin.action(description=_("Free the selected tables again"))
    def free(self, request: HttpRequest, queryset: QuerySet[Block]) -> None:
        rows = self.changeable(request, queryset).select_related("business")
        free_all(self, request, [(row.business, row.pk) for row in rows])

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


@admin.register(TableSlot)
class TableSlotAdmin(RefusingAdmin):
    """Each quarter of an hour that a table is taken, and by what."""

    change_roles = EVERYBODY
    list_display = ("quarter", "table", "taken_by", "business")
    list_filter = ("business", DayFilter, TakenByFilter, "table")
    list_select_related = ("table", "reservation", "block", "business")
    search_fields = ("table__name", "reservation__reference", "block__reason")
    date_hierarchy = "starts_at"
    ordering = ("-starts_at", "table")
    actions = ("free",)
    fields = ("business", "table", "quarter", "taken_by")
    readonly_fields = fields

    @admin.display(description=_("quarter hour"), ordering="starts_at")
    def quarter(self, obj: TableSlot) -> str:
        return day_and_time(obj.starts_at)

    @admin.display(description=_("taken by"))
    def taken_by(self, obj: TableSlot) -> SafeString:
        if obj.reservation is not None:
            url = reverse("admin:reservations_reservation_change", args=[obj.reservation_id])
            words = f"{obj.reservation.name or _('Guest without a name')} · {obj.reservation.reference}"
        else:
            url = reverse("admin:reservations_block_change", args=[obj.block_id])
            words = f"{_('blocked')}: {obj.block}"
        return format_html('<a href="{}">{}</a>', url, words)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """By hand a slot is only ever taken by a block."""
        return redirect("admin:reservations_block_add")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A slot is freed through what takes it."""
        return False

    @admin.action(description=_("Remove the blocks of the selected slots"))
    def free(self, request: HttpRequest, queryset: QuerySet[TableSlot]) -> None:
        rows = self.changeable(request, queryset).filter(block__isnull=False)
        houses = Business.objects.in_bulk(set(rows.values_list("business_id", flat=True)))
        pairs = rows.order_by("block_id").values_list("business_id", "block_id").distinct()
        free_all(self, request, [(houses[house], block) for house, block in pairs])


def free_all(
    page: RefusingAdmin, request: HttpRequest, blocks: list[tuple[Business, int]]
) -> HttpResponseRedirect | None:
    """Free each of these blocks and say how many were freed; a refusal is shown and the rest goes on."""
    freed = 0
    for house, block in blocks:
        try:
            free_block(business=house, block_id=block, by=by_of(request, house))
            freed += 1
        except DomainError as refusal:
            page.message_user(request, refusal_text(refusal), messages.ERROR)
    text = ngettext("%(count)d block removed.", "%(count)d blocks removed.", freed)
    page.message_user(request, text % {"count": freed})
    return None
