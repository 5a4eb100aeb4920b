"""Texts that a house keeps ready for answers it gives often."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from businesses.models import Business
from messenger.models import CannedResponse


@transaction.atomic
def prepare_texts(
    *, business: Business, texts: Sequence[tuple[str, Mapping[str, str]]]
) -> list[CannedResponse]:
    """Add these titles with their texts by language, in this order, behind those there are; known titles stay."""
    known = set(CannedResponse.objects.filter(business=business).values_list("title", flat=True))
    return CannedResponse.objects.bulk_create(
        CannedResponse(
            business=business, title=title, body=dict(body), position=len(known) + place
        )
        for place, (title, body) in enumerate(texts)
        if title not in known
    )
