"""`guiju certify` and `guiju verify`: written, accepted, and every difference named with exit code 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guiju.cli.one_firm import one_firm
from guiju.errors import BadInput
from guiju.facts import Facts
from tests.guiju.cli.conftest import Guiju
from tests.rulebook.mutants import copy_of_rulebook

FACTS = """\
id: 示例甲
facts:
  registration_date: 2015-01-01
  sales_revenue: {2021: 3000, 2022: 4000, 2023: 5000}
  rd_expense_hte: {2021: 150, 2022: 200, 2023: 240}
sources: {sales_revenue: 示例纳税申报表}
"""
ASKED = ("--policy", "hte", "--as-of", "2024-12-31")


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of one firm, in the folder commands are given in."""
    monkeypatch.chdir(tmp_path)
    path = Path("firm.yaml")
    path.write_text(FACTS, encoding="utf-8")
    return path


def test_written_and_accepted(guiju: Guiju, facts: Path) -> None:
    """Page and data carry one number; both are accepted, with the facts they were made from."""
    done = guiju("certify", facts, *ASKED, "--out", "out/paper.html")
    assert done.returncode == 0, done.stderr
    made = json.loads(guiju("certify", facts, *ASKED, "--out", "paper.json", "--json").stdout)
    assert done.stdout == f"已写入 out/paper.html · 编号 {made['number']} · 不符合\n"
    assert (made["verdict"], made["policy"], made["version"]) == ("ineligible", "hte", "2016-32")
    for paper in ("out/paper.html", "paper.json"):
        checked = guiju("verify", paper, "--facts", facts)
        assert checked.returncode == 0, checked.stdout
        assert [line[:4] for line in checked.stdout.splitlines()[2:]] == (
            ["✓ 文件", "✓ 所读", "✓ 重新", "✓ 事实"]
        )


def test_verified_as_json(guiju: Guiju, facts: Path) -> None:
    """One line: what it is about, whether all is the same, every difference."""
    guiju("certify", facts, *ASKED, "--out", "paper.json")
    record = json.loads(guiju("verify", "paper.json", "--json").stdout)
    assert (record["id"], record["as_of"], record["same"]) == ("示例甲", "2024-12-31", True)
    assert record["differences"] == record["notes"] == []


def test_a_changed_fact_a_changed_rule_and_facts_of_today(
    guiju: Guiju, facts: Path, tmp_path: Path
) -> None:
    """Exit code 1, and each is named under its heading."""
    guiju("certify", facts, *ASKED, "--out", "paper.json")
    paper = Path("paper.json")
    whole = paper.read_text(encoding="utf-8")
    paper.write_text(whole.replace('"5000"', '"4000"'), encoding="utf-8")
    policy = copy_of_rulebook(tmp_path) / "policies/hte/policy.yaml"
    text = policy.read_text(encoding="utf-8")
    policy.write_text(text.replace("at_least: 10%", "more_than: 10%"), encoding="utf-8")
    facts.write_text(FACTS.replace("2023: 240", "2023: 250"), encoding="utf-8")
    done = guiju("verify", paper, "--rulebook", "rulebook", "--facts", facts)
    assert done.returncode == 1
    assert "✗ 文件被改过：2 处" in done.stdout
    assert "事实“销售收入”2023年写成后被改过，现写“4000万元”" in done.stdout
    assert "门槛由“不低于 10%”改为“超过 10%”" in done.stdout
    assert "✗ 重新判定，结论不同：" in done.stdout
    assert "“研发费用（高企口径）”2023年：判定书写“240万元”，现为“250万元”" in done.stdout
    told = json.loads(guiju("verify", paper, "--rulebook", "rulebook", "--json").stdout)
    assert told["same"] is False
    assert {each["about"] for each in told["differences"]} == {"file", "rule", "answer"}


def test_what_is_no_certificate(guiju: Guiju, facts: Path) -> None:
    """Exit code 3 with the file's name, in words or as JSON."""
    assert guiju("verify", facts).returncode == 3
    told = json.loads(guiju("verify", "nothing.html", "--json").stdout)
    assert told["problems"][0]["file"] == "nothing.html"
    guiju("certify", facts, *ASKED, "--out", "paper.html")
    paper = Path("paper.html")
    paper.write_bytes(paper.read_bytes()[:30_000])
    cut = guiju("verify", paper)
    assert (cut.returncode, "文件不完整" in cut.stderr) == (3, True)


def test_other_facts_than_those_of_the_firm(guiju: Guiju, facts: Path) -> None:
    """Facts of somebody else are not compared with a firm's certificate."""
    guiju("certify", facts, *ASKED, "--out", "paper.html")
    facts.write_text(FACTS.replace("示例甲", "示例乙"), encoding="utf-8")
    done = guiju("verify", "paper.html", "--facts", facts)
    assert (done.returncode, "文件里没有企业“示例甲”" in done.stderr) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--policy", "hte", "--out", "a.html"), "没有评价日期"),
        ((*ASKED, "--out", "a.docx"), "扩展名认不出"),
        ((*ASKED, "--out", "firm.yaml"), "这个位置已有别的文件"),
        (("--policy", "none", "--as-of", "2024-12-31", "--out", "a.html"), "没有政策“none”"),
        ((*ASKED, "--out", "a.html", "--issued", "昨天"), "日期“昨天”读不懂"),
        ((*ASKED, "--out", "a.html", "--entity", "示例乙"), "文件里没有企业“示例乙”"),
    ],
)
def test_what_cannot_be_certified(
    guiju: Guiju, facts: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Exit code 3, the reason, and nothing written."""
    done = guiju("certify", facts, *arguments)
    assert (done.returncode, said in done.stderr) == (3, True), done.stderr
    assert [path.name for path in Path().iterdir()] == ["firm.yaml"]


def test_one_firm_of_several(guiju: Guiju, facts: Path) -> None:
    """Which one must be said; a day in the file need not be said again."""
    other = FACTS.replace("示例甲", "示例乙").replace("facts:", "as_of: 2024-12-31\nfacts:")
    facts.write_text(f"{FACTS}---\n{other}", encoding="utf-8")
    several = guiju("certify", facts, *ASKED, "--out", "a.html")
    assert "文件里有 2 家企业 · 应为：示例甲、示例乙 · 请用 --entity 写明哪一家" in several.stderr
    one = ("--policy", "hte", "--entity", "示例乙", "--issued", "2025-01-06", "--out", "a.html")
    assert guiju("certify", facts, *one).returncode == 0
    assert "2025年1月6日" in Path("a.html").read_text(encoding="utf-8")


def test_many_firms_are_counted() -> None:
    """Ten are named, the rest counted."""
    with pytest.raises(BadInput, match="示例9 等 12 家"):
        one_firm([Facts(f"示例{number}") for number in range(12)], None, Path("f.yaml"))
