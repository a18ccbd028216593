"""The admin as an installed application, with our site in place of its own."""

from django.contrib.admin.apps import AdminConfig


class ConsoleConfig(AdminConfig):
    """Loaded before there are tables, so it names the site instead of importing it."""

    default_site = "bureau.accounts.console.Console"
