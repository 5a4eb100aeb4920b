"""The form behind every page of a house's own rows."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import CheckConstraint, Model, Q
from django.utils.translation import gettext_lazy as _

TWO = 2
"""A beginning and its end, a smallest and its largest."""


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

    def _update_errors(self, errors: ValidationError) -> None:
        """What a constraint refuses stands at the field it speaks of, not above a form of twelve."""
        super()._update_errors(_placed(self, errors))  # type: ignore[misc]  # untyped

    def _get_validation_exclusions(self) -> set[str]:
        """Check constraints that name the house even where the form does not show it."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]  # untyped
        return excluded - {"business"} if self.instance.pk else excluded


def _placed(form: forms.ModelForm[Any], errors: ValidationError) -> ValidationError:
    found = {name: list(said) for name, said in getattr(errors, "error_dict", {}).items()}
    for error in found.pop(NON_FIELD_ERRORS, []):
        found.setdefault(_field_of(form, str(error.message)), []).append(error)
    return ValidationError(found) if found else errors


def _field_of(form: forms.ModelForm[Any], text: str) -> str:
    """The field of a constraint with this text; of two the later one; of more none."""
    for constraint in form.instance._meta.constraints:
        if text == str(constraint.violation_error_message) and isinstance(
            constraint, CheckConstraint
        ):
            condition = constraint.condition
            named = condition.referenced_base_fields if isinstance(condition, Q) else set()
            shown = [name for name in form.fields if name in named]
            return shown[-1] if 0 < len(shown) <= TWO else NON_FIELD_ERRORS
    return NON_FIELD_ERRORS


def _rows(value: Any) -> list[Model]:
    if isinstance(value, Model):
        return [value]
    return list(value) if hasattr(value, "model") else []


def _house_of(row: Model) -> int | None:
    return getattr(row, "business_id", None)
