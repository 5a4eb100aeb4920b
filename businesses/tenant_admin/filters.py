"""List filters that offer only rows of the member's own houses."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
from django.db.models import Field, ForeignObjectRel, ManyToManyField
from django.db.models.fields.related import ForeignKey
from django.http import HttpRequest


class ScopedRelatedFilter(admin.RelatedFieldListFilter):
    """The stock filter asks the related model for all its rows; this one asks its scoped admin."""

    def field_choices(
        self, field: Any, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, Any]]:
        related = model_admin.admin_site._registry.get(field.remote_field.model)
        if related is None:
            return []
        rows = related.get_queryset(request).order_by(*related.get_ordering(request))
        return [(str(row.pk), str(row)) for row in rows[:200]]


Entry = str | tuple[str, type[admin.FieldListFilter]] | type[admin.ListFilter]


def scoped(model: Any, entries: Any) -> list[Any]:
    """The same filters, with every one along a relation replaced by the scoped kind."""
    return [_scoped(model, entry) for entry in entries]


def _scoped(model: Any, entry: Entry) -> Any:
    if not isinstance(entry, str):
        return entry
    field = get_fields_from_path(model, entry)[-1]
    return (entry, ScopedRelatedFilter) if _is_relation(field) else entry


def _is_relation(field: "Field[Any, Any] | ForeignObjectRel") -> bool:
    return isinstance(field, ForeignKey | ManyToManyField)
