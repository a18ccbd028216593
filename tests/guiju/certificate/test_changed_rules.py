"""What changed in the rulebook since is named with both texts; what the policy does not read is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guiju.certificate import Certificate, certify, verify
from guiju.certificate.differences import Difference
from guiju.errors import BadInput
from guiju.facts import Facts, entity_from_mapping
from guiju.rulebook import Rulebook
from tests.guiju.certificate.conftest import DAY, FIRM, Change
from tests.rulebook.mutants import ROOT

HTE, SHARED = "policies/hte/policy.yaml", "metrics/hte.yaml"


def rules(certificate: Certificate, book: Rulebook) -> list[Difference]:
    """What a check says of the rules."""
    return verify(certificate, book).about("rule")


@pytest.mark.parametrize(
    ("file", "old", "new", "identity", "says"),
    [
        (
            HTE,
            "at_least: 10%",
            "at_least: 12%",
            "tech_staff",
            "第十一条（四）“科技人员占当年职工总数的比例”的门槛由“不低于 10%”改为“不低于 12%”",
        ),
        (
            HTE,
            "at_least: 10%",
            "more_than: 10%",
            "tech_staff",
            "第十一条（四）“科技人员占当年职工总数的比例”的门槛由“不低于 10%”改为“超过 10%”",
        ),
        (
            HTE,
            "at_most: {5000: 5%, 20000: 4%}",
            "at_most: {5000: 5%, 20000: 4.5%}",
            "rd_intensity",
            "由“不低于 {by: sales_revenue, at_most: {5000: 5%, 20000: 4%}, else: 3%}”"
            "改为“不低于 {by: sales_revenue, at_most: {5000: 5%, 20000: 4.5%}, else: 3%}”",
        ),
        (
            HTE,
            "measure: tech_staff_hte / employees_avg",
            "measure: tech_staff_hte / employees_total",
            "tech_staff",
            "的计算式由“tech_staff_hte / employees_avg”改为“tech_staff_hte / employees_total”",
        ),
        (HTE, "clause: 第十一条（六）", "clause: 第十二条", "hightech_income", "改为“第十二条”"),
        (HTE, "按365个日历天数计算", "按一年计算", "registered", "的摘录由“按365个日历天数计算”"),
        (HTE, "says: 创新能力评价得分", "says: 创新得分", "innovation", "的条件的表述由“创新能力"),
        (HTE, "confidence: K", "confidence: V", "resident", "的依据标记由“K”改为“V”"),
        (HTE, "number: 国科发火〔2016〕32号", "number: 〔2016〕33号", "2016-32", "的文号由“国科发"),
        (HTE, "score: hte_innovation_score", "score: hte_growth_score", "score", "的计算式由"),
        (HTE, "says: 已用于高企申请的", "says: 用过的", "class2_used", "的名称由“已用于高企"),
        (
            SHARED,
            "sum(rd_expense_hte, up_to=3) / sum(sales_revenue, up_to=3)",
            "sum(rd_expense_hte, up_to=2) / sum(sales_revenue, up_to=2)",
            "hte_rd_intensity",
            "指标“研发费用总额占同期销售收入总额的比例”（hte_rd_intensity）的计算式由",
        ),
        (
            "metrics/growth.yaml",
            "35%: [9, 10], 25%: [7, 8]",
            "36%: [9, 10], 25%: [7, 8]",
            "hte_growth_points",
            "指标“成长性单项得分”（hte_growth_points）的计算式由",
        ),
        (
            "vocabulary/money.yaml",
            "    label: 销售收入\n",
            "    label: 营业收入合计\n",
            "sales_revenue",
            "事实的定义“销售收入”（sales_revenue）的名称由“销售收入”改为“营业收入合计”",
        ),
    ],
)
def test_a_change_is_named_with_both_texts(
    certificate: Certificate,
    changed: Change,
    file: str,
    old: str,
    new: str,
    identity: str,
    says: str,
) -> None:
    """One change, one line: which clause or metric, what it was, what it is."""
    (found,) = rules(certificate, changed(file, old, new))
    assert found.id == identity
    assert says in found.says
    assert found.before != found.after


def test_a_condition_taken_out_and_one_put_in(certificate: Certificate, changed: Change) -> None:
    """Both are named, and so is the group they belong to."""
    old = "  - id: core_ip\n    clause: 第十一条（二）\n"
    found = rules(certificate, changed(HTE, old, old.replace("core_ip", "own_ip")))
    assert [each.id for each in found] == ["all:resident", "core_ip", "own_ip"]
    assert "已不在规则库" in found[1].says
    assert "新增了条件第十一条（二）" in found[2].says


def test_another_version_by_date(certificate: Certificate, changed: Change) -> None:
    """A version that ended before the day, and one that began: both are named with their dates."""
    book = changed(
        HTE, "in_force: [{from: 2016-01-01}]", "in_force: [{from: 2016-01-01, until: 2024-06-30}]"
    )
    found = verify(certificate, book)
    assert found.rejudged == "not_applicable"
    assert (
        "评价日期适用的版本原为“2016-32，2016年1月1日起”，现已没有" in found.about("rule")[0].says
    )
    body = (ROOT / HTE).read_text(encoding="utf-8")
    version = body[body.index('- version: "2016-32"') : body.index("outputs:")]
    newer = version.replace("2016-32", "2024-7").replace("2016-01-01", "2024-07-01")
    newer = newer.replace("at_least: 60%", "at_least: 70%")
    book = changed(HTE, "outputs:\n", f"{newer}outputs:\n")
    says = [each.says for each in rules(certificate, book)]
    assert says[0] == ("评价日期适用的版本由“2016-32，2016年1月1日起”改为“2024-7，2024年7月1日起”")
    assert any("第十一条（六）" in line and "改为“不低于 70%”" in line for line in says)


def test_dates_of_the_version_itself(certificate: Certificate, changed: Change) -> None:
    """The version still applies on the day, and is no longer in force today."""
    old = "in_force: [{from: 2016-01-01}]"
    (found,) = rules(certificate, changed(HTE, old, old.replace("}]", ", until: 2025-12-31}]")))
    assert (found.before, found.after) == ("2016年1月1日起", "2016年1月1日至2025年12月31日")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("policies/stsme/policy.yaml", "at_most: 500", "at_most: 501"),
        (HTE, "says: 证书自颁发之日起三年有效", "says: 证书自颁发之日起有效三年"),
        ("calendar/windows.yaml", "note: 每年分批", "note: 每年分两批"),
        ("metrics/stsme.yaml", "30%: 20,", "31%: 20,"),
        (
            "vocabulary/research.yaml",
            "  rd_expense_tax:\n    label: ",
            "  rd_expense_tax:\n    label: 新",
        ),
        ("vocabulary/money.yaml", "用于：", "用于：示例政策、"),
        ("places/liyang.yaml", "name: 昆仑街道", "name: 昆仑新街道"),
        ("policies/hte/cases.yaml", "says: 每一项都恰好踩在线上", "says: 每一项都踩在线上"),
    ],
)
def test_what_the_policy_does_not_read_is_not_told(
    certificate: Certificate, changed: Change, file: str, old: str, new: str
) -> None:
    """Another policy, its metrics, notes, lists of users, names of towns: all accepted."""
    found = verify(certificate, changed(file, old, new))
    assert found.differences == ()
    assert found.notes == ("规则库与出具时不是同一份，但本政策所读的部分没有变",)


def test_a_place_that_sets_a_parameter(firm: Facts, book: Rulebook, changed: Change) -> None:
    """Liyang lays 9,000 over the 8,000 of the policy: for firms there, and named as such."""
    facts = replace(firm, values={**firm.values, "region_code": 320_481_101_000})
    before = certify(book, facts, "star_attributes", DAY)
    local = changed(
        "places/liyang.yaml", "parameters: {}", "parameters: {star_attributes: {rd_total: 9000}}"
    )
    assert {each.says for each in rules(before, local)} == {
        "版本“2024”的参数所属地方现为“320481”，原来没有",
        "参数“rd_total”（rd_total）的计算式由“8000”改为“9000”",
        "参数“rd_total”（rd_total）的参数所属地方现为“320481”，原来没有",
    }
    elsewhere = certify(book, firm, "star_attributes", DAY)
    assert verify(elsewhere, local).same


def test_a_renamed_fact_is_the_same_fact(
    certificate: Certificate, firm: Facts, changed: Change
) -> None:
    """Formulas and papers may go on calling it by its former name."""
    changed("vocabulary/market.yaml", ", core_tech_in_supported_field]", "]")
    old = "  core_tech_in_supported_field:\n"
    new = "  core_field:\n    was: [core_tech_in_supported_field]\n"
    book = changed("vocabulary/property.yaml", old, new)
    found = verify(certificate, book, firm_again(firm, book))
    assert found.differences == ()


def firm_again(firm: Facts, book: Rulebook) -> Facts:
    """The same firm, read under another vocabulary."""
    return entity_from_mapping(FIRM, book.vocabulary, as_of=firm.as_of)


def test_a_policy_that_is_gone(certificate: Certificate, book: Rulebook) -> None:
    """Nothing to judge by: that is said, and nothing else."""
    left = {name: each for name, each in book.policies.items() if name != "hte"}
    found = verify(certificate, replace(book, policies=left))
    assert found.policy_gone
    assert [each.says for each in found.differences] == ["规则库里已没有政策“高新技术企业认定”"]


def test_a_rulebook_changed_under_its_reader(firm: Facts, changed: Change) -> None:
    """What is on disk is no longer what was loaded: no certificate is made of both."""
    book = changed(HTE, "at_least: 10%", "at_least: 12%")
    changed(HTE, "at_least: 12%", "at_least: 14%")
    with pytest.raises(BadInput, match="规则库读入之后有了改动"):
        certify(book, firm, "hte", DAY)
