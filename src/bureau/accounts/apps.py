"""The room as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, roles, deputies and the log of readings."""

    name = "bureau.accounts"
    label = "accounts"
    verbose_name = "账号"

    def ready(self) -> None:
        """Listen to what the libraries tell of."""
        from bureau.accounts import signals

        assert signals
