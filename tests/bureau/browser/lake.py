"""Firms by the lake on 1 March 2026, each with its contact; a platform; who confirms."""

from __future__ import annotations

from datetime import date

from tests.bureau.browser.people import PASSWORD

SINCE = date(2025, 1, 1)
WAYS = ("1280-on", "390-on", "1280-off", "390-off", "looked-at")
"""A firm for each way a journey is made: width, scripts on or off."""


def contact(way: str) -> str:
    """The sign-in name of a firm's contact, after “see-”."""
    return f"lake-{way}"


def settle() -> None:
    """Make them all."""
    from tests.bureau import cast
    from tests.bureau.portal.firm import lake_firm

    for way in WAYS:
        firm = lake_firm(f"enterprise-{way}", f"示例湖畔储能科技有限公司{way}")
        person(contact(way), "enterprise", firm.code)
    cast.platforms()
    person("lake-platform", "platform", cast.HOST)
    person("lake-chief", "chief", section="高新科")


def person(name: str, role: str, body: str = "", section: str = "") -> None:
    """Somebody with one role."""
    from bureau.accounts.models import Grant, User

    user = User.objects.create(username=f"see-{name}", full_name="示例用户")
    user.set_password(PASSWORD)
    user.save()
    Grant.objects.create(user=user, role=role, body=body, section=section, since=SINCE)


if __name__ == "__main__":
    import django

    django.setup()
    settle()
