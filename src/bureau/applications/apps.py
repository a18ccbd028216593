"""The room as Django knows it."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Windows, applications, reminders."""

    name = "bureau.applications"
    label = "applications"
    verbose_name = "申报"
