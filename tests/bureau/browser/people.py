"""One person for each role, so that every page can be seen by whom it is for."""

from __future__ import annotations

from datetime import date

PASSWORD = "yi-er-san-mu-tou-ren"
SINCE = date(2024, 1, 1)
# Where each role stands; the body of a firm's contact is chosen from the data.
STANDINGS: dict[str, dict[str, str]] = {
    "director": {},
    "chief": {"section": "高新科"},
    "liaison": {"section": "高新科", "town": "320481106"},
    "taskforce": {},
    "town": {"town": "320481106"},
    "enterprise": {},
    "platform": {},
    "it": {},
    "auditor": {},
}
FIRM = "示例微纳生物科技有限公司"
"""In 天目湖镇, in the pool, one step short of 高企, its 科小 title ending on 31 March."""
SECTIONS = ("规划科", "成果科", "人才科", "平台科")


def settle() -> None:
    """Make the people, and leave those who are there already."""
    from bureau.accounts.models import Grant, User

    standings = {**STANDINGS, **{f"chief-{name}": {"section": name} for name in SECTIONS}}
    for name, where in standings.items():
        user, _ = User.objects.get_or_create(
            username=f"see-{name}", defaults={"full_name": "示例用户"}
        )
        user.set_password(PASSWORD)
        user.save()
        role = name.partition("-")[0]
        place = {**where, "body": body_for(role)}
        Grant.objects.update_or_create(user=user, role=role, since=SINCE, defaults=place)


def body_for(role: str) -> str:
    """The code of the body such a person speaks for."""
    from bureau.ledger.models import Row

    kind = {"enterprise": "enterprise", "platform": "institution"}.get(role)
    rows = Row.objects.filter(kind=kind, merged_into=None).order_by("code")
    row = rows.filter(name=FIRM).first() or rows.first()
    return row.code if row else ""


if __name__ == "__main__":
    import django

    django.setup()
    settle()
