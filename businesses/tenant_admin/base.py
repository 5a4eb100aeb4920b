"""The parent of every admin page: all of it stays within the member's houses and role."""

from typing import Any, NoReturn

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import BaseModelAdmin, IncorrectLookupParameters
from django.core.exceptions import ValidationError
from django.db.models import DateField, DateTimeField, ManyToManyField, Model, QuerySet
from django.forms import CheckboxSelectMultiple, ModelForm, SplitDateTimeField
from django.http import Http404, HttpRequest
from django.utils.text import capfirst

from businesses.models import Business
from businesses.tenant_admin.filters import scoped
from businesses.tenant_admin.forms import TenantForm
from businesses.tenant_admin.reach import (
    EVERYBODY,
    MANAGERS,
    Reach,
    houses_of,
    reach_of,
    remember_house,
)
from common.forms import DayWidget, MomentWidget
from common.text import whole_number


class Scoped(BaseModelAdmin):  # type: ignore[type-arg]  # a mixin for pages and inlines alike
    """Rows, choices and rights by membership; Django's own permission rows are never asked.

    `business_path` leads from a row to its house. `view_roles` and `change_roles` say who may look and who
    may change; adding and deleting go with changing unless a page says otherwise.
    """

    business_path = "business"
    formfield_overrides = {
        DateTimeField: {"form_class": SplitDateTimeField, "widget": MomentWidget},
        DateField: {"widget": DayWidget},
        ManyToManyField: {"widget": CheckboxSelectMultiple},
    }
    view_roles = EVERYBODY
    change_roles = MANAGERS

    def reach(self, request: HttpRequest) -> Reach:
        """The houses and roles of this request's user."""
        return reach_of(request)

    def house_of(self, obj: Model) -> int | None:
        """The house a row belongs to."""
        value: Any = obj
        for step in self.business_path.split("__"):
            value = getattr(value, f"{step}_id" if step == "business" else step, None)
        return value if isinstance(value, int) else None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Only rows of houses in which this user may look."""
        rows = super().get_queryset(request)
        return self.reach(request).limit(rows, self.business_path, self.view_roles)

    # Rights -----------------------------------------------------------------------------------------

    def _may(self, request: HttpRequest, roles: frozenset[str], obj: Model | None) -> bool:
        house = self.house_of(obj) if obj is not None and obj.pk else None
        return self.reach(request).may(roles, house)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.view_roles, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.change_roles, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.reach(request).may(self.change_roles)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, self.change_roles, obj)

    # Choices ----------------------------------------------------------------------------------------

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer only own rows; a model without a scoped page of its own offers none."""
        kwargs.setdefault("queryset", self.choices_of(db_field.remote_field.model, request))
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.remote_field.model is Business:
            self._preset_house(field)
        return field

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        kwargs.setdefault("queryset", self.choices_of(db_field.remote_field.model, request))
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field is not None and len(self.reach(request).roles) > 1:
            field.label_from_instance = _with_house  # type: ignore[method-assign,assignment]  # as Django documents it
        return field

    def choices_of(self, model: type[Model], request: HttpRequest) -> QuerySet[Any]:
        """The rows of `model` that this user may choose here."""
        if model is Business:
            return houses_of(request, self.change_roles)
        related = self.admin_site._registry.get(model)
        if related is None:
            return model._default_manager.none()
        return related.get_queryset(request).order_by(*related.get_ordering(request))

    def _preset_house(self, field: Any) -> None:
        houses = list(field.queryset[:2])
        if len(houses) == 1:
            field.initial = houses[0].pk
            field.empty_label = None

    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """Pop-ups hand over primary keys and nothing else."""
        return to_field == self.opts.pk.name and super().to_field_allowed(request, to_field)


def _with_house(row: Any) -> str:
    """Rows of several houses may have the same name."""
    return f"{row} · {row.business}" if hasattr(row, "business") else str(row)


class TenantAdmin(Scoped, admin.ModelAdmin):  # type: ignore[type-arg]  # for any model
    """A model's pages: list, detail, filters, actions and history, within the member's houses."""

    form: type[ModelForm[Any]] = TenantForm
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.reach(request).may(self.view_roles)

    def get_list_filter(self, request: HttpRequest) -> list[Any]:
        """Filters along relations list own rows only; a filter by house is left out where there is one."""
        entries = list(super().get_list_filter(request))
        if self.business_path in entries and not self._has_many_houses(request):
            entries.remove(self.business_path)
        return scoped(self.model, entries)

    def get_list_display(self, request: HttpRequest) -> Any:
        columns = list(super().get_list_display(request))
        if self.business_path in columns and not self._has_many_houses(request):
            columns.remove(self.business_path)
        return columns

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, str] | None = None
    ) -> Any:
        """The list is called by its name, in the house that it is filtered by."""
        chosen = whole_number(request.GET.get(f"{self.business_path}__id__exact", ""))
        house = houses_of(request).filter(pk=chosen).first() if chosen is not None else None
        if house is not None:
            remember_house(request, house)
        title = capfirst(str(self.opts.verbose_name_plural))
        try:
            return super().changelist_view(request, {"title": title, **(extra_context or {})})
        except OverflowError as error:  # the day after the last one of the calendar
            raise Http404 from error

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """A row whose number no database has is a row that is not there."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except OverflowError as error:
            raise Http404 from error

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """A filter that no list can be made of ("year 99999") is answered like any other wrong one."""
        try:
            return super().get_changelist_instance(request)
        except ValueError as error:
            raise IncorrectLookupParameters from error

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *given: Any, **named: Any
    ) -> Any:
        """Ticked rows are told by keys; what is no key of this table is a row that is not there."""
        try:
            for ticked in request.POST.getlist(ACTION_CHECKBOX_NAME):
                self.opts.pk.to_python(ticked)
        except ValidationError as error:
            raise Http404 from error
        return super().response_action(request, queryset, *given, **named)

    def _has_many_houses(self, request: HttpRequest) -> bool:
        reach = self.reach(request)
        return reach.everything or len(reach.houses(self.view_roles)) > 1

    def changeable(self, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the ticked rows that this user may change; every own action begins with this."""
        return self.reach(request).limit(rows, self.business_path, self.change_roles)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """A row of an own house; the rail then shows that house."""
        obj = super().get_object(request, object_id, from_field)
        if obj is not None and (house := self.house_of(obj)) is not None:
            known = houses_of(request).filter(pk=house).first()
            if known is not None:
                remember_house(request, known)
        return obj

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> NoReturn:
        """Foreign and missing rows are the same 404."""
        raise Http404

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Rows that hang on these and have no page of their own do not stand in the way."""
        deleted, counts, needed, protected = super().get_deleted_objects(objs, request)
        own = {page.opts.verbose_name for page in self.admin_site._registry.values()}
        return deleted, counts, {name for name in needed if name in own}, protected

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new row starts in the house last worked in."""
        initial = super().get_changeform_initial_data(request)
        last = request.session.get("house")
        if "business" not in initial and last:
            initial["business"] = last
        return initial

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A row never moves to another house."""
        fixed = tuple(super().get_readonly_fields(request, obj))
        return (*fixed, "business") if obj and self._has_house_column() else fixed

    def _has_house_column(self) -> bool:
        return any(field.name == "business" for field in self.opts.fields)


class TenantInline(Scoped, admin.TabularInline):  # type: ignore[type-arg]  # for any model
    """Rows of a house shown on its parent's page."""

    extra = 0
    form = TenantForm

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        house = obj.pk if isinstance(obj, Business) else None
        return self.reach(request).may(self.change_roles, house)


class TenantStackedInline(Scoped, admin.StackedInline):  # type: ignore[type-arg]  # for any model
    """The same, one below the other."""

    extra = 0
    form = TenantForm
