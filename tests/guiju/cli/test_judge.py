"""`guiju judge`: one line of JSON an entity, in the shape programs rely on."""

from __future__ import annotations

import json
from pathlib import Path

from tests.guiju.cli.conftest import Guiju

FIRMS = """\
id: 示例甲
as_of: 2024-12-31
policies: [hte]
facts:
  registration_date: 2015-01-01
  sales_revenue: {2021: 3000, 2022: 4000, 2023: 5000}
  rd_expense_hte: {2021: 150, 2022: 200, 2023: 240}
  innovation_score_total: 70
---
id: 示例乙
facts: {}
titles: {stsme: 2025-06-30}
"""
KEYS = "version verdict score sub_scores failing missing review routes outputs gaps".split()


def test_a_line_a_document(guiju: Guiju, tmp_path: Path) -> None:
    """Keys, numbers as people write them, and the change that would mend each failing fact."""
    path = tmp_path / "firms.yaml"
    path.write_text(FIRMS, encoding="utf-8")
    done = guiju("judge", path, "--json", "--as-of", "2024-12-31")
    assert done.returncode == 0, done.stderr
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["id"], first["as_of"], list(first["policies"])) == (
        "示例甲",
        "2024-12-31",
        ["hte"],
    )
    hte = first["policies"]["hte"]
    assert set(KEYS) <= set(hte)
    assert hte["verdict"] == "ineligible"
    assert hte["failing"] == ["rd_expense_hte", "sales_revenue", "innovation_score_total"]
    # 12,000 × 5 % = 600 and 590 are there: ten short.
    assert hte["gaps"]["rd_expense_hte"] == 10
    rows = {row["id"]: row for row in hte["conditions"]}
    assert rows["rd_intensity"]["value_min"] == "59/1200"
    assert rows["rd_intensity"]["threshold"] == 0.05
    assert rows["rd_intensity"]["clause"] == "第十一条（五）"
    assert rows["innovation"]["outcome"] == "unmet"
    assert second["policies"]["ladder"]["outputs"]["rung"] == 1


def test_in_words(guiju: Guiju, tmp_path: Path) -> None:
    """A paragraph, then every condition with its mark and clause."""
    path = tmp_path / "firms.yaml"
    path.write_text(FIRMS, encoding="utf-8")
    told = guiju("judge", path, "--as-of", "2024-12-31").stdout
    assert "高新技术企业认定  不符合" in told
    assert "还差10万元" in told
    assert "第十一条（五）" in told
