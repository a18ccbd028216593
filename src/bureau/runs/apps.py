"""The room as Django knows it."""

from django.apps import AppConfig


class RunsConfig(AppConfig):
    """Snapshots, runs, certificates."""

    name = "bureau.runs"
    label = "runs"
    verbose_name = "判定"
