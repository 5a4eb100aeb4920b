"""OpenAPI: keys, problem documents and pages described once for every endpoint."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction, OpenApiResponse
from rest_framework import serializers

from common.problems import CONTENT_TYPE

BODY_METHODS = {"POST", "PUT", "PATCH"}


class ProblemFieldSerializer(serializers.Serializer[Any]):
    """What is wrong with one member of the request."""

    pointer = serializers.CharField(help_text="JSON pointer of the member (RFC 6901).")
    code = serializers.CharField()
    detail = serializers.CharField()


class ProblemSerializer(serializers.Serializer[Any]):
    """A refusal (RFC 9457). `code` is stable; title and detail follow Accept-Language."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = ProblemFieldSerializer(many=True)  # type: ignore[assignment]  # the member is called so


class KeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # untyped base
    """Tells the schema about Authorization: Bearer."""

    target_class = "businesses.api.authentication.KeyAuthentication"
    name = "key"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A key of one house, made in the admin.",
        }


class ApiSchema(AutoSchema):
    """Adds to each operation the refusals that it can give."""

    def _get_response_bodies(self, direction: Direction = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        for status, what in self._refusals().items():
            if status not in bodies:
                answer = OpenApiResponse(ProblemSerializer, description=what)
                bodies[status] = self._get_response_for_code(answer, status, [CONTENT_TYPE])  # type: ignore[no-untyped-call]  # untyped in the library
        return dict(sorted(bodies.items()))

    def get_auth(self) -> list[dict[str, list[str]]]:
        # An open endpoint stays open in the schema, although it understands a key.
        return [{"key": []}] if self._needs_key() else [{"key": []}, {}]

    def _needs_key(self) -> bool:
        return bool(self.view.permission_classes)

    def _refusals(self) -> dict[str, str]:
        found = {
            "400": "The request is not well formed (`invalid`).",
            "401": "The key is missing or not valid (`not_authenticated`).",
            "406": "The answer cannot be given in that format (`invalid`).",
            "422": "A value or a rule of the house refuses (see the list of codes).",
            "429": "Too many requests (`throttled`); Retry-After says when to come back.",
            "503": "Busy, or the database is away (`unavailable`); Retry-After says when to come back.",
        }
        if self._needs_key():
            found["403"] = "The key was not given this scope (`forbidden`)."
        if "{" in self.path:
            found["404"] = "Missing, or of another house (`not_found`)."
        if self.method in BODY_METHODS:
            found |= {
                "409": "Somebody was faster, or the state moved on (`conflict`, `no_table`, `hold_expired`, `bad_transition`).",
                "413": "The body is too big (`too_big`).",
                "415": "The body is no application/json (`invalid`).",
            }
        return dict(sorted(found.items()))
