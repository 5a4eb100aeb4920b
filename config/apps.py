"""The admin with our own site, and the commands that know all apps."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig as StockAdminConfig

LEFT_OUT = ("auth.Group", "account.EmailAddress", "mfa.Authenticator")


class AdminConfig(StockAdminConfig):
    """Django's admin, served by config.admin.StammtischAdminSite."""

    default_site = "config.admin.StammtischAdminSite"

    def ready(self) -> None:
        """Leave out what other packages bring: secrets of second factors, groups and mail addresses we do not use."""
        super().ready()
        from django.apps import apps  # noqa: PLC0415 -- app ready
        from django.contrib.admin import site  # noqa: PLC0415 -- app ready

        for label in LEFT_OUT:
            model = apps.get_model(label)
            if site.is_registered(model):
                site.unregister(model)


class WiringConfig(AppConfig):
    """No models: the commands serve, work and load_demo, which know every app."""

    name = "config"
