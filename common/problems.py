"""Refusals as application/problem+json (RFC 9457): one handler for REST and for plain views."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, JsonResponse
from rest_framework import exceptions as drf

from common.errors import (
    DomainError,
    FieldError,
    Forbidden,
    Malformed,
    MethodNotAllowed,
    NotAcceptable,
    NotAuthenticated,
    NotFound,
    TooBig,
    Unavailable,
    UnsupportedMediaType,
)

log = logging.getLogger(__name__)
CONTENT_TYPE = "application/problem+json"
ERRORS_PAGE = "/api/v1/docs/errors/"
RETRY_WHEN_BUSY_SECONDS = 1


def problem(error: DomainError) -> dict[str, Any]:
    """The body of a problem document for this refusal."""
    return {
        "type": f"{ERRORS_PAGE}#{error.code}",
        "title": str(error.title),
        "status": error.status,
        "detail": str(error.detail),
        "code": error.code,
        "errors": [
            {"pointer": e.pointer, "code": e.code, "detail": e.detail} for e in error.errors
        ],
        **error.extra,
    }


def problem_response(error: DomainError) -> JsonResponse:
    """The whole HTTP answer for this refusal."""
    response = JsonResponse(problem(error), status=error.status, content_type=CONTENT_TYPE)
    if error.retry_after is not None:
        response["Retry-After"] = str(error.retry_after)
    if isinstance(error, NotAuthenticated):
        response["WWW-Authenticate"] = 'Bearer realm="api"'
    return response


def exception_handler(exc: Exception, context: Mapping[str, Any]) -> JsonResponse | None:
    """DRF's hook: the problem document of whatever a view raised; None for what is our own fault."""
    error = as_domain_error(exc)
    return None if error is None else problem_response(error)


def as_domain_error(exc: Exception) -> DomainError | None:
    """The refusal that an exception of Django, DRF or the database amounts to, if any."""
    if isinstance(exc, DomainError):
        return exc
    if isinstance(exc, drf.ValidationError):
        return Malformed(errors=tuple(field_errors(exc.get_full_details())))
    if isinstance(exc, OperationalError | InterfaceError):
        # The pool's time-out, a lost connection, a lock that was not had in time, a full disk.
        log.warning("database unavailable", extra={"error": type(exc.__cause__ or exc).__name__})
        return Unavailable(retry_after=RETRY_WHEN_BUSY_SECONDS)
    return _as_refusal(exc)


def _as_refusal(exc: Exception) -> DomainError | None:
    for known, refusal in _REFUSALS:
        if isinstance(exc, known):
            return refusal()
    return None


_REFUSALS: tuple[tuple[type[Exception], type[DomainError]], ...] = (
    (drf.ParseError, Malformed),
    (drf.NotAuthenticated, NotAuthenticated),
    (drf.AuthenticationFailed, NotAuthenticated),
    (drf.PermissionDenied, Forbidden),
    (PermissionDenied, Forbidden),
    (drf.NotFound, NotFound),
    (Http404, NotFound),
    (drf.MethodNotAllowed, MethodNotAllowed),
    (drf.NotAcceptable, NotAcceptable),
    (drf.UnsupportedMediaType, UnsupportedMediaType),
    (RequestDataTooBig, TooBig),
    (SuspiciousOperation, Malformed),
)


def field_errors(details: Any, pointer: str = "") -> Iterator[FieldError]:
    """Each leaf of DRF's nested details, with the JSON pointer of the member it is about."""
    if isinstance(details, Mapping) and {"message", "code"} == set(details):
        yield FieldError(
            pointer=pointer, code=str(details["code"]), detail=str(details["message"])
        )
    elif isinstance(details, Mapping):
        for name, below in details.items():
            step = "" if name == "non_field_errors" else f"/{escaped(str(name))}"
            yield from field_errors(below, pointer + step)
    elif isinstance(details, Sequence):
        # A list holds either several complaints about one member or one entry for each item.
        leaves = all(isinstance(item, Mapping) and "message" in item for item in details)
        for index, item in enumerate(details):
            yield from field_errors(item, pointer if leaves else f"{pointer}/{index}")


def escaped(name: str) -> str:
    """One step of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")
