"""What can be asked of the messenger."""

from messenger.queries.inbox import (
    InboxCounts,
    InboxPage,
    InboxRow,
    InboxView,
    canned_responses,
    inbox_counts,
    inbox_page,
    inbox_row,
    waiting_count,
)
from messenger.queries.pages import ThreadPage, house_thread_page, notes_page, thread_page
from messenger.queries.threads import service_head, was_said

__all__ = [
    "InboxCounts",
    "InboxPage",
    "InboxRow",
    "InboxView",
    "ThreadPage",
    "canned_responses",
    "house_thread_page",
    "inbox_counts",
    "inbox_page",
    "inbox_row",
    "notes_page",
    "service_head",
    "thread_page",
    "waiting_count",
    "was_said",
]
