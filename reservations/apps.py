"""Reservations: where tables are given out."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReservationsConfig(AppConfig):
    """Plugs its skill into the assistant and follows its own events."""

    name = "reservations"
    verbose_name = _("Reservations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Offer the skill, tell what houses have free, follow what happens to reservations."""
        from assistant import skills  # noqa: PLC0415 -- app ready
        from messenger.extensions import register_house_facts, register_panel  # noqa: PLC0415 -- app ready
        from reservations import mails  # noqa: PLC0415 -- app ready
        from reservations.chat import TableSkill, freed, names_told, told  # noqa: PLC0415 -- app ready
        from reservations.chat.desk import TablePanel  # noqa: PLC0415 -- app ready
        from reservations.views.house_facts import ReservationFacts  # noqa: PLC0415 -- app ready

        skills.register(TableSkill())
        register_house_facts(ReservationFacts())
        register_panel("table", TablePanel(), place=25)
        told.plug_in()
        freed.plug_in()
        names_told.plug_in()
        mails.plug_in()
