"""OpenFisca judging everybody by five ratios: `FILE`, Parquet with a0, b0 … a4, b4 as floats."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from openfisca_core import periods
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

YEAR = periods.period("2023")
SHARE = np.float32(0.05)


def system() -> Any:
    """Ten inputs, five conditions, a verdict, as OpenFisca's own variables."""
    firm = Entity("firm", "firms", "", "")
    found = TaxBenefitSystem([firm])

    def add(name: str, kind: type, formula: Callable[..., Any] | None = None) -> None:
        body = {"value_type": kind, "entity": firm, "definition_period": DateUnit.YEAR}
        body |= {"label": name} | ({"formula": formula} if formula else {})
        found.add_variable(type(name, (Variable,), body))

    for number in range(5):
        add(f"a{number}", float)
        add(f"b{number}", float)
        add(f"c{number}", bool, condition(number))
    add("verdict", bool, verdict)
    return found


def condition(number: int) -> Callable[..., Any]:
    """a / b of at least 5 %, as a multiplication: OpenFisca knows no blank and no zero to heed."""

    def formula(firm: Any, period: Any) -> Any:
        return firm(f"a{number}", period) >= SHARE * firm(f"b{number}", period)

    return formula


def verdict(firm: Any, period: Any) -> Any:
    """c0 and c1 and (c2 or c3) and c4."""
    c = [firm(f"c{number}", period) for number in range(5)]
    return c[0] & c[1] & (c[2] | c[3]) & c[4]


def first_calculation(rules: Any, columns: dict[str, Any], count: int) -> float:
    """Seconds a fresh simulation takes for the verdict, its inputs already set."""
    simulation = SimulationBuilder().build_default_simulation(rules, count)
    for name, values in columns.items():
        simulation.set_input(name, YEAR, values)
    started = time.perf_counter()
    simulation.calculate("verdict", YEAR)
    return time.perf_counter() - started


def main() -> None:
    """Load, then measure once for each line read."""
    table = pq.read_table(sys.argv[1])
    columns = {name: table[name].to_numpy() for name in table.column_names}
    rules = system()
    versions = {"OpenFisca-core": version("OpenFisca-core")}
    print(json.dumps({"versions": versions}), flush=True)
    for _ in sys.stdin:
        print(json.dumps({"seconds": first_calculation(rules, columns, len(table))}), flush=True)


if __name__ == "__main__":
    main()
