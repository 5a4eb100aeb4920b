"""What every REST view inherits: key, scope, rate, strict query, cursor pages, problem documents."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from businesses.api.authentication import HasScope, KeyAuthentication
from businesses.api.fields import QueryNumberField, StrictSerializer
from businesses.api.parsers import JSONNegotiation, StrictJSONParser
from businesses.api.schema import ApiSchema
from businesses.api.throttles import spend_for, spend_for_bad_key
from businesses.enums import Scope
from businesses.models import ApiKey, Business
from common.errors import FieldError, Malformed, NotAuthenticated
from common.pagination import DEFAULT_LIMIT, MAX_LIMIT, SortKey, page_of, page_url
from common.throttling import Allowance

LANGUAGE_PARAMETER = "lang"


class ApiView(APIView):
    """An open, throttled endpoint; a key may be shown and is then counted instead of the address."""

    authentication_classes = [KeyAuthentication]
    permission_classes: Sequence[Any] = []
    parser_classes = [StrictJSONParser]
    renderer_classes = [JSONRenderer]
    content_negotiation_class = JSONNegotiation
    metadata_class = None
    schema = ApiSchema()
    allowance: Allowance | None = None

    def perform_authentication(self, request: Request) -> None:
        try:
            super().perform_authentication(request)
        except NotAuthenticated:
            spend_for_bad_key(request)
            raise
        self.allowance = spend_for(request)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        if self.allowance is not None:
            for name, value in self.allowance.headers().items():
                response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-store")
        return super().finalize_response(request, response, *args, **kwargs)

    def query(self, serializer_class: type[StrictSerializer], **context: Any) -> dict[str, Any]:
        """The checked query string; a parameter that is unknown or comes twice is refused."""
        params = self.request.query_params
        twice = [name for name, values in params.lists() if len(values) > 1]
        if twice:
            raise Malformed(
                errors=[
                    FieldError(
                        pointer=f"/{name}", code="duplicate", detail=_("Please give this once.")
                    )
                    for name in twice
                ]
            )
        given = {name: params[name] for name in params if name != LANGUAGE_PARAMETER}
        serializer = serializer_class(data=given, context=context)
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def body(self, serializer_class: type[StrictSerializer], **context: Any) -> dict[str, Any]:
        """The checked body of the request."""
        serializer = serializer_class(data=self.request.data, context=context)
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)


class HouseView(ApiView):
    """An endpoint of the house to which the key belongs."""

    permission_classes = [HasScope]
    scopes: ClassVar[dict[str, Scope]] = {}

    @property
    def api_key(self) -> ApiKey:
        """The key that asks."""
        assert isinstance(self.request.auth, ApiKey)  # noqa: S101 -- HasScope has seen to it
        return self.request.auth

    @property
    def business(self) -> Business:
        """The house to which the key belongs: the tenant of this request."""
        return self.api_key.business


class PageQuery(StrictSerializer):
    """The parameters of every list."""

    cursor = serializers.CharField(required=False, max_length=500)
    limit = QueryNumberField(
        required=False, min_value=1, max_value=MAX_LIMIT, default=DEFAULT_LIMIT
    )


def page_response(
    view: ApiView,
    queryset: Any,
    order: Sequence[SortKey],
    *,
    query: dict[str, Any],
    show: Callable[[Sequence[Any]], Any],
) -> Response:
    """One cursor page as `{"results", "next", "previous"}`."""
    page = page_of(queryset, order, cursor=query.get("cursor"), limit=query["limit"])
    request = view.request
    base = request.build_absolute_uri(request.path)
    filters = {k: str(v) for k, v in request.query_params.items() if k != "cursor"}
    return Response(
        {
            "results": show(page.rows),
            "next": page_url(base, filters, page.next),
            "previous": page_url(base, filters, page.previous),
        }
    )
