"""The room as Django knows it."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Templates and static files."""

    name = "bureau.look"
    label = "look"
    verbose_name = "外观"
