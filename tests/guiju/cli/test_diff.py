"""`guiju diff`: whoever moved is named once, with the cause; sums add up."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from examples.county.firms import firms
from examples.county.tables import write

from guiju.comparison import CAUSES, state
from guiju.evaluation.judging import judge
from guiju.evaluation.running import run
from guiju.facts import Snapshot, facts_of_row, read_tables
from guiju.rulebook import Rulebook, load_rulebook
from tests.cast import POLICY, write_rulebook
from tests.guiju.cli.conftest import Guiju
from tests.guiju.comparison.desk import SHARE

DAYS = date(2023, 12, 31), date(2024, 12, 31)
COUNT = 40


class County(NamedTuple):
    """An invented county judged at the end of two years."""

    book: Rulebook
    snapshots: tuple[Snapshot, Snapshot]
    runs: tuple[Path, Path]


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    """Forty firms under the whole rulebook."""
    folder, book = tmp_path_factory.mktemp("county"), load_rulebook()
    write(firms(COUNT, [("320481001", "示例一镇"), ("320481002", "示例二镇")], 7), folder / "facts")
    first, second = (read_tables(folder / "facts", book.vocabulary, as_of=day) for day in DAYS)
    runs = folder / "2023", folder / "2024"
    for snapshot, out in zip((first, second), runs, strict=True):
        run(book, snapshot, out)
    return County(book, (first, second), runs)


def lines(text: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The records of --json, and the sum behind them."""
    found = [json.loads(line) for line in text.splitlines()]
    return found[:-1], found[-1]


def states(county: County, which: int) -> dict[tuple[str, str], str]:
    """Every firm under every policy on one of the days, judged one by one."""
    snapshot = county.snapshots[which]
    found = {}
    for row in snapshot.frame.iter_rows(named=True):
        facts = facts_of_row(row, county.book.vocabulary, DAYS[which])
        for name, judgement in judge(county.book, facts, DAYS[which]).items():
            found[row["entity"], name] = state(judgement)
    return found


def test_every_firm_that_moved_is_named_once(county: County, guiju: Guiju) -> None:
    """Recounted slowly: each firm under each policy on both days, with what it was and is."""
    done = guiju("diff", *county.runs, "--json")
    assert done.returncode == 1, done.stderr
    records, total = lines(done.stdout)
    was, now = states(county, 0), states(county, 1)
    slowly = {key: (was[key], now[key]) for key in was if was[key] != now[key]}
    named = [(one["entity"], one["policy"]) for one in records]
    assert len(named) == len(set(named)) == total["moved"] > COUNT
    told = {(one["entity"], one["policy"]): (one["before"], one["after"]) for one in records}
    assert told == slowly


def test_causes_add_up(county: County, guiju: Guiju) -> None:
    """In total and policy by policy; each has words, and facts have names and both values."""
    records, total = lines(guiju("diff", *county.runs, "--json").stdout)
    counted = Counter(one["cause"] for one in records)
    assert total["causes"] == {kind: counted[kind] for kind in CAUSES}
    assert sum(total["causes"].values()) == total["moved"] == len(records)
    assert min(counted.values()) > 0
    assert set(records[0]) == {"entity", "policy", "before", "after", "cause", "why", "facts"}
    for one in records:
        assert one["why"]
        assert bool(one["facts"]) == (one["cause"] == "facts")
        for fact in one["facts"]:
            assert set(fact) == {"fact", "years", "before", "after"}
            assert fact["before"] != fact["after"]
    own = [one for one in records if one["policy"] == "hte"]
    _, alone = lines(guiju("diff", *county.runs, "--json", "--policy", "hte").stdout)
    assert alone["moved"] == len(own) == sum(alone["causes"].values()) > 0


def test_the_table_adds_up_and_is_cut_where_asked(county: County, guiju: Guiju) -> None:
    """A row a policy, then the sum; of the lines the first few, a firm's own before new rules."""
    done = guiju("diff", *county.runs, "--most", "3")
    assert done.returncode == 1
    table, _, told = done.stdout.partition("┃ 原来")
    rows = [line.split("│")[1:] for line in table.splitlines() if line.count("│") == 4]
    counts = [[int(cell.replace(",", "")) for cell in row] for row in rows]
    *policies, total = counts
    assert [sum(column) for column in zip(*policies, strict=True)] == total
    assert all(row[0] == sum(row[1:]) for row in counts)
    assert f"……共 {total[0]:,} 条，只列 3 条；--json 给出全部" in done.stdout
    assert "规则：" not in told
    assert "新增企业 0 家，不再出现 0 家" in done.stdout


def test_a_run_against_itself(county: County, guiju: Guiju) -> None:
    """Nothing moved, exit 0."""
    done = guiju("diff", county.runs[1], county.runs[1], "--json")
    assert done.returncode == 0, done.stderr
    assert lines(done.stdout) == (
        [],
        {"moved": 0, "causes": {"rules": 0, "facts": 0, "date": 0}, "new": 0, "gone": 0},
    )
    assert guiju("diff", county.runs[1], county.runs[1]).returncode == 0


def test_firms_of_one_run_only_are_counted(county: County, guiju: Guiju, tmp_path: Path) -> None:
    """They have nothing to be compared with, and are not said to have moved."""
    part = tmp_path / "part"
    frame = county.snapshots[1].frame
    run(county.book, Snapshot(frame.head(30), DAYS[1]), part, ["hte"])
    records, total = lines(guiju("diff", county.runs[1], part, "--json").stdout)
    assert (records, total["new"], total["gone"]) == ([], 0, 10)
    _, back = lines(guiju("diff", part, county.runs[1], "--json").stdout)
    assert (back["new"], back["gone"]) == (10, 0)


# ---- two rulebooks


@pytest.fixture
def two_books(tmp_path: Path) -> tuple[Path, Path]:
    """The invented policy with 5 % and with 4 %, and a run of one firm at 4.5 % under each."""
    facts = tmp_path / "facts"
    facts.mkdir()
    (facts / "years.csv").write_text(
        "entity,year,sales,research\nA,2022,100,4.5\nA,2023,100,4.5\n", encoding="utf-8"
    )
    for share in (5, 4):
        text = POLICY.format(id="p", tree=SHARE.format(share))
        book = load_rulebook(write_rulebook(tmp_path / f"book{share}", {"p": text}))
        run(book, read_tables(facts, book.vocabulary, as_of=DAYS[1]), tmp_path / f"run{share}")
    return tmp_path / "book5", tmp_path / "book4"


def test_an_old_rulebook_for_the_earlier_run(
    two_books: tuple[Path, Path], guiju: Guiju, tmp_path: Path
) -> None:
    """The firm passes since 5 % became 4 %."""
    old, new = two_books
    runs = tmp_path / "run5", tmp_path / "run4"
    both = ("--rulebook", new, "--before-rulebook", old)
    records, total = lines(guiju("diff", *runs, *both, "--json").stdout)
    assert [(one["before"], one["after"]) for one in records] == [("ineligible", "eligible")]
    assert (records[0]["cause"], records[0]["why"]) == ("rules", "规则有改动（1版）")
    assert total["causes"]["rules"] == 1


def test_one_rulebook_for_both_says_that_it_is_not_the_old_one(
    two_books: tuple[Path, Path], guiju: Guiju, tmp_path: Path
) -> None:
    """By the present rules nothing moved; whoever wants the old ones is told how."""
    done = guiju("diff", tmp_path / "run5", tmp_path / "run4", "--rulebook", two_books[1])
    assert done.returncode == 0
    assert "规则库自这次运行后有过改动" in done.stderr
    assert "--before-rulebook" in done.stderr


# ---- what cannot be compared


def test_runs_without_a_common_policy(county: County, guiju: Guiju, tmp_path: Path) -> None:
    """Refused, with what to do; a policy only one of them judged is refused when asked for."""
    for name in ("hte", "stsme"):
        run(county.book, county.snapshots[1], tmp_path / name, [name])
    done = guiju("diff", tmp_path / "hte", tmp_path / "stsme")
    assert done.returncode == 3
    assert "两次运行没有共同的政策" in done.stderr
    assert "用同一组政策各运行一次" in done.stderr
    asked = guiju("diff", county.runs[0], tmp_path / "hte", "--policy", "stsme")
    assert asked.returncode == 3
    assert "不是两次运行都有政策“stsme”" in asked.stderr
    partly = guiju("diff", county.runs[1], tmp_path / "hte")
    assert partly.returncode == 0
    assert "只有一次运行判过、不在对比之内：" in partly.stderr


def test_an_unknown_policy(county: County, guiju: Guiju) -> None:
    """Refused with those there are."""
    done = guiju("diff", *county.runs, "--policy", "nothing")
    assert done.returncode == 3
    assert "没有政策“nothing”" in done.stderr


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("outcomes.parquet", "判定结果缺失或损坏"),
        ("snapshot.parquet", "事实快照缺失或损坏"),
        ("run.json", "run.json 读不懂"),
    ],
)
def test_a_damaged_run(county: County, guiju: Guiju, tmp_path: Path, file: str, said: str) -> None:
    """Each file that is read says which it is and what to do; nothing is printed as a result."""
    broken = tmp_path / "broken"
    shutil.copytree(county.runs[0], broken)
    (broken / file).write_bytes(b"{")
    done = guiju("diff", broken, county.runs[1])
    assert done.returncode == 3
    assert said in done.stderr
    assert "重新运行一次" in done.stderr
    assert done.stdout == ""
