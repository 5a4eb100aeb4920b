"""`Authorization: Bearer KEY`: a key belongs to one house and carries scopes."""

import logging

from django.db import OperationalError
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from businesses.access import key_from, require_scope
from businesses.actions import key_use_is_due, note_key_use
from businesses.enums import Scope
from businesses.models import ApiKey
from common.errors import NotAuthenticated

log = logging.getLogger(__name__)


class KeyAuthentication(BaseAuthentication):
    """Sets `request.auth` to the living ApiKey; a key that is not valid is refused even where none is needed."""

    def authenticate(self, request: Request) -> tuple[None, ApiKey] | None:
        header = request.META.get("HTTP_AUTHORIZATION", "")
        if not header:
            return None
        api_key = key_from(header)
        if key_use_is_due(api_key):
            try:
                note_key_use(api_key=api_key)
            except OperationalError:
                # Reading must go on while nothing can be written.
                log.warning("use of a key not noted", extra={"api_key_id": api_key.pk})
        return None, api_key

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="api"'


class HasScope(BasePermission):
    """Lets a key pass whose scopes hold what the view names for this method (`scopes = {"GET": Scope…}`)."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not isinstance(request.auth, ApiKey):
            raise NotAuthenticated
        scopes: dict[str, Scope] = getattr(view, "scopes", {})
        scope = scopes.get(request.method or "")
        if scope is not None:
            require_scope(request.auth, scope)
        return True
