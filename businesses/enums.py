"""The closed lists of this app. Values are stable and lower-case."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OWNER = "owner", _("owner")
    MANAGER = "manager", _("manager")
    HOST = "host", _("host")


class HouseColour(models.TextChoices):
    """Names, never values: the page maps them to colours (css tokens)."""

    TRAUBE = "traube", _("grape")
    ZITRONE = "zitrone", _("lemon")
    GRANAT = "granat", _("garnet")
    FORELLE = "forelle", _("trout")
    SALBEI = "salbei", _("sage")
    SCHIEFER = "schiefer", _("slate")


class Sign(models.TextChoices):
    """The emblem on the inn sign."""

    GRAPE = "grape", _("grape")
    LEMON = "lemon", _("lemon")
    STAR = "star", _("star")
    FISH = "fish", _("fish")
    LEAF = "leaf", _("leaf")
    STAG = "stag", _("stag")
    POMEGRANATE = "pomegranate", _("pomegranate")
    BOWL = "bowl", _("bowl")


class Scope(models.TextChoices):
    RESERVATIONS_READ = "reservations:read", _("read reservations")
    RESERVATIONS_WRITE = "reservations:write", _("write reservations")
    CONVERSATIONS_READ = "conversations:read", _("read conversations")
    CONVERSATIONS_WRITE = "conversations:write", _("write conversations")


class Topic(models.TextChoices):
    """What a house text is about; the assistant answers questions from these."""

    ABOUT = "about", _("the house")
    HOURS = "hours", _("opening hours (note)")
    DIRECTIONS = "directions", _("how to get here")
    MENU = "menu", _("menu highlights")
    PARKING = "parking", _("parking")
    DOGS = "dogs", _("dogs")
    CHILDREN = "children", _("children")
    PAYMENT = "payment", _("payment")
    ALLERGIES = "allergies", _("allergies and diets")
    ACCESSIBILITY = "accessibility", _("accessibility")
    POLICY = "policy", _("house rules for reservations")
    IMPRINT = "imprint", _("imprint")
    PRIVACY = "privacy", _("privacy")
