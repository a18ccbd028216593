"""The room as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Facts, sources, decisions, and the tables derived from them."""

    name = "bureau.ledger"
    label = "ledger"
    verbose_name = "台账"
