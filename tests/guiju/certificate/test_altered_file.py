"""What was changed in a certificate after it was written is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from guiju.certificate import Certificate, certify, read_certificate, verify
from guiju.certificate.canonical import SEAL, marked, seal_of
from guiju.facts import Facts
from guiju.rulebook import Rulebook
from tests.guiju.certificate.conftest import DAY

Record = dict[str, Any]
Tamper = Callable[[Record], None]
Told = Callable[[Tamper], list[str]]


@pytest.fixture
def told(certificate: Certificate, book: Rulebook, tmp_path: Path) -> Told:
    """What a check says of the JSON file after somebody changed it."""

    def check(tamper: Tamper) -> list[str]:
        record = deepcopy(dict(certificate.record))
        tamper(record)
        path = tmp_path / "tampered.json"
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        found = verify(read_certificate(path), book)
        return [f"{each.about} {each.kind} {each.id}: {each.says}" for each in found.differences]

    return check


def part(record: Record, name: str, identity: str) -> Record:
    """An entry of the record."""
    return next(entry for entry in record[name] if entry["id"] == identity)


def reseal(record: Record) -> None:
    """What somebody does who knows how digests and seals are made."""
    for name in ("conditions", "facts", "basis"):
        record[name] = [marked(entry) for entry in record[name]]
    record["head"], record["decision"] = marked(record["head"]), marked(record["decision"])
    record[SEAL] = seal_of(record)


def test_every_changed_fact_is_named(told: Told, certificate: Certificate) -> None:
    """One value a time, whatever its type; the number now in the file is shown."""
    assert len(certificate.record["facts"]) > 30
    for entry in certificate.record["facts"]:
        value = {"2012-03-08": "2013-03-08"}.get(str(entry["value"]), "7")

        def tamper(record: Record, identity: str = entry["id"], value: str = value) -> None:
            part(record, "facts", identity)["value"] = value

        assert told(tamper)[0].startswith(f"file fact {entry['id']}: 事实“{entry['label']}”")
    assert (
        "现写“7万元”"
        in told(lambda record: part(record, "facts", "sales_revenue@2023").update(value="7"))[0]
    )


def test_every_changed_condition_is_named_by_its_clause(
    told: Told, certificate: Certificate
) -> None:
    """An outcome turned round, in any condition."""
    for entry in certificate.record["conditions"]:

        def tamper(record: Record, identity: str = entry["id"]) -> None:
            part(record, "conditions", identity)["outcome"] = "waived"

        says = told(tamper)[0]
        assert says.startswith(f"file condition {entry['id']}: 条件{entry['clause']}“")


def test_head_decision_and_rules_are_named(told: Told) -> None:
    """The other parts carry digests too."""
    assert "抬头" in told(lambda record: record["head"].update(issued="2025-01-01"))[0]
    assert "结论部分" in told(lambda record: record["decision"].update(verdict="eligible"))[0]
    basis = told(lambda record: part(record, "basis", "hte_growth_score").update(formula="1"))
    assert "hte_growth_score" in basis[0]


def test_a_whole_entry_taken_out(told: Told) -> None:
    """The seal is broken, no entry is, and the policy still reads what is gone."""
    first, *rest = told(lambda record: record["facts"].pop(0) and record["facts"].pop(0))
    assert "有整项被增删" in first
    assert any("判定书缺少本政策要读的事实“境内居民企业”" in says for says in rest)


def test_a_new_seal_does_not_make_a_new_answer(told: Told) -> None:
    """With digests and seal made afresh, judging again still finds the condition and the verdict."""

    def tamper(record: Record) -> None:
        part(record, "conditions", "rd_intensity")["outcome"] = "met"
        record["decision"]["verdict"] = "eligible"
        reseal(record)

    page, verdict, condition = told(tamper)
    assert page.startswith("file page")
    assert verdict == "answer verdict : 结论：判定书写“符合”，重新判定为“不符合”"
    assert condition.startswith("answer condition rd_intensity: 第十一条（五）“近三个会计年度")


def test_words_beside_the_numbers_are_checked(told: Told) -> None:
    """A sentence, or the shown text of a fact, that says something else than the data."""

    def sentence(record: Record) -> None:
        record["decision"]["paragraph"] = "可以申报。"
        reseal(record)

    def fact(record: Record) -> None:
        part(record, "facts", "sales_revenue@2023")["shown"] = "1万元"
        reseal(record)

    assert "answer decision paragraph" in told(sentence)[1]
    assert "“销售收入”2023年的显示的文字与数值不符" in told(fact)[1]


def test_facts_nobody_reads_are_noticed(told: Told) -> None:
    """An entry slipped in, with a right digest, changes no answer and is named."""

    def tamper(record: Record) -> None:
        extra = {**record["facts"][0], "id": "is_software", "label": "软件企业", "value": True}
        record["facts"].append(marked(extra))
        record[SEAL] = seal_of(record)

    assert any("“软件企业”本政策并不读" in says for says in told(tamper))


def test_a_changed_page_over_unchanged_data(
    book: Rulebook, firm: Facts, tmp_path: Path, certificate: Certificate
) -> None:
    """Only the printed text was touched: both texts are shown."""
    path = tmp_path / "page.html"
    page = certificate.html()
    path.write_text(page.replace("✗ 不符合</b>", "✓ 符合</b>"), encoding="utf-8")
    (found,) = verify(read_certificate(path), book).differences
    assert (found.about, found.kind) == ("file", "page")
    assert (found.before, found.after) == ("✓ 符合", "✗ 不符合")
    assert certify(book, firm, "hte", DAY).html() == page


def test_line_endings_of_another_system_are_no_change(
    book: Rulebook, certificate: Certificate, tmp_path: Path
) -> None:
    """Mail and editors write CRLF and a mark in front."""
    path = tmp_path / "page.html"
    path.write_bytes(("\ufeff" + certificate.html().replace("\n", "\r\n")).encode())
    assert verify(read_certificate(path), book).same
