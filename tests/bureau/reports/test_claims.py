"""Claims of a text: each once, on its list; two sections on one ground; and what makes them fall."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

import guiju
from bureau.accounts.viewer import SYSTEM, Viewer
from bureau.ledger import actions as ledger
from bureau.ledger.models import Completeness, Current, Entity, Row, Source
from bureau.reports import actions, queries
from bureau.reports.as_data import hash_of
from bureau.reports.models import Edition
from tests.bureau import cast
from tests.bureau.reports.conftest import handed_in

SECOND = "tech_innovation_centre_in_city"


def claimed(edition: Edition, lead: Viewer) -> queries.Claimed:
    """The claim of the second centre of the city."""
    (found,) = [each for each in queries.claims(edition, viewer=lead) if each.id == SECOND]
    return found


def test_one_claim_serves_two_sections(edition: Edition, lead: Viewer) -> None:
    """常州市第2家 in （二） and （五）: one row, on one list of two lines."""
    found = claimed(edition, lead)
    assert (found.text, found.state) == ("常州市第2家", "成立")
    assert [section.heading for section in found.sections] == ["推进平台建设", "争取项目资金"]
    assert "名单2家，按日期排第2" in found.ground
    assert "常州市省技术创新中心名单" in found.ground


def test_a_rank_on_a_short_list_says_so(
    edition: Edition, client_as: Callable[[str], Client]
) -> None:
    """The list of departments is not whole: 对照不全, on the page with its ground."""
    page = client_as("planning_chief").get(f"/reports/{edition.pk}/check").content.decode()
    row = page.split('id="claims"')[1].split("排名第2")[0].rsplit("<tr>", 1)[1]
    assert "对照不全" in row
    assert "2 节同一依据" in page


def test_without_a_whole_list_the_claim_is_not_made(edition: Edition, lead: Viewer) -> None:
    """Nobody declares the list whole and a line says it is not: 对照不全, in both sections."""
    Completeness.objects.filter(kind="comparison", value="tech_innovation_centres").delete()
    line = Entity.objects.get(code="comparison-01")
    seen = Current.objects.get(entity=line, concept="complete")
    ledger.record(
        by=SYSTEM, entity=line, concept="complete", value="否", grade="A", replaces=seen.fact_id,
        reason="名单未列全",
    )  # fmt: skip
    actions.compose(by=lead, edition=edition)
    found = claimed(edition, lead)
    assert (found.text, found.state) == ("常州市第2家（对照不全）", "对照不全")
    assert len(found.sections) == 2


MISSING = [{}, {"approval_no": "苏科示〔2025〕9号"}, {"approved_on": "2025-03-02"}]


@pytest.mark.parametrize("proofs", MISSING, ids=["neither", "no day", "no number"])
def test_a_platform_is_not_approved_without_paper_and_day(
    edition: Edition, client_as: Callable[[str], Client], proofs: dict[str, str]
) -> None:
    """Through the page: the stage stays 公示, and the page says what it waits for."""
    lab = Entity.objects.get(code="platform-10")
    for stage in ("reviewed", "publicised"):
        ledger.move_stage(by=SYSTEM, entity=lab, to=stage, on="2025-02")
    client, path = client_as("platform_chief"), "/records/platform/platform-10/stage?to=approved"
    seen = re.search(r'name="seen" value="(\d*)"', client.get(path).content.decode())
    assert seen
    posted = {"to": "approved", "seen": seen[1], "on": "2025-03-02", "grade": "A"}
    given = {f"proof-{name}": value for name, value in proofs.items()}
    page = client.post(path, posted | given).content.decode()
    assert "aria-invalid" in page
    assert Row.objects.get(code="platform-10").stage == "publicised"
    whole = {"proof-approval_no": "苏科示〔2025〕9号", "proof-approved_on": "2025-03-02"}
    assert client.post(path, posted | whole).status_code == 302
    assert Row.objects.get(code="platform-10").stage == "approved"


def granted_besides(edition: Edition, lead: Viewer) -> Source:
    """A fourth grant of 50 万元 from a paper of its own, composed into the text."""
    paper = ledger.add_source(by=SYSTEM, kind="approval", title="示例补充批复")
    money = {
        "ref": "platform-03", "kind": "approved", "level": "province",
        "scope": "project_platform", "amount": "50", "on": "2024-11-05",
    }  # fmt: skip
    ledger.create(
        by=SYSTEM, kind="funding", code="funding-99", values=money, source=paper, grade="A"
    )
    actions.compose(by=lead, edition=edition)
    return paper


def test_a_record_withdrawn_after_freezing_is_a_difference(
    edition: Edition, lead: Viewer, client_as: Callable[[str], Client]
) -> None:
    """3583 stays in the text; the page says 3533 now, and which record is gone."""
    paper = granted_besides(edition, lead)
    signing = handed_in(edition, lead)
    actions.sign(by=cast.viewer("chief"), edition=signing)
    frozen = actions.freeze(by=cast.viewer("director"), edition=signing)
    ledger.withdraw_source(by=SYSTEM, source=paper, reason="文号有误")
    kept = queries.edition(edition.pk, viewer=lead)
    told = [d for d in queries.differences(kept, viewer=lead) if d.id == "provincial_funds"]
    assert ("3583万元", "3533万元") in [(each.then, each.now) for each in told]
    assert all(each.lost in (("funding-99",), ()) for each in told)
    assert hash_of(kept.frozen.document) == frozen.document_hash
    client = client_as("planning_chief")
    page = client.get(f"/reports/{edition.pk}/diff").content.decode()
    assert "funding-99" in page
    assert "重算核对" in page
    again = client.get(f"/reports/{edition.pk}/diff", {"again": 1}).content.decode()
    assert "与定稿逐字相同" in again
    number = next(f["number"] for f in kept.document["figures"] if f["id"] == "provincial_funds")
    pane = client.get(f"/reports/{edition.pk}", {"figure": number}).content.decode()
    assert "1,000 万元" in pane
    assert "另有 1 条在台账里已经撤回或并入别的记录" in pane
    with pytest.raises(guiju.BadInput, match="文字不能再改"):
        actions.write_section(by=lead, section=kept.sections.all()[1], source="改", seen=1)


def test_a_kept_file_that_was_touched_is_noticed(edition: Edition, lead: Viewer) -> None:
    """A byte more in the kept outline, and the making again says so."""
    signing = handed_in(edition, lead)
    actions.sign(by=cast.viewer("chief"), edition=signing)
    frozen = actions.freeze(by=cast.viewer("director"), edition=signing)
    outline = Path(settings.DATA) / frozen.folder / "outline.md"
    outline.write_text(outline.read_text(encoding="utf-8") + "\n改一行。\n", encoding="utf-8")
    assert queries.rerun(frozen) == (False, "提纲的指纹和定稿时不同")
