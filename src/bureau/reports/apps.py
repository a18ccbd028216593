"""The room as Django knows it."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Editions, sections, signatures."""

    name = "bureau.reports"
    label = "reports"
    verbose_name = "报告"
