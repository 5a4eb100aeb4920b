"""The inbox of a house, and its prepared texts."""

from messenger.admin.canned import CannedResponseAdmin

__all__ = ["CannedResponseAdmin"]
