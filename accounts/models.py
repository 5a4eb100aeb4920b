"""People: staff who log in, and diners who chat. Tenants refer to both by UUID and never join them."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A member of some house's staff, or an administrator of the installation."""

    PERSONAL_FIELDS = ("username", "first_name", "last_name", "email")

    uuid = models.UUIDField(_("stable id"), default=uuid.uuid4, unique=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = _("member of staff")  # type: ignore[assignment]  # lazy text
        verbose_name_plural = _("members of staff")  # type: ignore[assignment]  # lazy text


class Diner(models.Model):
    """The person who chats: anonymous until a handle is verified; one person, many businesses."""

    PERSONAL_FIELDS = ("name",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=120, blank=True)
    lang = models.CharField(_("language"), max_length=5, default="de")
    start_key_hash = models.CharField(
        _("hash of the starting key"), max_length=64, unique=True, editable=False
    )
    created_at = models.DateTimeField(_("created"), db_index=True)
    address_hash = models.CharField(
        _("keyed hash of the first network address, for a day"),
        max_length=64,
        blank=True,
        editable=False,
    )
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("diner")
        verbose_name_plural = _("diners")

    def __str__(self) -> str:
        return str(self.id)


class DinerLogin(models.Model):
    """One browser of a diner: the SHA-256 of the random token in its cookie."""

    diner = models.ForeignKey(Diner, models.CASCADE, related_name="logins")
    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True)
    created_at = models.DateTimeField(_("created"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("login of a diner")
        verbose_name_plural = _("logins of diners")

    def __str__(self) -> str:
        return f"{self.diner_id}/{self.pk}"


class Handle(models.Model):
    """A mail address or phone number that a diner has proved to be theirs by a code."""

    PERSONAL_FIELDS = ("value",)

    class Kind(models.TextChoices):
        MAIL = "mail", _("e-mail")
        PHONE = "phone", _("phone")

    diner = models.ForeignKey(Diner, models.CASCADE, related_name="handles")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    value = models.CharField(_("value"), max_length=254)
    verified_at = models.DateTimeField(_("verified"))

    class Meta:
        verbose_name = _("handle")
        verbose_name_plural = _("handles")
        constraints = [
            models.UniqueConstraint(fields=["kind", "value"], name="handle_belongs_to_one_diner"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["mail", "phone"]), name="handle_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.diner_id}"


class Code(models.Model):
    """Six digits sent to a contact, to prove that the diner reads there. The digits follow from the id and the secret key."""

    PERSONAL_FIELDS = ("value",)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    diner = models.ForeignKey(Diner, models.CASCADE, related_name="codes")
    kind = models.CharField(_("kind"), max_length=8, choices=Handle.Kind)
    value = models.CharField(_("value"), max_length=254)
    about = models.CharField(_("bound to"), max_length=80, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    created_at = models.DateTimeField(_("created"))
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        constraints = [
            models.CheckConstraint(condition=models.Q(tries__lte=5), name="code_five_tries"),
        ]
        indexes = [models.Index(fields=["value", "created_at"], name="code_by_contact")]

    def __str__(self) -> str:
        return str(self.id)
