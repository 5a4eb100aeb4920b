"""Who may write over HTTP before there is any token: the origin is checked, and a cookie makes a browser known."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.models import Diner
from accounts.queries import PLAIN_COOKIE, SECURE_COOKIE, is_start_key_known
from common.errors import Forbidden
from common.throttling import Rate, enforce, network_of

NEWCOMERS = Rate(name="newcomers", limit=120, seconds=60)
"""First messages of unknown browsers from one network; a hotel's guests share one."""
MESSAGES = Rate(name="messages", limit=300, seconds=60)
"""What one diner sends over HTTP: five a second, as over the socket."""
COOKIE_SECONDS = 400 * 24 * 3600  # the longest that browsers keep one


def check_same_origin(request: HttpRequest) -> None:
    """Pass if a page of ours (or a program that is no browser and brings no cookie) asks, else raise Forbidden."""
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site")
    own = f"{request.scheme}://{request.get_host()}"
    if origin is not None:
        allowed = origin == own or origin in settings.CSRF_TRUSTED_ORIGINS
    elif site is not None:
        allowed = site in {"same-origin", "none"}
    else:
        allowed = not any(name in request.COOKIES for name in (SECURE_COOKIE, PLAIN_COOKIE))
    if not allowed:
        raise Forbidden


def set_diner_cookie(request: HttpRequest, response: HttpResponse, token: str) -> None:
    """Let this browser be known again; over plain http (a tablet in the house's network) without Secure."""
    secure = request.is_secure()
    response.set_cookie(
        SECURE_COOKIE if secure else PLAIN_COOKIE,
        token,
        max_age=COOKIE_SECONDS,
        path="/",
        secure=secure,
        httponly=True,
        samesite="Lax",
    )


def count_newcomer(request: HttpRequest, *, key: str) -> None:
    """Pass a first message, or raise Throttled; repeating one is free."""
    if not is_start_key_known(key):
        enforce(NEWCOMERS, network_of(request.META.get("REMOTE_ADDR", "")))


def count_message(diner: Diner) -> None:
    """Pass a message over HTTP, or raise Throttled."""
    enforce(MESSAGES, f"diner:{diner.pk}")
