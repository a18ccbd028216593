"""The room as Django knows it."""

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """Messages and receipts."""

    name = "bureau.channels"
    label = "channels"
    verbose_name = "消息"
