"""The automatic voice."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssistantConfig(AppConfig):
    """Plugs in its own skills and listens for owed turns."""

    name = "assistant"
    verbose_name = _("Assistant")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Plug in what the assistant can do by itself."""
        from assistant import skills  # noqa: PLC0415 -- app ready
        from assistant.admin import plug_in  # noqa: PLC0415 -- app ready
        from assistant.handover import HandOver  # noqa: PLC0415 -- app ready
        from assistant.knowledge import Knowledge  # noqa: PLC0415 -- app ready
        from assistant.manners import Manners  # noqa: PLC0415 -- app ready
        from assistant.running import ask_for_turn  # noqa: PLC0415 -- app ready
        from messenger.extensions import on_owed_turn  # noqa: PLC0415 -- app ready

        for skill in (HandOver(), Knowledge(), Manners()):
            skills.register(skill)
        on_owed_turn(ask_for_turn)
        plug_in()
