"""The room as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The face for firms and the public."""

    name = "bureau.portal"
    verbose_name = "企业和公众"
