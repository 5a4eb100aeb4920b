"""What reservations offers to the chat: a skill for the assistant."""

from reservations.chat.skill import TableSkill

__all__ = ["TableSkill"]
