"""Write docs/api: openapi.yaml and errors.md, from the code. Tests compare them."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import translation

from common.error_codes import ERROR_CODES

HEAD = """# Error codes

Every refusal below `/api/` is a problem document (RFC 9457), `application/problem+json`:

```json
{"type": "/api/v1/docs/errors/#no_table", "title": "No table is free at that time.", "status": 409,
 "detail": "…", "code": "no_table", "errors": [], "alternatives": [{"starts_at": "…", "area": "terrasse"}]}
```

`code` is stable and never reused; `title` and `detail` follow Accept-Language (German or English). `errors` names
what is wrong with single members: `pointer` is a JSON pointer (RFC 6901) into the body, or `/name` of a query parameter.
The shape is wrong: 400. A rule refuses: 422. A race, or a state that moved on: 409.

| code | status | meaning | what to do |
| --- | --- | --- | --- |
"""


def errors_md() -> str:
    """The text of docs/api/errors.md."""
    with translation.override("en"):
        rows = [
            f"| `{c.code}` | {', '.join(map(str, c.statuses))} | {c.meaning} | {c.remedy} |\n"
            for c in ERROR_CODES
        ]
    return HEAD + "".join(rows)


class Command(BaseCommand):
    """Brings docs/api up to date."""

    help = "Write docs/api/openapi.yaml and docs/api/errors.md from the code."

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "docs" / "api"
        folder.mkdir(parents=True, exist_ok=True)
        with translation.override("en"):
            call_command(
                "spectacular",
                validate=True,
                fail_on_warn=True,
                file=str(folder / "openapi.yaml"),
            )
        (folder / "errors.md").write_text(errors_md(), encoding="utf-8")
