"""The wiring as Django knows it: it brings the commands that run and keep the service."""

from django.apps import AppConfig


class WiringConfig(AppConfig):
    """No tables; serve, backup, restore, health."""

    name = "bureau.config"
    label = "wiring"
    verbose_name = "运行"
