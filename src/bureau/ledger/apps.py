"""The room as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Facts, sources, decisions, and the tables derived from them."""

    name = "bureau.ledger"
    label = "ledger"
    verbose_name = "台账"

    def ready(self) -> None:
        """Accounts learn here which towns, sections and bodies there are."""
        from bureau.accounts.queries import keep_places
        from bureau.ledger.places import LedgerPlaces

        keep_places(LedgerPlaces())
