"""The API: the same rights and masks as the pages, refusals in Chinese in one shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from bureau.accounts.actions import make_token
from bureau.accounts.models import Reading
from bureau.accounts.viewer import SYSTEM
from bureau.jobs import actions as jobs
from bureau.ledger.models import Current, Fact
from bureau.runs import actions as runs
from tests.bureau import cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("firms")]
ClientAs = Callable[[str], Client]


def asked(client: Client, address: str, **query: Any) -> Any:
    """The body of an answer that must be fine."""
    found = client.get(f"/api{address}", query)
    assert found.status_code == 200, found.content.decode()
    return found.json()


def entered(client: Client, code: str, **fact: Any) -> Any:
    """The answer to entering a fact."""
    return client.post(f"/api/records/{code}/facts", json.dumps(fact), "application/json")


def line(dossier: Any, concept: str) -> Any:
    """One line of a dossier."""
    return next(each for each in dossier["lines"] if each["concept"] == concept)


def test_nobody_gets_nothing() -> None:
    """Without a key and without a session every operation says what to do."""
    for address in ("/kinds", "/kinds/enterprise/records", f"/records/{cast.FIRM}", "/search?q=x"):
        found = Client().get(f"/api{address}")
        assert found.status_code == 401
        assert "请先登录" in found.json()["message"]


def test_kinds_in_chinese(client_as: ClientAs) -> None:
    """What may be known of a firm, with labels, units and choices."""
    found = asked(client_as("director"), "/kinds/enterprise")
    concepts = {each["name"]: each for each in found["concepts"]}
    assert found["label"] == "企业"
    assert (concepts["sales_revenue"]["label"], concepts["sales_revenue"]["unit"]) == (
        "销售收入",
        "万元",
    )
    assert {"code": "active", "label": "存续"} in concepts["life_status"]["choices"]


def test_a_list_within_reach(client_as: ClientAs) -> None:
    """The town's officer is given his own town's firms and no other."""
    everyone = asked(client_as("director"), "/kinds/enterprise/records")
    assert {each["code"] for each in everyone["items"]} == {cast.FIRM, cast.OTHER_FIRM}
    mine = asked(client_as("town"), "/kinds/enterprise/records")
    assert [each["code"] for each in mine["items"]] == [cast.FIRM]
    assert asked(client_as("town"), "/kinds/enterprise/records", town=cast.OTHER_TOWN)["total"] == 0
    assert asked(client_as("director"), "/kinds/enterprise/records", size=1, page=9)["items"] == []


def test_another_towns_firm_is_out_of_reach(client_as: ClientAs) -> None:
    """By dossier, history, search, entry and verdict alike."""
    client = client_as("town")
    for address in (
        f"/records/{cast.OTHER_FIRM}",
        f"/records/{cast.OTHER_FIRM}/facts/sales_revenue",
        f"/firms/{cast.OTHER_FIRM}/verdicts",
        f"/firms/{cast.OTHER_FIRM}/verdicts/hte",
    ):
        assert client.get(f"/api{address}").status_code == 403
    assert asked(client, "/search", q="示例") != []
    assert cast.OTHER_FIRM not in json.dumps(asked(client, "/search", q="示例"))
    assert entered(client, cast.OTHER_FIRM, concept="name", value="x").status_code == 403


def test_values_as_seen(client_as: ClientAs) -> None:
    """The chief reads the revenue and is logged; the task force is given a range, without raw."""
    seen = line(asked(client_as("chief"), f"/records/{cast.FIRM}"), "sales_revenue")
    assert (seen["sight"], seen["entries"][0]["number"]) == ("value", 8_060_000_000)
    logged = Reading.objects.filter(code=cast.FIRM, how="api", thing="year_facts")
    assert "销售收入" in logged.get().fields
    banded = line(asked(client_as("taskforce"), f"/records/{cast.FIRM}"), "sales_revenue")
    entry = banded["entries"][0]
    assert (banded["sight"], entry["text"], entry["number"], entry["value"]) == (
        "band",
        "5000万–20000万",
        None,
        "",
    )
    contacts = line(asked(client_as("taskforce"), f"/records/{cast.FIRM}"), "contacts")
    assert "张三丰" not in json.dumps(contacts, ensure_ascii=False)
    assert "13812345678" not in json.dumps(contacts)


def test_entering_and_proposing(client_as: ClientAs) -> None:
    """What the chief enters stands; what the firm enters waits."""
    given = {"concept": "sales_revenue", "period": "2024", "grade": "C"}
    made = entered(client_as("chief"), cast.FIRM, value="9000", **given)
    assert (made.status_code, made.json()["proposed"]) == (201, False)
    assert (
        Current.objects.get(concept="sales_revenue", period="2024", entity__code=cast.FIRM).number
        == 9_000_000_000
    )
    said = entered(client_as("enterprise"), cast.FIRM, value="9100", **given)
    assert (said.status_code, said.json()["proposed"]) == (201, True)
    history = asked(client_as("chief"), f"/records/{cast.FIRM}/facts/sales_revenue")
    assert [each["value"] for each in history["proposals"]] == ["9100"]
    assert [each["value"] for each in history["before"]] == ["8060"]


def test_somebody_was_quicker(client_as: ClientAs) -> None:
    """Who names the fact he saw is told when it no longer stands."""
    first = Fact.objects.get(entity__code=cast.FIRM, concept="sales_revenue", period="2024")
    given = {"concept": "sales_revenue", "period": "2024", "replaces": first.pk}
    assert entered(client_as("chief"), cast.FIRM, value="9000", **given).status_code == 201
    again = entered(client_as("chief"), cast.FIRM, value="9500", **given)
    assert again.status_code == 409
    assert "已有人改过" in again.json()["message"]


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ({"concept": "sales_revenue", "value": "很多", "period": "2024"}, "不是数字"),
        ({"concept": "销量", "value": "1"}, "企业没有“销量”这一项"),
        ({"concept": "sales_revenue", "value": "1"}, "按年记，没有写年度"),
        ({"value": "1"}, "concept：没有写"),
        ({"concept": "name", "value": "a\x00b"}, "value"),
        ({"concept": "name", "value": "x" * 3000}, "value"),
        ({"concept": "name", "value": "x", "replaces": 0}, "replaces：太小"),
    ],
)
def test_refusals_say_what_to_do(client_as: ClientAs, fact: dict[str, Any], said: str) -> None:
    """422, in Chinese, each problem told; nothing is written."""
    before = Fact.objects.count()
    found = entered(client_as("chief"), cast.FIRM, **fact)
    assert found.status_code == 422
    assert said in json.dumps(found.json(), ensure_ascii=False)
    assert Fact.objects.count() == before


def test_what_is_no_json(client_as: ClientAs) -> None:
    """It is said so, as everything else."""
    found = client_as("chief").post(f"/api/records/{cast.FIRM}/facts", "{", "application/json")
    assert found.status_code == 400
    assert "JSON" in found.json()["message"]


def test_a_browser_must_bring_the_token_against_forgery() -> None:
    """A page elsewhere cannot write with somebody's session."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.person("chief"), backend="django.contrib.auth.backends.ModelBackend")
    assert entered(client, cast.FIRM, concept="officer", value="某某").status_code == 403
    assert client.get(f"/api/records/{cast.FIRM}").status_code == 200


def test_verdicts(client_as: ClientAs) -> None:
    """Every policy in a line, and one in full with its clauses."""
    client = client_as("chief")
    found = asked(client, f"/firms/{cast.FIRM}/verdicts", as_of="2024-12-31")
    assert {each["id"] for each in found["briefs"]} >= {"hte", "stsme"}
    full = asked(client, f"/firms/{cast.FIRM}/verdicts/hte", as_of="2024-12-31")
    assert full["source_number"] == "国科发火〔2016〕32号"
    assert any(each["clause"] == "第十一条（五）" for each in full["conditions"])
    assert client.get(f"/api/firms/{cast.FIRM}/verdicts/none").status_code == 404


class WithKey(Client):
    """A program with a key."""

    def __init__(self, key: str) -> None:
        super().__init__(headers={"authorization": f"Bearer {key}"})


def key(who: str, *scopes: str) -> str:
    """A key of somebody's."""
    return make_token(by=cast.viewer(who), name="试用", scopes=scopes, days=30)[1]


def test_a_key_has_its_scopes_and_no_more() -> None:
    """A key for the register reads names, shows revenue as a range, and writes nothing."""
    client = WithKey(key("chief", "records"))
    assert asked(client, "/kinds/enterprise/records")["total"] == 2
    seen = line(asked(client, f"/records/{cast.FIRM}"), "sales_revenue")
    assert seen["sight"] == "band"
    assert entered(client, cast.FIRM, concept="officer", value="x").status_code == 403
    assert client.get(f"/api/firms/{cast.FIRM}/verdicts").status_code == 403


def test_a_key_is_never_wider_than_its_owner() -> None:
    """Every scope in the hands of a town's officer is his own town's and no more."""
    client = WithKey(key("town", "records", "commercial", "verdicts", "personal", "entries"))
    assert [each["code"] for each in asked(client, "/kinds/enterprise/records")["items"]] == [
        cast.FIRM
    ]
    assert client.get(f"/api/records/{cast.OTHER_FIRM}").status_code == 403
    told = entered(client, cast.FIRM, concept="sales_revenue", value="1", period="2024")
    assert (told.status_code, told.json()["proposed"]) == (201, True)


def test_the_page_about_it(client_as: ClientAs) -> None:
    """Every operation for people, without a script."""
    page = client_as("director").get("/api").content.decode()
    assert "一条记录的全部事实" in page
    assert "GET /api/records/{code}" in page
    assert "<script>" not in page


def test_the_description_names_every_refusal(client_as: ClientAs) -> None:
    """Titles in Chinese, and each operation says how it may refuse."""
    found = client_as("director").get("/api/openapi.json").json()
    assert found["info"]["title"] == "规矩 · 县级科技局台账接口"
    for operations in found["paths"].values():
        for operation in operations.values():
            assert {"401", "403", "404", "422"} <= set(operation["responses"])
            assert not operation["summary"].isascii()


def test_runs_and_the_board(client_as: ClientAs, settings: Any, tmp_path: Path) -> None:
    """Of the current run, each within his reach; a firm's contact has no board."""
    settings.RUNS = tmp_path
    assert client_as("director").get("/api/board").status_code == 404
    run = runs.start(by=SYSTEM, as_of=date(2024, 12, 31))
    jobs.drain()
    listed = asked(client_as("director"), "/runs")
    assert [(each["as_of"], each["is_current"]) for each in listed] == [("2024-12-31", True)]
    whole = asked(client_as("director"), "/board")
    assert (whole["run"]["id"], whole["total"]["firms"]) == (run.pk, 2)
    assert sum(each["firms"] for each in whole["total"]["rungs"]) == 2
    mine = asked(client_as("town"), "/board")
    assert [(each["town"], each["firms"]) for each in mine["lines"]] == [(cast.TOWN, 1)]
    assert client_as("director").get("/api/board?ladder=none").status_code == 404
    for who in ("enterprise", "it"):
        assert client_as(who).get("/api/board").status_code == 403
