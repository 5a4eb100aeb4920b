"""What must hold of every conversation, counted where it does not."""

from django.db.models import Count, F, Max, Min, Q

from messenger.models import Conversation, Entry, Participant


def sequence_gaps() -> int:
    """Conversations whose entries are not numbered 1 to `head` without gap."""
    counted = Conversation.objects.annotate(
        stored=Count("entries"), first=Min("entries__seq"), last=Max("entries__seq")
    )
    wrong = Q(stored=0, head__gt=0) | (
        Q(stored__gt=0) & (~Q(first=1) | ~Q(last=F("head")) | ~Q(stored=F("head")))
    )
    return counted.filter(wrong).count()


def answers_ahead_of_questions() -> int:
    """Conversations in which the assistant claims to have answered what was never said."""
    return Conversation.objects.filter(answered_seq__gt=F("head")).count()


def foreign_parts() -> int:
    """Participants, senders and notes that belong to another house than their conversation."""
    return (
        Participant.objects.exclude(business_id=F("conversation__business_id")).count()
        + Participant.objects.filter(service_of__isnull=False)
        .exclude(service_of_id=F("business_id"))
        .count()
        + Entry.objects.exclude(sender__conversation_id=F("conversation_id")).count()
        + Conversation.objects.filter(parent__isnull=False)
        .exclude(parent__business_id=F("business_id"))
        .count()
    )
