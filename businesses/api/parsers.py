"""JSON as strict as a contract: one object, each member once, texts that every database can store."""

import codecs
import json
from collections.abc import Mapping
from typing import IO, Any, Final, NoReturn

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from common.errors import FieldError, Malformed, TooBig
from common.problems import CONTENT_TYPE, escaped

MAX_DEPTH: Final = 20


class StrictJSONParser(BaseParser):
    """Reads a JSON object, or raises Malformed (400) or TooBig (413) before reading everything."""

    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 1_000_000
        raw = stream.read(limit + 1)
        if len(raw) > limit:
            raise TooBig
        value = _decoded(raw)
        if not isinstance(value, dict):
            raise Malformed(_("The body must be a JSON object."))
        _refuse_surrogates(value, "", MAX_DEPTH)
        return value


class JSONNegotiation(DefaultContentNegotiation):
    """Who accepts problem documents accepts JSON."""

    def get_accept_list(self, request: Request) -> list[str]:
        accepted = [part for part in super().get_accept_list(request) if part] or ["*/*"]
        if any(part.split(";")[0].strip() == CONTENT_TYPE for part in accepted):
            accepted.append("application/json")
        return accepted


def _decoded(raw: bytes) -> Any:
    if raw.startswith(codecs.BOM_UTF8):
        raise Malformed(_("The body must not begin with a byte order mark."))
    try:
        return json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_each_once,
            parse_constant=_no_constant,
        )
    except (ValueError, RecursionError) as error:
        raise Malformed(_("The body is no valid JSON.")) from error


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Malformed(
            errors=[
                FieldError(
                    pointer=f"/{escaped(twice)}",
                    code="duplicate",
                    detail=_("This member stands here twice."),
                )
            ]
        )
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _refuse_surrogates(value: Any, pointer: str, depth: int) -> None:
    """Lone surrogates are legal in JSON but in no encoding; refuse them wherever they stand."""
    if depth == 0:
        raise Malformed(_("The body is nested too deeply."))
    if isinstance(value, str):
        if any("\ud800" <= char <= "\udfff" for char in value):
            raise Malformed(
                errors=[
                    FieldError(
                        pointer=pointer,
                        code="characters",
                        detail=_("Half a character (a lone surrogate) is not allowed."),
                    )
                ]
            )
    elif isinstance(value, dict):
        for name, below in value.items():
            _refuse_surrogates(name, pointer, depth)
            _refuse_surrogates(below, f"{pointer}/{escaped(name)}", depth - 1)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            _refuse_surrogates(below, f"{pointer}/{index}", depth - 1)
