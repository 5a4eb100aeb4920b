"""The tenant and what belongs to it whatever it books: people, rights, guests, texts, keys."""

import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from businesses.enums import HouseColour, Role, Scope, Sign, Topic
from common.constraints import SameHouse
from common.localized import localized

SLUG = RegexValidator(
    r"^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$", _("Small letters, digits and hyphens.")
)

TAKEN_ADDRESSES = frozenset(
    "accounts admin api docs healthz imprint privacy readyz static ws".split()  # noqa: SIM905 -- easier to read
)
"""First parts of addresses that the installation itself uses: no house can be found under them."""


def not_taken(slug: str) -> None:
    """Refuse a short name under which something else answers."""
    if slug in TAKEN_ADDRESSES:
        raise ValidationError(_("This address is taken by the installation itself."), code="taken")


class BusinessQuerySet(models.QuerySet["Business"]):
    def listed(self) -> "BusinessQuerySet":
        """Houses that diners may see."""
        return self.filter(is_listed=True, is_active=True)

    def of_member(self, user_pk: int) -> "BusinessQuerySet":
        """Houses in which this user has a role."""
        return self.filter(
            memberships__user_id=user_pk, memberships__ended_at=None, is_active=True
        )


class Business(models.Model):
    """One restaurant: the tenant. Its address in the web is /<slug>/."""

    slug = models.SlugField(
        _("short name in the address"), max_length=50, unique=True, validators=[SLUG, not_taken]
    )
    name = models.CharField(_("name"), max_length=120)
    timezone = models.CharField(_("time zone"), max_length=64, default="Europe/Berlin")
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    city = models.CharField(_("city"), max_length=80)
    country = models.CharField(_("country (ISO 3166)"), max_length=2, default="DE")
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    colour = models.CharField(
        _("house colour"), max_length=12, choices=HouseColour, default=HouseColour.TRAUBE
    )
    sign = models.CharField(_("sign"), max_length=12, choices=Sign, default=Sign.GRAPE)
    tagline = models.JSONField(_("one line about the house"), default=dict, blank=True)
    assistant_enabled = models.BooleanField(_("the assistant answers"), default=True)
    is_listed = models.BooleanField(_("shown on the start page"), default=True)
    is_active = models.BooleanField(_("in operation"), default=True)
    created_at = models.DateTimeField(_("created"), editable=False)

    objects = BusinessQuerySet.as_manager()

    class Meta:
        verbose_name = _("business")
        verbose_name_plural = _("businesses")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(colour__in=HouseColour.values), name="business_colour_known"
            ),
            models.CheckConstraint(
                condition=models.Q(sign__in=Sign.values), name="business_sign_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The restaurant's time zone, in which all its rules are written."""
        return zoneinfo.ZoneInfo(self.timezone)

    @property
    def emblem_template(self) -> str:
        """The drawing on this house's inn sign."""
        return f"signs/emblem/{self.sign}.html"

    def tagline_in(self, lang: str) -> str:
        """The one line about the house in this language."""
        return localized(self.tagline, lang)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        """Memberships that have not ended."""
        return self.filter(ended_at=None)


class Membership(models.Model):
    """A user's role in one house."""

    business = models.ForeignKey(
        Business, models.CASCADE, related_name="memberships", verbose_name=_("business")
    )
    user = models.ForeignKey(
        "accounts.User",
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("member of staff"),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.HOST)
    created_at = models.DateTimeField(_("since"), editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["business", "user"]
        constraints = [
            models.UniqueConstraint(
                fields=["business", "user"],
                condition=models.Q(ended_at=None),
                name="membership_one_role_per_house",
                violation_error_message=_("This person already has a role in this house."),
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="membership_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"


class Guest(models.Model):
    """One house's own record of a person; staff never see a diner or another house's guest."""

    PERSONAL_FIELDS = ("name", "phone", "email", "notes")

    business = models.ForeignKey(
        Business, models.CASCADE, related_name="guests", verbose_name=_("business")
    )
    name = models.CharField(_("name"), max_length=120)
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    notes = models.TextField(_("notes"), blank=True, max_length=2000)
    tags = models.JSONField(_("tags"), default=list, blank=True)
    diner_id = models.UUIDField(_("diner"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("since"), editable=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="others"
    )
    """The record that stands for this person; this one is kept, so that the merge can be taken back."""

    class Meta:
        verbose_name = _("guest")
        verbose_name_plural = _("guests")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["business", "diner_id"],
                condition=models.Q(diner_id__isnull=False, merged_into=None),
                name="guest_one_per_diner",
            ),
            models.UniqueConstraint(fields=["business", "id"], name="guest_of_house"),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="guest_is_not_its_own_other"
            ),
            SameHouse(field="merged_into", name="guest_merged_within_house"),
        ]
        indexes = [
            models.Index(fields=["business", "name"], name="guest_by_name"),
            models.Index(fields=["business", "phone"], name="guest_by_phone"),
            models.Index(fields=["business", "email"], name="guest_by_email"),
        ]

    def __str__(self) -> str:
        return self.name


class HouseText(models.Model):
    """What the house says about itself on one topic, in its languages; the assistant answers from these."""

    business = models.ForeignKey(
        Business, models.CASCADE, related_name="texts", verbose_name=_("business")
    )
    topic = models.CharField(_("topic"), max_length=20, choices=Topic)
    body = models.JSONField(_("text"), default=dict)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("house text")
        verbose_name_plural = _("house texts")
        ordering = ["business", "topic", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["business", "topic", "position"], name="housetext_one_per_place"
            ),
            models.CheckConstraint(
                condition=models.Q(topic__in=Topic.values), name="housetext_topic_known"
            ),
        ]

    def __str__(self) -> str:
        return self.get_topic_display()


class TeamHours(models.Model):
    """When people answer in the chat: one span of a weekday, in minutes since midnight, house time."""

    business = models.ForeignKey(
        Business, models.CASCADE, related_name="team_hours", verbose_name=_("business")
    )
    weekday = models.PositiveSmallIntegerField(_("weekday (0 = Monday)"))
    opens = models.PositiveSmallIntegerField(_("from"))
    closes = models.PositiveSmallIntegerField(_("until"))

    class Meta:
        verbose_name = _("team hours")
        verbose_name_plural = _("team hours")
        ordering = ["business", "weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(weekday__lte=6), name="teamhours_weekday_known"
            ),
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens"), closes__lte=36 * 60),
                name="teamhours_close_after_opening",
                violation_error_message=_("The end must be after the beginning."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}-{self.closes}"


class ApiKey(models.Model):
    """An integrator's key: belongs to one house, stored as SHA-256, carries scopes."""

    business = models.ForeignKey(
        Business, models.CASCADE, related_name="api_keys", verbose_name=_("business")
    )
    name = models.CharField(_("name"), max_length=80)
    prefix = models.CharField(_("beginning"), max_length=12, editable=False)
    secret_hash = models.CharField(_("hash"), max_length=64, unique=True, editable=False)
    scopes = models.JSONField(_("scopes"), default=list)
    created_at = models.DateTimeField(_("created"), editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)

    SCOPES = Scope

    class Meta:
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")
        ordering = ["business", "name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


class IdempotentRequest(models.Model):
    """The answer already given to a POST with an Idempotency-Key; kept for 24 hours, successes only."""

    business = models.ForeignKey(Business, models.CASCADE, related_name="idempotent_requests")
    api_key = models.ForeignKey(ApiKey, models.CASCADE, related_name="idempotent_requests")
    key = models.CharField(_("idempotency key"), max_length=255)
    request_hash = models.CharField(_("hash of the request"), max_length=64)
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True)
    body = models.JSONField(_("body"), null=True)
    created_at = models.DateTimeField(_("created"), db_index=True)

    class Meta:
        verbose_name = _("idempotent request")
        verbose_name_plural = _("idempotent requests")
        constraints = [
            models.UniqueConstraint(
                fields=["api_key", "key"], name="idempotentrequest_once_per_key"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.api_key_id}/{self.pk}"
