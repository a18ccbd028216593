"""One record's page: what is known with its paper, as known on a day, moved, corrected, filed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from bureau.accounts.models import Reading
from bureau.ledger import actions
from bureau.ledger.models import Attachment, Current, Fact
from tests.bureau import cast
from tests.bureau.ledger.pages import centre, hidden, words
from tests.ledgers import EXAMPLE

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]
PAGE = "/records/platform/centre"


def held(concept: str, code: str = "centre") -> list[str]:
    """What stands of a concept, by period."""
    found = Current.objects.filter(entity__code=code, concept=concept, state="known")
    return [each.text for each in found.order_by("period")]


def test_what_a_chief_registers_stands_at_once() -> None:
    """Nothing he enters of his own section's records waits for somebody else."""
    made = centre(industry="new_materials")
    assert not Fact.objects.filter(entity=made, proposed=True).exists()


def test_each_fact_shows_its_paper(client_as: As, django_assert_max_num_queries: Any) -> None:
    """Source with number, grade, since when known, by whom."""
    centre()
    client = client_as("platform_chief")
    with django_assert_max_num_queries(12):
        text = words(client.get(PAGE))
    assert "《示例申报通知》（示例科〔2024〕5号）" in text
    assert "A 级" in text
    assert "示例平台科长录入" in text
    assert "申报 （已有） 2024年5月 · 现在" in text


def test_a_page_as_known_on_a_day_shows_no_later_word(client_as: As) -> None:
    """120 was known until 10 March 2025, 150 from then on; and nothing can be changed there."""
    call_command("load-ledger", str(EXAMPLE))
    client, page = client_as("planning_chief"), "/records/funding/funding-07"
    assert "150 万元" in words(client.get(page))
    before = client.get(f"{page}?as_known=2025-01-31")
    assert "120 万元" in words(before)
    assert "150 万元" not in words(before)
    assert "这是 2025-01-31 掌握的情况" in words(before)
    assert "/facts/amount" not in before.content.decode()
    assert "读不懂" in words(client.get(f"{page}?as_known=2025-99-01"))


def test_who_points_here_is_told(client_as: As) -> None:
    """An institute's page names the centres it hosts, and leads to all of them."""
    centre()
    text = words(client_as("platform_chief").get(f"/records/institution/{cast.HOST}"))
    assert "平台 作为依托单位 · 2 条" in text
    assert "示例薄膜电池重点实验室" in text


def test_a_correction_keeps_the_old_value(client_as: As) -> None:
    """Reason and new source in one form; the old value stands in the history, struck out."""
    centre()
    client = client_as("platform_chief")
    form = client.get(f"{PAGE}/facts/level")
    sent = {
        "value": "nation",
        "replaces": hidden(form, "replaces"),
        "reason": "批文写的是国家级",
        "new_title": "示例批复",
        "new_number": "示例函〔2024〕8号",
        "grade": "A",
    }
    assert client.post(f"{PAGE}/facts/level", sent).status_code == 302
    page = client.get(PAGE)
    assert "以前的记录 1 条 省级" in words(page)
    assert "《示例批复》（示例函〔2024〕8号）" in words(page)
    assert "更正级别：批文写的是国家级" in words(page)


def test_the_slower_of_two_sees_both_values(client_as: As) -> None:
    """409, both values, and only a second sending replaces the newer one."""
    centre(industry="new_materials")
    client, path = client_as("platform_chief"), f"{PAGE}/facts/industry"
    seen = hidden(client.get(path), "replaces")
    client_as("platform_chief").post(path, {"value": "robotics", "replaces": seen})
    late = client.post(path, {"value": "software", "replaces": seen})
    assert late.status_code == 409
    assert "现在是“机器人”" in words(late)
    assert "您填的是“软件和信息服务”" in words(late)
    assert held("industry") == ["robotics"]
    again = {"value": "software", "replaces": hidden(late, "replaces")}
    assert client.post(path, again).status_code == 302
    assert held("industry") == ["software"]


def test_a_value_nobody_can_read_is_refused_where_it_stands(client_as: As) -> None:
    """What was typed stays; the field says what was expected; nothing is written."""
    centre()
    client = client_as("platform_chief")
    said = client.post(f"{PAGE}/facts/approved_on", {"value": "去年夏天", "replaces": ""})
    assert said.status_code == 422
    assert "“去年夏天”读不懂" in words(said)
    assert 'value="去年夏天"' in said.content.decode()
    assert held("approved_on") == []


def test_an_ambiguous_name_offers_a_choice(client_as: As) -> None:
    """Two institutes hold 湖畔; the one chosen is taken, scripts or none."""
    centre()
    other = {"name": "示例湖畔大学", "kind": "university"}
    actions.create(by=cast.SYSTEM, kind="institution", code="uni", values=other)
    client, path = client_as("platform_chief"), f"{PAGE}/facts/host"
    seen = hidden(client.get(path), "replaces")
    asked = client.post(path, {"value": "湖畔", "replaces": seen})
    assert "对得上不止一条" in words(asked)
    assert 'name="value-choice" value="uni"' in asked.content.decode()
    chosen = {"value": "湖畔", "value-choice": "uni", "replaces": seen}
    assert client.post(path, chosen).status_code == 302
    assert Current.objects.get(entity__code="centre", concept="host").ref.code == "uni"


def test_items_and_links_come_and_go(client_as: As) -> None:
    """A milestone added, then taken away with a reason; a partner linked by name."""
    centre()
    client = client_as("platform_chief")
    path = f"{PAGE}/facts/milestones"
    client.post(path, {"item-on": "2024-06", "item-what": "场地改造", "item-done": "是"})
    assert "场地改造" in words(client.get(PAGE))
    seen = hidden(client.get(f"{path}?slot=001"), "replaces")
    bare = client.post(f"{path}?slot=001", {"remove": "1", "replaces": seen, "reason": ""})
    assert "删去要写明原因" in words(bare)
    gone = {"remove": "1", "replaces": seen, "reason": "重复"}
    assert client.post(f"{path}?slot=001", gone).status_code == 302
    assert held("milestones") == []
    client.post(f"{PAGE}/facts/partners", {"value": "示例湖畔研究院"})
    assert Current.objects.get(entity__code="centre", concept="partners").slot == cast.HOST


def test_a_move_needs_its_proof(client_as: As) -> None:
    """获批 asks for number and day of the approval; with both, the ladder moves on."""
    centre()
    client, path = client_as("platform_chief"), f"{PAGE}/stage?to=approved"
    form = client.get(path)
    sent = {"to": "approved", "seen": hidden(form, "seen"), "on": "2024-07"}
    assert client.post(path, sent).status_code == 422
    assert held("stage") == ["applied"]
    sent |= {"proof-approval_no": "示例科〔2024〕20号", "proof-approved_on": "2024-07-03"}
    assert client.post(path, sent).status_code == 302
    assert held("stage") == ["applied", "approved"]
    assert held("approval_no") == ["示例科〔2024〕20号"]
    assert "获批 （已有） 2024年7月 · 现在" in words(client.get(PAGE))


def test_a_move_is_refused_before_its_time_and_without_reason(client_as: As) -> None:
    """Not earlier than the stage it leaves; back only with a reason; nowhere it cannot go."""
    centre()
    client = client_as("platform_chief")
    form = client.get(f"{PAGE}/stage?to=reviewed")
    early = {"to": "reviewed", "seen": hidden(form, "seen"), "on": "2024-03"}
    assert "早于现在这一阶段的日期" in words(client.post(f"{PAGE}/stage", early))
    back = {"to": "planned", "seen": hidden(form, "seen"), "on": "2024-06"}
    assert client.post(f"{PAGE}/stage", back).status_code == 422
    assert held("stage") == ["applied"]
    assert "不能从“申报”直接到“运行”" in words(client.get(f"{PAGE}/stage?to=running", follow=True))


def test_two_movers_at_once(client_as: As) -> None:
    """The second sees that the stage is another already."""
    centre()
    client = client_as("platform_chief")
    seen = hidden(client.get(f"{PAGE}/stage?to=reviewed"), "seen")
    sent = {"to": "reviewed", "seen": seen, "on": "2024-06"}
    assert client.post(f"{PAGE}/stage", sent).status_code == 302
    late = client.post(f"{PAGE}/stage", {**sent, "to": "publicised", "on": "2024-07"})
    assert late.status_code == 409
    assert "已有人移动过阶段" in words(late)


def test_a_wrong_move_is_taken_back_with_a_reason(client_as: As) -> None:
    """The stage before stands again, and the history keeps both."""
    centre()
    client = client_as("platform_chief")
    seen = hidden(client.get(f"{PAGE}/stage?to=reviewed"), "seen")
    client.post(f"{PAGE}/stage", {"to": "reviewed", "seen": seen, "on": "2024-06"})
    client.post(f"{PAGE}/stage/take-back", {"period": "2024-06", "reason": "记错了平台"})
    assert held("stage") == ["applied", "applied"]
    assert "以前的记录" not in words(client.get(f"{PAGE}?as_known=2020-01-01"))
    assert "现在：申报" in words(client.get(PAGE))


def test_files_are_given_to_those_who_may_see_them(
    client_as: As, settings: Any, tmp_path: Any
) -> None:
    """A commercial scan opens for the section; to a town's officer its address answers 403."""
    settings.MEDIA_ROOT = tmp_path
    cast.firms()
    centre()
    client = client_as("platform_chief")
    scan = SimpleUploadedFile("批文.pdf", b"%PDF-1.7 ...", "application/pdf")
    client.post(f"{PAGE}/attachments", {"file": scan, "seen_as": "commercial"})
    kept = Attachment.objects.get()
    given = client.get(f"/attachments/{kept.pk}")
    assert b"".join(given.streaming_content).startswith(b"%PDF")
    assert "attachment" in given["Content-Disposition"]
    assert Reading.objects.filter(how="file").count() == 1
    assert client_as("town").get(f"/attachments/{kept.pk}").status_code == 403
    assert client_as("liaison").get(f"/attachments/{kept.pk}").status_code == 403
    secret = SimpleUploadedFile("机密通知.pdf", b"%PDF-1.7 ...", "application/pdf")
    said = client.post(f"{PAGE}/attachments", {"file": secret, "seen_as": "open"}, follow=True)
    assert "不收涉密文件" in words(said)
    assert Attachment.objects.count() == 1


def test_another_towns_firm_is_out_of_reach_by_any_address(client_as: As) -> None:
    """Page, page of a day, a fact's form, the merge: each answers 403."""
    cast.firms()
    client, page = client_as("town"), f"/records/enterprise/{cast.OTHER_FIRM}"
    for path in ("", "?as_known=2025-01-01", "/facts/name", "/merge"):
        assert client.get(f"{page}{path}").status_code == 403, path
    assert client.get(f"/records/enterprise/{cast.FIRM}").status_code == 200


def test_a_merge_shows_both_sides_and_can_be_undone(client_as: As) -> None:
    """The twin leaves the list, its page says where it went, and comes back."""
    cast.firms()
    values = {"name": "示例湖畔智能装备公司", "life_status": "active", "officer": "某某"}
    actions.create(by=cast.SYSTEM, kind="enterprise", code="twin", values=values)
    client, page = client_as("chief"), "/records/enterprise/twin"
    assert cast.FIRM_NAME in words(client.get(f"{page}/merge?q=湖畔智能"))
    both = words(client.get(f"{page}/merge?with={cast.FIRM}"))
    assert f"企业名称 示例湖畔智能装备公司 {cast.FIRM_NAME}" in both
    bare = client.post(f"{page}/merge", {"with": cast.FIRM, "reason": ""})
    assert "没有写理由" in words(bare)
    client.post(f"{page}/merge", {"with": cast.FIRM, "reason": "同一家"})
    assert "这一条已并入" in words(client.get(page))
    assert "twin" not in words(client.get("/records/enterprise"))
    client.post(f"{page}/unmerge", {"reason": "看错了"})
    assert "示例湖畔智能装备公司" in words(client.get("/records/enterprise"))


def test_a_record_is_not_registered_twice_unseen(client_as: As) -> None:
    """A name that is nearly there is shown first; a word that it is another lets it through."""
    centre()
    client = client_as("platform_chief")
    sent = {
        "name": "示例薄膜电池重点实验室（二期）",
        "kind": "key_laboratory",
        "host": "示例湖畔研究院",
    }
    first = {**sent, "name": "示例薄膜电池"}
    seen = client.post("/records/platform/new", first)
    assert "可能已经登记过" in words(seen)
    made = client.post("/records/platform/new", {**first, "not_same": "on"})
    assert made.status_code == 302
    assert client.post("/records/platform/new", sent).status_code == 302
    assert client.get("/records/platform?q=二期").status_code == 200
    bare = client.post("/records/platform/new", {"name": "示例空白中心"})
    assert bare.status_code == 422


def test_a_list_declared_complete_is_compared_with(client_as: As) -> None:
    """A record dated within the list's time is inside it."""
    centre(approved_on="2024-07")
    source = actions.add_source(by=cast.SYSTEM, title="示例名单", code="list")
    actions.declare_complete(
        by=cast.viewer("platform_chief"),
        kind="platform",
        place=cast.COUNTY,
        since="2018",
        as_of="2024-12-31",
        source=source,
    )
    text = words(client_as("platform_chief").get(PAGE))
    assert "溧阳市 2018年至2024年12月31日的名单已声明完整" in text
    assert "本条在期内" in text


def test_known_on_a_day_before_anybody_knew(client_as: As) -> None:
    """A record entered today was unknown yesterday: the page says so and shows nothing."""
    centre()
    page = client_as("platform_chief").get(f"{PAGE}?as_known={date(2020, 1, 1)}")
    assert "还没有掌握任何事实" in words(page)


def test_a_name_of_any_letters_stays_as_it_is(client_as: As) -> None:
    """Quotes, marks of direction, smileys and tags are text: shown, found and corrected as such."""
    name = "示例“引号”'<b>&😀\u202e中心\u202c"
    centre(name=name)
    client = client_as("platform_chief")
    page = client.get(PAGE).content.decode()
    assert "<b>&😀" not in page
    assert "&lt;b&gt;&amp;😀" in page
    assert "共 1 条" in words(client.get("/records/platform", {"q": "引号"}))
    form = client.get(f"{PAGE}/facts/name")
    sent = {"value": f"{name}（二期）", "replaces": hidden(form, "replaces")}
    assert client.post(f"{PAGE}/facts/name", sent).status_code == 302
    assert held("name") == [f"{name}（二期）"]


def test_a_page_that_is_too_far_is_the_last_one(client_as: As) -> None:
    """Odd numbers, sorts and filters of an address never end in an error."""
    centre()
    client = client_as("platform_chief")
    for query in ("page=999", "page=x", "sort=-nonsense", "year=abc", "level=x%2B", "host=x"):
        assert client.get(f"/records/platform?{query}").status_code == 200, query
