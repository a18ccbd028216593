"""Facts in a certificate: exact, in the unit people write, with source; blanks are said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guiju.certificate import Certificate, certify, verify
from guiju.certificate.fact_words import title_words
from guiju.facts import Facts, entity_from_mapping
from guiju.rulebook import Rulebook
from tests.guiju.certificate.conftest import DAY, FIRM


def entries(certificate: Certificate) -> Mapping[str, dict[str, Any]]:
    """The facts of a certificate by id."""
    return {entry["id"]: entry for entry in certificate.record["facts"]}


def test_only_what_the_policy_reads(certificate: Certificate) -> None:
    """The firm's name, each year of a window, the titles asked for; nothing else that is known."""
    found = entries(certificate)
    assert found["name"]["shown"] == "示例恒锐精密制造有限公司"
    sales = {key: entry["value"] for key, entry in found.items() if key.startswith("sales_rev")}
    assert sales == {
        "sales_revenue@2021": "6800",
        "sales_revenue@2022": "7900",
        "sales_revenue@2023": "9300",
    }
    assert found["sales_revenue@2023"]["source"] == "企业所得税纳税申报表"
    assert found["rd_expense_hte@2023"]["source"] is None
    assert [key for key in found if key.startswith("titles.")] == ["titles.hte"]
    assert found["titles.hte"]["value"] is False
    assert "is_software" not in found


def test_a_blank_is_an_entry(certificate: Certificate) -> None:
    """Unknown is neither zero nor no, and has its place in the record and on the page."""
    blank = entries(certificate)["ip_class2_count"]
    assert (blank["value"], blank["shown"]) == (None, "空缺")
    assert "空缺（未按零或“否”计）：" in certificate.html()
    assert "资产总额（2021、2022、2023年）" in certificate.html()


def test_nothing_known_of_titles_is_not_none_held(book: Rulebook) -> None:
    """Titles nobody spoke of stay unknown, one held without a day stays so."""
    without = {"id": "示例", "facts": {}}
    facts = entity_from_mapping(without, book.vocabulary, as_of=DAY)
    assert entries(certify(book, facts, "stsme", DAY))["titles.hte"]["value"] is None
    held = entity_from_mapping({**without, "titles": {"hte": None}}, book.vocabulary, as_of=DAY)
    certificate = certify(book, held, "stsme", DAY)
    assert entries(certificate)["titles.hte"]["value"] is True
    assert title_words(True) == "待核（是否持有、有效期至何日）"
    assert verify(certificate, book, held).same


def test_a_yearly_value_without_a_year(book: Rulebook, firm: Facts) -> None:
    """It counts for the reference year, and is the same fact as one given for that year."""
    loose = {**FIRM, "facts": {**FIRM["facts"], "employees_avg": 120}}
    facts = entity_from_mapping(loose, book.vocabulary, as_of=DAY)
    certificate = certify(book, facts, "hte", DAY)
    assert entries(certificate)["employees_avg@"]["value"] == "120"
    assert "未注明年度" in certificate.html()
    assert verify(certificate, book, facts).same
    assert verify(certificate, book, firm).same


def test_years_before_the_firm_existed_are_not_blank(book: Rulebook) -> None:
    """A firm of 2022 has no figures of 2021 to give."""
    young = {**FIRM, "facts": {**FIRM["facts"], "registration_date": "2022-02-01"}}
    young["facts"]["sales_revenue"] = {2022: 10, 2023: 10}
    facts = entity_from_mapping(young, book.vocabulary, as_of=DAY)
    found = entries(certify(book, facts, "hte", DAY))
    assert [key for key in found if key.startswith("sales_rev")] == (
        ["sales_revenue@2022", "sales_revenue@2023"]
    )
    assert "rd_expense_hte@2021" in found  # somebody gave it, so it is shown


def test_facts_of_today_are_compared_one_by_one(book: Rulebook, certificate: Certificate) -> None:
    """A corrected figure, a title come since, a blank filled: each with both values."""
    now = {**FIRM["facts"], "rd_expense_hte": {2021: 210, 2022: 265, 2023: 420}}
    now |= {"ip_class2_count": 3, "titles": {"hte": "2027-11-05"}, "is_software": True}
    facts = entity_from_mapping({**FIRM, "facts": now}, book.vocabulary, as_of=DAY)
    found = verify(certificate, book, facts)
    assert [each.says for each in found.about("fact")] == [
        "“研发费用（高企口径）”2023年：判定书写“320万元”，现为“420万元”",
        "“有效Ⅱ类知识产权”：判定书写“空缺”，现为“3件”",
        "“高新技术企业资质”：判定书写“未持有”，现为“有效期至2027年11月5日”",
    ]
    assert found.about("file", "rule", "answer") == []
    assert found.rejudged == "ineligible"
    assert found.notes == ()  # 895 of 24,000 is still short of 4 %


def test_todays_facts_may_come_to_another_verdict(book: Rulebook, certificate: Certificate) -> None:
    """What they would come to is said beside."""
    enough = {2021: 310, 2022: 365, 2023: 420}
    now = {**FIRM["facts"], "rd_expense_hte": enough, "rd_expense_hte_domestic": enough}
    facts = entity_from_mapping({**FIRM, "facts": now}, book.vocabulary, as_of=DAY)
    assert verify(certificate, book, facts).notes == ("按现在的事实，结论为“符合”",)


def test_a_blank_the_law_answers(book: Rulebook, firm: Facts) -> None:
    """Whoever does not say that it is a renewal files anew; the certificate says on what it rests."""
    certificate = certify(book, firm, "little_giant", DAY)
    blank = entries(certificate)["is_renewal"]
    assert (blank["value"], blank["shown"]) == (None, "空缺，依规定视为“否”")
    assert "空缺，依规定视为“否”" in certificate.html()
