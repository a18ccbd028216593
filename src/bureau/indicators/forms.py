"""What people fill in: a value, a proposal, a line of a difference, a reason."""

from __future__ import annotations

from typing import Any

from django import forms

from bureau.accounts.viewer import Viewer
from bureau.indicators import actions
from bureau.indicators.models.differences import CAUSES
from bureau.ledger.queries import town_name, towns

PERIOD_HELP = "如 2024-10、2024Q3、2024H1，全年写 2024"


class ValueForm(forms.Form):
    """A number we reached, or one the upper level told, with the paper it stands on."""

    nature = forms.ChoiceField(
        label="性质", choices=[("actual", "完成（自己的数）"), ("upper", "上级通报")]
    )
    town = forms.ChoiceField(label="哪里的数", required=False)
    period = forms.CharField(label="期间", max_length=12, help_text=PERIOD_HELP)
    value = forms.CharField(label="数值", max_length=30, help_text="从年初累计到期末")
    rank = forms.CharField(label="位次", max_length=4, required=False)
    source = forms.CharField(label="来源文件", max_length=200, help_text="如 市科技局10月通报")
    dated = forms.CharField(label="文件日期", max_length=20, required=False)
    grade = forms.ChoiceField(
        label="证据等级",
        choices=[("A", "A 通报、公示"), ("B", "B 合同、回单"), ("C", "C 盖章填报")],
        initial="C",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, auto_id="value-%s", **options)
        self.fields["town"].choices = [("", "全县"), *towns().items()]


class ProposalForm(forms.Form):
    """Another number beside the official one."""

    town = forms.ChoiceField(label="哪里的数")
    period = forms.CharField(label="期间", max_length=12, help_text=PERIOD_HELP)
    value = forms.CharField(label="建议数", max_length=30)
    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, viewer: Viewer, **options: Any) -> None:
        super().__init__(*args, auto_id="proposal-%s", **options)
        whole = [("", "全县")] if actions.may_propose(viewer, "") else []
        own = [code for code in towns() if actions.may_propose(viewer, code)]
        town = self.fields["town"]
        town.required = not whole
        town.choices = [*whole, *((code, town_name(code)) for code in own)]


class DifferenceForm(forms.Form):
    """One cause of a difference."""

    firm = forms.CharField(
        label="企业", max_length=120, required=False, help_text="全称或编号；口径不同的可不写"
    )
    cause = forms.ChoiceField(label="原因", choices=list(CAUSES.items()))
    amount = forms.CharField(
        label="差数", max_length=20, initial="1", help_text="我们多算的写正数，少算的写负数"
    )
    note = forms.CharField(label="说明", max_length=200, required=False)


class ReasonForm(forms.Form):
    """Why something goes back."""

    reason = forms.CharField(label="退回理由", max_length=200)
