"""Mail to the diner: confirmed, changed, cancelled. Each hangs on a version and is void when that is past."""

from reservations.mails.sending import plug_in

__all__ = ["plug_in"]
