"""The form behind every page of a house's own rows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext_lazy as _


class TenantForm(forms.ModelForm[Any]):
    """Refuses a pair across houses: whatever is chosen must belong to the row's own house."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        values = self.cleaned_data if cleaned is None else cleaned
        house = values.get("business") or getattr(self.instance, "business", None)
        if house is not None:
            self._refuse_foreign(house.pk, values)
        return cleaned

    def _refuse_foreign(self, house: int, values: dict[str, Any]) -> None:
        for name, value in list(values.items()):
            if any(_house_of(row) not in {None, house} for row in _rows(value)):
                self.add_error(
                    name, ValidationError(_("This belongs to another house."), code="foreign")
                )

    def _get_validation_exclusions(self) -> set[str]:
        """Check constraints that name the house even where the form does not show it."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # untyped
        return excluded - {"business"} if self.instance.pk else excluded


def _rows(value: Any) -> list[Model]:
    if isinstance(value, Model):
        return [value]
    return list(value) if hasattr(value, "model") else []


def _house_of(row: Model) -> int | None:
    return getattr(row, "business_id", None)
