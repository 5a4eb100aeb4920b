"""What staff see of the assistant beside a conversation: what it understood, and why it called for somebody."""

from assistant.admin.marks import ReadingMarks
from assistant.admin.panel import UnderstoodPanel
from messenger.extensions import register_marker, register_panel


def plug_in() -> None:
    """Show both in the inbox."""
    register_marker(ReadingMarks())
    register_panel("understood", UnderstoodPanel(), place=10)


__all__ = ["ReadingMarks", "UnderstoodPanel", "plug_in"]
