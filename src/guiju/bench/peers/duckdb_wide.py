"""DuckDB turning a long table wide: `FILE COLUMNS`, Parquet and a JSON list of [concept, year]."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import duckdb


def main() -> None:
    """One filtered aggregate a column into a table in memory, once for each line read."""
    table, listed = sys.argv[1:]
    columns = json.loads(Path(listed).read_text())
    aggregates = ", ".join(
        f"max(value) filter (concept = '{concept}' and period = {year}) as \"{concept}@{year}\""
        for concept, year in columns
    )
    query = (
        f"create or replace temp table wide as "
        f"select entity, {aggregates} from read_parquet('{table}') group by entity"
    )
    database = duckdb.connect()
    print(json.dumps({"versions": {"duckdb": duckdb.__version__}}), flush=True)
    for _ in sys.stdin:
        started = time.perf_counter()
        database.execute(query)
        print(json.dumps({"seconds": time.perf_counter() - started}), flush=True)


if __name__ == "__main__":
    main()
