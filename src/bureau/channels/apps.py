"""The room as Django knows it."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """Messages and receipts."""

    name = "bureau.channels"
    label = "channels"
    verbose_name = "消息"

    def ready(self) -> None:
        """From now on what must be told of security is told."""
        from bureau.channels import alarms

        assert alarms
