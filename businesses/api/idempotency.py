"""The Idempotency-Key header of a POST."""

import hashlib
import json
import re
from collections.abc import Callable
from typing import Any, Final

from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.renderers import JSONRenderer

from businesses.actions.idempotency import Answer, Repeatable, answer_once
from businesses.api.base import HouseView
from common.errors import FieldError, Malformed

VISIBLE_ASCII: Final = re.compile(r"[\x21-\x7e]{1,255}")


def repeatable(view: HouseView) -> Repeatable | None:
    """The request as one that may come again; None without a key, Malformed for what is not 1 to 255 visible ASCII."""
    given = view.request.META.get("HTTP_IDEMPOTENCY_KEY")
    if given is None:
        return None
    if not VISIBLE_ASCII.fullmatch(given):
        raise Malformed(
            errors=[
                FieldError(
                    pointer="/Idempotency-Key",
                    code="invalid",
                    detail=_("1 to 255 visible ASCII characters."),
                )
            ]
        )
    return Repeatable(api_key=view.api_key, key=given, request_hash=request_hash(view))


def respond_once(view: HouseView, status: int, act: Callable[[], Any]) -> HttpResponse:
    """Answer with what `act` returns, once for each Idempotency-Key."""
    request = repeatable(view)

    def answer() -> Answer:
        return written(status, act())

    return respond(answer() if request is None else answer_once(request, answer))


def written(status: int, body: Any) -> Answer:
    """An answer to the letter, as it is sent and as it is kept."""
    return Answer(status=status, body=JSONRenderer().render(body).decode())


def respond(answer: Answer) -> HttpResponse:
    """The answer over HTTP; a repeated one says so."""
    response = HttpResponse(answer.body, status=answer.status, content_type="application/json")
    if answer.replayed:
        response["Idempotent-Replayed"] = "true"
    return response


def request_hash(view: HouseView) -> str:
    """What makes two requests the same: method, address and the members of the body, in any order."""
    request = view.request
    body = json.dumps(request.data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{request.method} {request.path} {body}".encode()).hexdigest()
