"""The room as Django knows it."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Windows, applications, reminders."""

    name = "bureau.applications"
    label = "applications"
    verbose_name = "申报"

    def ready(self) -> None:
        """Applications are moved here: with 获批 goes a title."""
        from bureau.ledger.actions import keep_moves

        keep_moves("application", "application")
