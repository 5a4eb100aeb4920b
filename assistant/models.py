"""What the assistant remembers of a conversation, and what it understood of each message."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Memory(models.Model):
    """One conversation's drafts, one for each skill, and how the talk has gone so far."""

    PERSONAL_FIELDS = ("drafts", "known")

    conversation = models.OneToOneField(
        "messenger.Conversation", models.CASCADE, primary_key=True, related_name="memory"
    )
    business = models.ForeignKey("businesses.Business", models.CASCADE, related_name="+")
    drafts = models.JSONField(_("drafts by skill"), default=dict)
    misunderstood = models.PositiveSmallIntegerField(_("misunderstandings in a row"), default=0)
    wanted_because = models.CharField(_("why a person is wanted"), max_length=20, blank=True)
    known = models.TextField(_("known so far"), blank=True)
    introduced_at = models.DateTimeField(_("said what it is"), null=True, blank=True)
    spoke_at = models.DateTimeField(_("spoke last"), null=True, blank=True)
    heard_seq = models.BigIntegerField(_("heard up to"), null=True, blank=True)
    """So far the diner's words are known; empty where that was not kept yet, and nothing is looked for then."""

    class Meta:
        verbose_name = _("memory")
        verbose_name_plural = _("memories")

    def __str__(self) -> str:
        return str(self.conversation_id)


class Reading(models.Model):
    """What was understood of one message, shown to staff on the diner's own words."""

    PERSONAL_FIELDS = ("understood",)

    conversation = models.ForeignKey(
        "messenger.Conversation", models.CASCADE, related_name="readings"
    )
    business = models.ForeignKey("businesses.Business", models.CASCADE, related_name="+")
    seq = models.BigIntegerField(_("sequence"))
    understood = models.JSONField(_("understood"), default=dict)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = [
            models.UniqueConstraint(fields=["conversation", "seq"], name="reading_once_per_entry")
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}/{self.seq}"
