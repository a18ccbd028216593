"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The staff face."""

    name = "bureau.desk"
    verbose_name = "工作台"
