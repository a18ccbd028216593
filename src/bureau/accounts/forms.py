"""The forms of the room's pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

import guiju
from bureau.accounts.actions import Part
from bureau.accounts.models import User
from bureau.accounts.queries import places
from bureau.accounts.rights import ROLES

GIVEN = [role for role in ROLES if role not in ("public",)]


def day_field(label: str, **how: Any) -> forms.DateField:
    """A day, picked where the browser has a picker."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **how)


def sections() -> list[tuple[str, str]]:
    """The bureau's sections, and none."""
    return [("", "—"), *((name, name) for name in places().sections())]


def towns() -> list[tuple[str, str]]:
    """The towns, and none."""
    return [("", "—"), *places().towns().items()]


def today() -> date:
    """Today, as a form first shows it."""
    return guiju.calendar.today()


class UserChoice(forms.ModelChoiceField):
    """A person, with his name to sign in beside his name."""

    def label_from_instance(self, user: User) -> str:
        """示例局长（juzhang）."""
        return f"{user}（{user.username}）"


class UserFilter(forms.Form):
    """What the list of users is narrowed by."""

    q = forms.CharField(label="姓名或用户名", required=False, max_length=60)
    role = forms.ChoiceField(label="角色", required=False)
    section = forms.ChoiceField(label="科室", required=False)
    town = forms.ChoiceField(label="镇区", required=False)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "—"), ("active", "可用"), ("locked", "已锁定")]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "—"), *((r, ROLES[r]) for r in GIVEN)]  # type: ignore[attr-defined]
        self.fields["section"].choices = sections()  # type: ignore[attr-defined]
        self.fields["town"].choices = towns()  # type: ignore[attr-defined]


class PartForm(forms.Form):
    """A role to be held."""

    role = forms.ChoiceField(label="角色")
    section = forms.ChoiceField(
        label="科室", required=False, help_text="科室负责人必选；挂钩联系人属于哪个科室。"
    )
    town = forms.ChoiceField(
        label="镇区（街道）", required=False, help_text="挂钩联系人、镇区科技专员必选。"
    )
    body = forms.CharField(
        label="单位",
        required=False,
        max_length=60,
        help_text="企业联系人、平台管理员填单位编号或统一社会信用代码。",
    )
    since = day_field("起", initial=today)
    until = day_field("止", required=False, help_text="长期的空着。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(r, ROLES[r]) for r in GIVEN]  # type: ignore[attr-defined]
        self.fields["section"].choices = sections()  # type: ignore[attr-defined]
        self.fields["town"].choices = towns()  # type: ignore[attr-defined]

    def part(self) -> Part:
        """The role as actions take it."""
        names = ("role", "section", "town", "body", "since", "until")
        return Part(**{name: self.cleaned_data[name] for name in names})


class NewUserForm(PartForm):
    """An account and its first role."""

    username = forms.CharField(
        label="用户名", max_length=150, help_text="登录用，字母、数字和 @ . + - _。"
    )
    full_name = forms.CharField(label="姓名", max_length=60)
    field_order = ("username", "full_name")


class DeputyForm(forms.Form):
    """Who stands in, between two days."""

    deputy = UserChoice(User.objects.none(), label="代理人")
    since = day_field("起", initial=today)
    until = day_field("止")

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = others  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """Who takes over, from which day."""

    successor = UserChoice(User.objects.none(), label="接手人")
    on = day_field("交接日", initial=today, help_text="从这一天起由接手人担任。")

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = others  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """A deed that needs a reason."""

    reason = forms.CharField(label="原因", max_length=200)


class GlassForm(forms.Form):
    """Why content must be read."""

    reason = forms.CharField(
        label="事由",
        max_length=200,
        help_text="出了什么事、要看什么。局领导据此批准。",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class InviteForm(forms.Form):
    """For which body, and how long the code opens."""

    body = forms.CharField(label="单位", max_length=60, help_text="单位编号或统一社会信用代码。")
    days = forms.IntegerField(label="有效天数", initial=14, min_value=1, max_value=90)


class AuditFilter(forms.Form):
    """What the trail is narrowed by."""

    who = forms.CharField(label="谁", required=False, max_length=60)
    code = forms.CharField(label="单位或记录编号", required=False, max_length=60)
    day = day_field("日期", required=False)


class ClaimForm(forms.Form):
    """The two codes; whoever has no account opens one with them."""

    code = forms.CharField(
        label="邀请码",
        max_length=40,
        help_text="信息管理员给您的，如 7MKA-P9QD-X2BN。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    proof = forms.CharField(
        label="统一社会信用代码", max_length=40, help_text="营业执照上的18位；没有的填单位编号。"
    )


class NewClaimForm(ClaimForm):
    """The same, and the account."""

    full_name = forms.CharField(label="您的姓名", max_length=60)
    username = forms.CharField(
        label="用户名",
        max_length=150,
        help_text="以后登录用，字母、数字和 @ . + - _。",
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="密码",
        help_text="至少10位，同时有字母和数字，不用常见的密码。",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再输一次密码",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Twice the same."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError("两次输入的密码不一样。")
        return again
