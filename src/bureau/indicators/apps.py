"""The room as Django knows it."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Targets, values, splits."""

    name = "bureau.indicators"
    label = "indicators"
    verbose_name = "考核指标"
