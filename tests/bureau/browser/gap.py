"""A county three firms short of its target in October 2025, served for the journey from there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from tests.bureau.browser.serving import Site, call, serve

CLOCK = "2025-10-15"
MORE = (
    ("enterprise-nearer", date(2025, 11, 20), 2),
    ("enterprise-later", date(2025, 12, 20), 3),
)
TOWN_SHARES = (1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
"""What the towns are given of a target of three, in the order of the county's list."""


@contextmanager
def gapped(folder: Path) -> Iterator[Site]:
    """Furnish a folder with tables, styles, fourteen firms and the people, and serve it."""
    call(folder, "-m", "django", "migrate", "--verbosity", "0", today=CLOCK)
    call(folder, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0", today=CLOCK)
    call(folder, "-m", "tests.bureau.browser.gap", today=CLOCK)
    call(folder, "-m", "tests.bureau.browser.people", today=CLOCK)
    with serve(folder, CLOCK, nights=False) as running:
        yield running


def settle() -> None:
    """Twelve towns, the firms whose numbers are worked by hand, an indicator with two numbers.

    The target is 3, the forecast 0. By the third quarter ours is 2, the upper level's 1: they have
    taken off the firm that moved out.
    """
    from django.conf import settings

    from bureau.accounts.viewer import SYSTEM
    from bureau.ledger import actions
    from bureau.ledger.queries import towns
    from tests.bureau import cast
    from tests.bureau.indicators import small_county

    cast.firms()
    for code, name in towns().items():
        if code not in (cast.TOWN, cast.OTHER_TOWN):
            values = {"name": name, "code": code, "kind": "town", "officer": "示例联系人"}
            actions.create(by=SYSTEM, kind="town", code=f"town-{code[-3:]}", values=values)
    small_county.stand()
    more_near_firms(small_county.run(Path(settings.RUNS), settings))
    assessed = small_county.indicator()
    for nature, value in (("actual", "2"), ("upper", "1")):
        source = actions.add_source(by=SYSTEM, kind="指标数据", title=f"示例{value}号通报")
        values = {"indicator": assessed.code, "period": "2025Q3", "nature": nature, "value": value}
        actions.create(by=SYSTEM, kind="indicator_value", values=values, source=source, grade="A")


def more_near_firms(run: Any) -> None:
    """Two more firms one step short, the later one the heavier, beside those of the small county."""
    import polars as pl

    from bureau.accounts.viewer import SYSTEM
    from bureau.ledger import actions
    from bureau.runs.files import STANDING, steps_file
    from tests.bureau import cast
    from tests.bureau.indicators import small_county

    places, rows, steps = cast.towns(), [], []
    for number, (code, day, months) in enumerate(MORE):
        town = places[cast.TOWN]
        values = {"name": f"示例2{number}有限公司", "life_status": "active", "town": town.code}
        actions.create(by=SYSTEM, kind="enterprise", code=code, values=values)
        rows.append({"entity": code, "town": cast.TOWN, "gone": False, "unmet·hte": 1})
        step = {"moves": number + 1, "months": months, "by_when": day, "about": "研发费用占比"}
        steps.append(small_county._step(code, **step))
    standing = pl.read_parquet(run.place / STANDING)
    added = pl.DataFrame(rows).with_columns(pl.lit(0).alias("unknown·hte"))
    added.select(standing.columns).cast(dict(standing.schema)).vstack(standing).write_parquet(
        run.place / STANDING
    )
    kept = pl.read_parquet(steps_file(run, 0))
    pl.DataFrame(steps, schema=kept.schema).vstack(kept).write_parquet(steps_file(run, 0))


if __name__ == "__main__":
    import django

    django.setup()
    settle()
