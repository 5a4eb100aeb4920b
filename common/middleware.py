"""Headers and language of every HTTP answer, and what is answered while the database is away."""

import uuid
from collections.abc import Callable

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.template.loader import render_to_string
from django.utils import translation

from common.logs import request_id
from common.problems import as_domain_error, problem_response

Handler = Callable[[HttpRequest], HttpResponse]
PERMISSIONS_POLICY = (
    "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
)
SUPPORTED = ("de", "en")


class RequestIdMiddleware:
    """Give each request an id that runs through its log lines and comes back in X-Request-Id."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request_id.set(uuid.uuid4().hex[:16])
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = request_id.get()
            return response
        finally:
            request_id.reset(token)


class CompressionMiddleware(GZipMiddleware):
    """Compress pages, scripts and styles where no proxy does it; small answers of the API stay as they are."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer, compressed when that is worth it."""
        if request.path_info.startswith("/api/"):
            return response
        return super().process_response(request, response)


class SecurityHeadersMiddleware:
    """What django and django-csp do not send themselves."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class LanguageMiddleware:
    """Choose German or English by `?lang=`, else by the browser; no cookie is set for it."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("lang", "")
        lang = asked if asked in SUPPORTED else translation.get_language_from_request(request)
        request.LANGUAGE_CODE = lang
        with translation.override(lang):
            response = self.get_response(request)
        response.setdefault("Content-Language", lang)
        response["Vary"] = ", ".join(
            dict.fromkeys([*filter(None, response.get("Vary", "").split(", ")), "Accept-Language"])
        )
        return response


class DatabaseAwayMiddleware:
    """Answer 503 with Retry-After where a view could not reach the database in time (REST does so by itself)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for people, a problem document for programs; nothing for any other fault."""
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        refusal = as_domain_error(exception)
        if refusal is None:
            return None
        response: HttpResponse = problem_response(refusal)
        if request.accepts("text/html") and request.content_type != "application/json":
            page = render_to_string("503.html")
            response = HttpResponse(page, status=503, headers={"Retry-After": "1"})
        return response
