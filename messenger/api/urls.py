"""Addresses below /api/v1/ that this app answers."""

from django.urls import path

from messenger.api.conversations import ConversationsView, MessagesView, OneConversationView

ONE = "conversations/<uuid:conversation_id>/"

urlpatterns = [
    path("conversations/", ConversationsView.as_view(), name="api-conversations"),
    path(ONE, OneConversationView.as_view(), name="api-conversation"),
    path(f"{ONE}messages/", MessagesView.as_view(), name="api-messages"),
]
