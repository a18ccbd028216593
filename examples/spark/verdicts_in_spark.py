"""Verdicts past one machine: the column reading inside Spark, one piece of the table at a time.

    python examples/spark/verdicts_in_spark.py SNAPSHOT.parquet AS_OF OUT [RULEBOOK]

SNAPSHOT.parquet is what `guiju run` leaves in its folder, or many such files in a folder. OUT
becomes a folder of Parquet: `entity`, and for each policy 0 ineligible, 1 eligible, 2 unknown,
3 not applicable, 4 no verdict. The workers need guiju, Polars and PyArrow, nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow as pa
from pyspark.sql import SparkSession

import guiju

# Firms a worker judges at once: the row group of a snapshot.
BATCH = 32_768
# Spark takes the dot of `titles.hte` for a field of a struct, so it goes by another sign in there.
DOT, SIGN = ".", "·"


def main() -> None:
    """Judge every firm of a snapshot inside Spark."""
    snapshot, as_of, out, *rulebook = sys.argv[1:]
    day, root = date.fromisoformat(as_of), Path(rulebook[0]).resolve() if rulebook else None
    policies = list(guiju.load_rulebook(root).policies)

    def judge(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Runs on the workers; the rulebook is read once for all batches of a partition."""
        book = guiju.load_rulebook(root)
        for batch in batches:
            frame = pl.DataFrame(batch).rename(lambda name: name.replace(SIGN, DOT))
            found = guiju.verdicts_frame(list(book.policies.values()), frame, day)
            columns = {name: found[name].cast(pl.Int16).to_numpy() for name in policies}
            made = pa.table({"entity": found["entity"].to_list(), **columns})
            yield from made.to_batches()

    columns = ", ".join(["entity string", *(f"`{name}` smallint" for name in policies)])
    spark = session()
    firms = spark.read.parquet(snapshot)
    firms = firms.toDF(*(name.replace(DOT, SIGN) for name in firms.columns))
    firms.mapInArrow(judge, columns).write.mode("overwrite").parquet(out)
    spark.stop()


def session() -> SparkSession:
    """Spark on this machine; on a cluster, take the cluster's own session instead."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]").appName("guiju")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", BATCH)
    return builder.config("spark.ui.enabled", "false").getOrCreate()


if __name__ == "__main__":
    main()
