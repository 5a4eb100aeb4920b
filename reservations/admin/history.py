"""What happened to a reservation, in words: who, when, before, after."""

import datetime as dt
import re
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from businesses.tenant_admin import NOBODY, TenantInline
from reservations.enums import ReservationStatus
from reservations.models import ReservationChange

_INSTANT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d")
STATUS_NAMES: dict[Any, Any] = dict(ReservationStatus.choices)

HIDDEN = frozenset(
    {"promised_local", "area_id", "guest_id", "conversation_id", "lang", "occupied_until"}
)


class ChangeInline(TenantInline):
    """The history of one reservation, oldest first; nobody edits it."""

    model = ReservationChange
    change_roles = NOBODY
    can_delete = False
    verbose_name_plural = gettext_lazy("history")
    fields = readonly_fields = ("at", "step", "who", "difference", "reason")
    ordering = ("version",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("what"))
    def step(self, obj: ReservationChange) -> str:
        return step_name(obj.what)

    @admin.display(description=gettext_lazy("who"))
    def who(self, obj: ReservationChange) -> str:
        return obj.by_name or str(obj.get_actor_display())

    @admin.display(description=gettext_lazy("before and after"))
    def difference(self, obj: ReservationChange) -> SafeString:
        return difference(obj)


def step_name(what: str) -> str:
    """The step in words; one that is not known yet is shown as it is stored."""
    names = {
        "held": _("held"),
        "requested": _("requested"),
        "confirmed": _("confirmed"),
        "changed": _("changed"),
        "declined": _("change declined"),
        "moved": _("moved to another table for others"),
        "reseated": _("given another table"),
        "seated": _("seated"),
        "completed": _("left"),
        "cancelled": _("cancelled"),
        "no_show": _("did not come"),
        "expired": _("hold ran out"),
        "pinned": _("table fixed"),
        "unpinned": _("table no longer fixed"),
        "late": _("comes later"),
        "undone": _("step taken back"),
        "extended": _("stays longer"),
    }
    return names.get(what, what.replace("_", " "))


def difference(change: ReservationChange) -> SafeString:
    """Each value that differs, old → new."""
    before, after = change.before or {}, change.after or {}
    names = [name for name in after if name not in HIDDEN and before.get(name) != after[name]]
    if not names:
        return SafeString("–")
    return format_html_join(
        "",
        "<div><b>{}</b> {} → {}</div>",
        ((field_name(name), _shown(before.get(name)), _shown(after[name])) for name in names),
    )


def field_name(name: str) -> str:
    """A stored member in words."""
    names = {
        "status": _("status"),
        "starts_at": _("starts"),
        "ends_at": _("ends"),
        "occupied_until": _("tables taken until"),
        "party_size": _("guests"),
        "area": _("area promised"),
        "tables": _("tables"),
        "name": _("name"),
        "phone": _("phone"),
        "email": _("e-mail"),
        "notes": _("notes"),
        "pinned": _("table is fixed"),
        "expected_at": _("comes at"),
        "seated_at": _("seated"),
        "left_at": _("left"),
        "hold_expires_at": _("held until"),
    }
    return names.get(name, name.replace("_", " "))


def _shown(value: Any) -> Any:
    if value in (None, "", [], ()):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(str(each["name"] if isinstance(each, dict) else each) for each in value)
    if isinstance(value, str) and _INSTANT.match(value):
        moment = timezone.localtime(dt.datetime.fromisoformat(value))
        return date_format(moment, "SHORT_DATETIME_FORMAT")
    return STATUS_NAMES.get(value, value)
