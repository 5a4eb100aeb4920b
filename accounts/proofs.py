"""What is known of a diner whom nobody has seen: proved contacts, and where the first words came from."""

from uuid import UUID

from accounts.models import Code, Diner, Handle


def has_proved_contact(diner_id: UUID) -> bool:
    """Whether some mail address or phone number is known to be this diner's."""
    return Handle.objects.filter(diner_id=diner_id).exists()


def address_of_diner(diner_id: UUID) -> str:
    """The keyed hash of the network this diner first wrote from; '' when none is known (any more)."""
    hashes = Diner.objects.filter(pk=diner_id).values_list("address_hash", flat=True)
    return hashes.first() or ""


def has_used_code(diner_id: UUID, about: str) -> bool:
    """Whether this diner has used a code that was bound to this."""
    return Code.objects.filter(diner_id=diner_id, about=about, used_at__isnull=False).exists()
