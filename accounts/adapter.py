"""allauth's hooks: staff accounts are made by their houses, never by signing up."""

import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Whether to ask again who it is; not of somebody who has just logged in.

        So setting up a second factor, and seeing its codes, follows the first login with one password.
        """
        asked = super().is_reauthentication_required(app=app, **kwargs)
        return bool(asked) and not _has_just_logged_in(self.request)


def _has_just_logged_in(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    timeout = app_settings.REAUTHENTICATION_TIMEOUT
    return bool(records) and time.time() - records[-1]["at"] < timeout
