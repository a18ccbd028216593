"""The room as Django knows it."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Background work; every room's `handlers` module is loaded with it."""

    name = "bureau.jobs"
    label = "jobs"
    verbose_name = "后台任务"

    def ready(self) -> None:
        """Load the handlers of all rooms."""
        autodiscover_modules("handlers")
