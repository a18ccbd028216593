"""Two runs over everybody, of this year's end and of last year's: the boards have something to say."""

from __future__ import annotations

from datetime import date

DAYS = (date(2023, 12, 31), date(2024, 12, 31))


def judge() -> None:
    """Ask for the runs and do what is due at once."""
    from bureau.accounts.viewer import SYSTEM
    from bureau.jobs.actions import drain
    from bureau.runs import actions

    for day in DAYS:
        actions.start(by=SYSTEM, as_of=day)
    drain()


if __name__ == "__main__":
    import django

    django.setup()
    judge()
