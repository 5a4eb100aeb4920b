"""Refusals. One handler turns each into a problem document, an error frame or a sentence in the chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldError:
    """What is wrong with one member of a request; `pointer` is a JSON pointer (RFC 6901)."""

    pointer: str
    code: str
    detail: str


class DomainError(Exception):
    """A refusal with a stable code (docs/api/errors.md), a title for people and an HTTP status."""

    code: ClassVar[str] = "invalid"
    title: ClassVar[str | Promise] = _("This cannot be done.")
    status: ClassVar[int] = 422

    def __init__(
        self,
        detail: str | Promise | None = None,
        *,
        errors: Sequence[FieldError] = (),
        retry_after: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(str(detail or self.title))
        self.detail = detail or self.title
        self.errors = tuple(errors)
        self.retry_after = retry_after
        self._extra = dict(extra or {})

    @property
    def extra(self) -> Mapping[str, Any]:
        """Further members of the problem document."""
        return self._extra


class Malformed(DomainError):
    """The request's shape is wrong."""

    code, title, status = "invalid", _("The request is not well formed."), 400


class Invalid(DomainError):
    """The shape is right, a value is not."""

    code, title, status = "invalid", _("A value is not acceptable."), 422


class MethodNotAllowed(DomainError):
    code, title, status = "invalid", _("This address does not take that method."), 405


class NotAcceptable(DomainError):
    code, title, status = "invalid", _("The answer cannot be given in that format."), 406


class UnsupportedMediaType(DomainError):
    code, title, status = "invalid", _("Only application/json is understood here."), 415


class NotAuthenticated(DomainError):
    code, title, status = "not_authenticated", _("A valid key or login is needed."), 401


class Forbidden(DomainError):
    code, title, status = "forbidden", _("This key or role may not do that."), 403


class NotFound(DomainError):
    """Missing and foreign rows look alike."""

    code, title, status = "not_found", _("There is no such thing here."), 404


class Conflict(DomainError):
    """Somebody else was faster, or the same request is still in flight."""

    code, title, status = "conflict", _("This has changed in the meantime."), 409


class KeyReused(DomainError):
    code, title = "key_reused", _("This idempotency key came with another request before.")


class Throttled(DomainError):
    code, title, status = "throttled", _("Too many requests; please wait a moment."), 429


class TooBig(DomainError):
    code, title, status = "too_big", _("This is more than can be taken."), 413


class Unavailable(DomainError):
    code, title, status = "unavailable", _("The service is busy; please try again shortly."), 503


class Internal(DomainError):
    """A fault of ours, after it was logged."""

    code, title, status = "internal", _("Something went wrong on our side."), 500
