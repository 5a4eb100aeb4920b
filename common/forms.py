"""Form fields for what people write differently from how it is stored."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LANGUAGES = (("de", _("German")), ("en", _("English")))
WEEKDAYS = (
    (1, _("Mon")),
    (2, _("Tue")),
    (4, _("Wed")),
    (8, _("Thu")),
    (16, _("Fri")),
    (32, _("Sat")),
    (64, _("Sun")),
)
DAY_MINUTES = 24 * 60
_CLOCK = re.compile(r"^([01]?\d|2[0-3])[:.]([0-5]\d)(?::00)?$")


class LocalizedWidget(forms.MultiWidget):
    """One input for each language, the language written beside it."""

    template_name = "desk/widgets/localized.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, rows: int = 0) -> None:
        def one(code: str) -> forms.Widget:
            extra = {**(attrs or {}), "lang": code}
            if rows:
                return forms.Textarea({"rows": rows, "class": "vLargeTextField", **extra})
            return forms.TextInput({"class": "vTextField", **extra})

        super().__init__({code: one(code) for code, _name in LANGUAGES})

    def decompress(self, value: Any) -> list[str]:
        texts = value if isinstance(value, dict) else {}
        return [texts.get(code, "") for code, _name in LANGUAGES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for part, (code, label) in zip(context["widget"]["subwidgets"], LANGUAGES, strict=True):
            part["language"], part["code"] = label, code
            part["attrs"]["aria-label"] = label
        return context


class LocalizedField(forms.MultiValueField):
    """`{"de": "...", "en": "..."}` as one text in each language; empty ones are left out."""

    def __init__(self, *, rows: int = 0, max_length: int = 2000, **kwargs: Any) -> None:
        required = kwargs.get("required", True)
        fields = [
            forms.CharField(required=False, max_length=max_length) for _code, _name in LANGUAGES
        ]
        super().__init__(
            fields, require_all_fields=False, widget=LocalizedWidget(rows=rows), **kwargs
        )
        self.required = required

    def compress(self, data_list: Sequence[str]) -> dict[str, str]:
        return {
            code: text
            for (code, _name), text in zip(LANGUAGES, data_list or [], strict=False)
            if text
        }

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = self.compress(self.widget.decompress(initial))
        return before != self.compress([(text or "").strip() for text in data or []])


class WeekdaysField(forms.TypedMultipleChoiceField):
    """A bit mask of weekdays (1 = Monday) as seven boxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=WEEKDAYS, coerce=int, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return [bit for bit, _name in WEEKDAYS if value & bit]
        return value

    def clean(self, value: Any) -> int:
        return sum(set(super().clean(value)))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class ClockField(forms.Field):
    """Minutes since midnight as a time of day; which midnight is for the form to say (`after`)."""

    default_error_messages = {"invalid": _("Please write a time such as 18:30.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput({"type": "time", "step": 900, "class": "vTimeField"})
        )
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return clock(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value % DAY_MINUTES
        match = _CLOCK.match(str(value).strip())
        if match is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(match[1]) * 60 + int(match[2])

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def clock(minutes: int) -> str:
    """Minutes since some midnight as a time of day."""
    return f"{minutes % DAY_MINUTES // 60:02d}:{minutes % 60:02d}"


def after(begin: int, minutes: int) -> int:
    """The first time of day `minutes` at or after `begin`: 00:30 after 18:00 is the next morning."""
    return minutes if minutes >= begin else minutes + DAY_MINUTES


class DayWidget(forms.DateInput):
    """The device's own calendar."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"type": "date", "class": "vDateField", **(attrs or {})}, "%Y-%m-%d")


class MomentWidget(forms.SplitDateTimeWidget):
    """The device's own calendar and clock, side by side; each says what it is for."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            attrs,
            date_format="%Y-%m-%d",
            time_format="%H:%M",
            date_attrs={"type": "date", "class": "vDateField", "aria-label": _("Day")},  # type: ignore[dict-item]  # lazy text
            time_attrs={"type": "time", "class": "vTimeField", "aria-label": _("Time")},  # type: ignore[dict-item]  # lazy text
        )


class WordsField(forms.CharField):
    """A list of short words, written with commas."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return [word.strip() for word in text.split(",") if word.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(self.prepare_value(initial)) != self.to_python(data))
