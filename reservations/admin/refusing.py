"""Refusals of actions stand on the form that asked for them, with what could be had instead."""

from businesses import tenant_admin
from common.errors import DomainError
from reservations.admin.words import refusal_text


class RefusingAdmin(tenant_admin.RefusingAdmin):
    """Saving calls an action of reservations."""

    def refusal_text(self, refusal: DomainError) -> str:
        return refusal_text(refusal)
