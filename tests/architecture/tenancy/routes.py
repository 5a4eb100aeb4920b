"""Every address of the product, taken from the resolver, so that none can be forgotten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

SAMPLES = {
    r"^api/.*$": "api/nirgends/",
    # Addresses written as regular expressions, and the concrete address that stands for each.
    r"admin/^(?P<app_label>": "admin/reservations/",
    r"admin/(?P<url>.*)$": "admin/nirgends/",
    r"accounts/^confirm-email/": "accounts/confirm-email/abc/",
    r"accounts/^password/reset/key/(?P": "accounts/password/reset/key/1-abc/",
}
ADMIN_ROW = re.compile(r"^admin/(?P<app>\w+)/(?P<model>\w+)/<(?:path:object_)?id>/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One URL pattern as the resolver has it."""

    pattern: str

    @property
    def key(self) -> str:
        """How the table calls it; what depends on the installed apps is left out."""
        return re.sub(r"\(\?P<app_label>[^)]*\)", "(?P<app_label>…)", self.pattern) or "(root)"

    @property
    def model(self) -> str | None:
        """The model whose row an admin address is about."""
        found = ADMIN_ROW.match(self.pattern)
        return f"{found['app']}.{found['model']}" if found else None

    @property
    def names_a_row(self) -> bool:
        """Whether something in the address may be own, foreign or missing."""
        return "<" in self.pattern and not self._sample()

    def path(self, values: dict[str, str]) -> str:
        """A concrete address."""
        sample = self._sample()
        return "/" + (sample or re.sub(r"<(?:\w+:)?(\w+)>", lambda m: values[m[1]], self.pattern))

    def _sample(self) -> str | None:
        return next(
            (path for start, path in SAMPLES.items() if self.pattern.startswith(start)), None
        )


def routes() -> list[Route]:
    """All of them, in the order in which they are tried."""
    return [Route(pattern=pattern) for pattern in dict.fromkeys(_walk(get_resolver()))]


def _walk(resolver: Any, prefix: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, pattern)
        elif isinstance(entry, URLPattern):
            yield pattern.replace("\\", "")
