"""Whether this process lives, and whether it can serve."""

import logging
from collections.abc import Callable

from channels.layers import get_channel_layer
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger(__name__)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers at all; asks nothing else."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when what is needed to serve answers, else 503 with the name of what does not.

    Without cache or channel layer the chat goes on by polling and rates are not counted: that is "degraded" and 200,
    or a proxy would take all processes out at once.
    """
    found = {name: _answers(name, check) for name, check in CHECKS.items()}
    ready = all(found[name] for name in NEEDED)
    response = JsonResponse(
        {
            "status": ("ready" if all(found.values()) else "degraded") if ready else "not ready",
            "checks": {name: "ok" if ok else "failed" for name, ok in found.items()},
        },
        status=200 if ready else 503,
    )
    if not ready:
        response["Retry-After"] = "1"
    return response


def _answers(name: str, check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:  # noqa: BLE001 -- whatever is wrong, the answer is "not ready"
        log.warning("not ready", extra={"check": name})
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _cache() -> bool:
    cache.set("readyz", 1, 5)
    return bool(cache.get("readyz") == 1)


def _channel_layer() -> bool:
    return get_channel_layer() is not None


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "cache": _cache,
    "channel_layer": _channel_layer,
}
NEEDED = frozenset({"database"})
