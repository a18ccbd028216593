"""The same people for everybody's tests: one for each role, two towns, two firms, a platform.

`people["town"]` is the officer of 天目湖镇, `people["other_town"]` of 昆仑街道; `people["enterprise"]`
speaks for FIRM in 天目湖镇, `people["other_enterprise"]` for OTHER_FIRM in 昆仑街道.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.test import Client

from bureau.accounts.models import Grant, User
from bureau.accounts.queries import viewer_of
from bureau.accounts.viewer import PUBLIC, SYSTEM, Viewer
from bureau.ledger import actions
from bureau.ledger.models import Entity

COUNTY = "320481"
TOWN, OTHER_TOWN = "320481106", "320481001"
TOWN_NAME, OTHER_TOWN_NAME = "天目湖镇", "昆仑街道"
SECTIONS = ("规划科", "高新科", "成果科", "人才科", "平台科")
FIRM, OTHER_FIRM = "enterprise-a", "enterprise-b"
FIRM_NAME, OTHER_FIRM_NAME = "示例湖畔智能装备有限公司", "示例昆仑精密机械有限公司"
HOST, PLATFORM = "institution-a", "platform-a"
TEN_ROLES = (
    *("director", "chief", "liaison", "taskforce", "town"),
    *("enterprise", "platform", "public", "it", "auditor"),
)
SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class Part:
    """What somebody of the cast holds."""

    full_name: str
    role: str
    section: str = ""
    town: str = ""
    body: str = ""


PARTS: Mapping[str, Part] = {
    "director": Part("示例局长", "director"),
    "chief": Part("示例高新科长", "chief", section="高新科"),
    "planning_chief": Part("示例规划科长", "chief", section="规划科"),
    "results_chief": Part("示例成果科长", "chief", section="成果科"),
    "talent_chief": Part("示例人才科长", "chief", section="人才科"),
    "platform_chief": Part("示例平台科长", "chief", section="平台科"),
    "liaison": Part("示例联系人", "liaison", section="高新科", town=TOWN),
    "other_liaison": Part("示例昆仑联系人", "liaison", section="成果科", town=OTHER_TOWN),
    "talent_liaison": Part("示例人才联系人", "liaison", section="人才科", town=OTHER_TOWN),
    "taskforce": Part("示例专班成员", "taskforce"),
    "town": Part("示例天目湖专员", "town", town=TOWN),
    "other_town": Part("示例昆仑专员", "town", town=OTHER_TOWN),
    "enterprise": Part("示例企业联系人", "enterprise", body=FIRM),
    "other_enterprise": Part("示例另一企业联系人", "enterprise", body=OTHER_FIRM),
    "platform": Part("示例平台管理员", "platform", body=HOST),
    "it": Part("示例信息管理员", "it"),
    "other_it": Part("示例另一信息管理员", "it"),
    "auditor": Part("示例监督员", "auditor"),
}


def person(name: str) -> User:
    """Somebody of the cast, made when first asked for."""
    part = PARTS[name]
    user, is_new = User.objects.get_or_create(
        username=f"cast-{name}", defaults={"full_name": part.full_name}
    )
    if is_new:
        Grant.objects.create(
            user=user,
            role=part.role,
            section=part.section,
            town=part.town,
            body=part.body,
            since=SINCE,
        )
    return user


def viewer(name: str) -> Viewer:
    """Somebody of the cast as queries and actions know him; "public" is nobody signed in."""
    return PUBLIC if name == "public" else viewer_of(person(name))


def client_of(name: str) -> Client:
    """A browser in which somebody of the cast is signed in; "public" is not."""
    client = Client()
    if name != "public":
        client.force_login(person(name), backend="django.contrib.auth.backends.ModelBackend")
    return client


def towns() -> dict[str, Entity]:
    """The records of the two towns, by division code."""
    return {
        code: _once(
            "town", f"town-{code[-3:]}", name=name, code=code, kind=kind, officer="示例联系人"
        )
        for code, name, kind in (
            (TOWN, TOWN_NAME, "town"),
            (OTHER_TOWN, OTHER_TOWN_NAME, "street"),
        )
    }


def firms() -> dict[str, Entity]:
    """FIRM and OTHER_FIRM, each in its town, with two years of facts and a contact.

    FIRM sells 8,060 万元 in 2024; its contact is 张三丰, 13812345678. OTHER_FIRM sells 7,310 万元;
    its contact is 李四光, 13987654321.
    """
    places = towns()
    return {
        FIRM: _firm(FIRM, FIRM_NAME, places[TOWN], ("7000", "8060"), "张三丰", "13812345678"),
        OTHER_FIRM: _firm(
            OTHER_FIRM,
            OTHER_FIRM_NAME,
            places[OTHER_TOWN],
            ("6200", "7310"),
            "李四光",
            "13987654321",
        ),
    }


def platforms() -> dict[str, Entity]:
    """HOST, an institute of the county, and PLATFORM, a centre it hosts."""
    host = _once("institution", HOST, name="示例湖畔研究院", kind="local_university_institute")
    centre = _once(
        "platform",
        PLATFORM,
        name="示例湖畔工程研究中心",
        kind="engineering_centre",
        level="province",
        host=host.code,
        stage="applied",
    )
    return {HOST: host, PLATFORM: centre}


def _firm(
    code: str, name: str, town: Entity, sales: tuple[str, str], contact: str, phone: str
) -> Entity:
    return _once(
        "enterprise",
        code,
        name=name,
        life_status="active",
        town=town.code,
        registration_date="2018-03-01",
        sales_revenue=dict(zip(("2023", "2024"), sales, strict=True)),
        contacts=[{"name": contact, "role": "科技负责人", "phone": phone}],
    )


def _once(kind: str, code: str, /, **values: object) -> Entity:
    found = Entity.objects.filter(code=code).first()
    return found or actions.create(by=SYSTEM, kind=kind, code=code, values=values)
