"""The room as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, roles, deputies and the log of readings."""

    name = "bureau.accounts"
    label = "accounts"
    verbose_name = "账号"
