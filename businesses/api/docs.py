"""The documentation as pages: rendered on the server from the schema, nothing loaded from elsewhere."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer

from common.error_codes import ERROR_CODES

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One parameter or member of a body."""

    name: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One documented status of an operation."""

    status: str
    description: str
    schema: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one address, ready to be shown."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    needs_key: bool
    parameters: tuple[Member, ...]
    body: tuple[Member, ...]
    answers: tuple[Answer, ...]


@functools.cache
def openapi() -> dict[str, Any]:
    """The schema of the whole API, in English whoever asks first."""
    with translation.override("en"):
        generator: Any = SchemaGenerator
        schema: dict[str, Any] = generator().get_schema(request=None, public=True)
    return schema


@require_safe
def schema_view(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3 as YAML, or as JSON for `Accept: application/json` or `?format=json`."""
    wants_json = request.GET.get("format") == "json" or (
        request.get_preferred_type(["application/vnd.oai.openapi", "application/json"])
        == "application/json"
    )
    renderer = OpenApiJsonRenderer() if wants_json else OpenApiYamlRenderer()
    kind = "application/vnd.oai.openapi+json" if wants_json else "application/vnd.oai.openapi"
    content = renderer.render(openapi(), renderer_context={})
    return HttpResponse(content, content_type="application/json" if wants_json else kind)


@require_safe
def docs_view(request: HttpRequest) -> HttpResponse:
    """The endpoints, readable."""
    schema = openapi()
    shapes = {name: tuple(_members(shape)) for name, shape in _schemas(schema).items()}
    return render(
        request,
        "api/docs.html",
        {"groups": _groups(schema), "shapes": sorted(shapes.items()), "info": schema["info"]},
    )


@require_safe
def errors_view(request: HttpRequest) -> HttpResponse:
    """Every error code; the `type` of a problem document leads here."""
    return render(request, "api/errors.html", {"codes": ERROR_CODES})


def _groups(schema: dict[str, Any]) -> list[tuple[str, list[Operation]]]:
    groups: dict[str, list[Operation]] = {}
    for path, item in schema["paths"].items():
        for method in METHODS:
            if method in item:
                operation = item[method]
                tag = (operation.get("tags") or ["api"])[0]
                groups.setdefault(tag, []).append(_operation(path, method, operation, schema))
    return list(groups.items())


def _operation(path: str, method: str, spec: dict[str, Any], schema: dict[str, Any]) -> Operation:
    parameters = tuple(
        Member(
            name=p["name"],
            kind=f"{p['in']}, {_kind(p.get('schema', {}))}",
            required=bool(p.get("required")),
            description=p.get("description", ""),
        )
        for p in spec.get("parameters", ())
    )
    answers = tuple(
        Answer(status=status, description=a.get("description", ""), schema=_answer_kind(a))
        for status, a in spec["responses"].items()
    )
    return Operation(
        id=spec["operationId"],
        method=method.upper(),
        path=path,
        summary=spec.get("summary", ""),
        description=spec.get("description", ""),
        needs_key={} not in spec.get("security", [{}]),
        parameters=parameters,
        body=tuple(_body_members(spec, schema)),
        answers=answers,
    )


def _schemas(schema: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schema.get("components", {}).get("schemas", {})
    return {name: shape for name, shape in found.items() if "properties" in shape}


def _body_members(spec: dict[str, Any], schema: dict[str, Any]) -> Iterator[Member]:
    content = spec.get("requestBody", {}).get("content", {})
    for media in content.values():
        name = media["schema"].get("$ref", "").rpartition("/")[2]
        yield from _members(_schemas(schema).get(name, {}))


def _members(shape: dict[str, Any]) -> Iterator[Member]:
    required = set(shape.get("required", ()))
    for name, member in shape.get("properties", {}).items():
        yield Member(
            name=name,
            kind=_kind(member),
            required=name in required,
            description=member.get("description", ""),
        )


def _answer_kind(answer: dict[str, Any]) -> str:
    return next((_kind(m.get("schema", {})) for m in answer.get("content", {}).values()), "")


def _kind(shape: dict[str, Any]) -> str:
    if "$ref" in shape:
        return str(shape["$ref"]).rpartition("/")[2]
    parts = [part for key in ("allOf", "oneOf", "anyOf") for part in shape.get(key, ())]
    if parts:
        return " | ".join(filter(None, (_kind(part) for part in parts)))
    if shape.get("type") == "array":
        return f"{_kind(shape.get('items', {}))}[]"
    kind = shape.get("format") or shape.get("type") or "value"
    return f"{kind} | null" if shape.get("nullable") else str(kind)
