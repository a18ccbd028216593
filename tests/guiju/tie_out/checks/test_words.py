"""Wrong words, places left to be filled in, numbers cut short."""

from __future__ import annotations

import pytest

from tests.texts import proofread, slipped, told


@pytest.mark.parametrize(
    ("text", "wrong", "do"),
    [
        ("进一步布署示例工作。", "布署", "改为“部署”"),
        ("做为示例试点。", "做为", "改为“作为”"),
        ("完善体质机制。", "体质机制", "改为“体制机制”"),
        ("截止2019年底，示例完成。", "截止", "改为“截至”"),
        ("实现相辅相承。", "相辅相承", "改为“相辅相成”"),
    ],
)
def test_a_wrong_word(text: str, wrong: str, do: str) -> None:
    """The word, the reason and the right one."""
    slip = told(text, "错词")
    assert (slip.text, slip.do) == (wrong, do)
    assert slip.why


@pytest.mark.parametrize(
    "text",
    [
        "把它当做为民服务。",
        "示例申报截止时间。",
        "按排名先后。",
        "恢复盖章。",
        "参谋化解矛盾。",
        "图像征集。",
        "补充份额。",
        "究竟争取了多少。",
        "完善体制机制，做好部署。",
    ],
)
def test_right_words_that_hold_a_wrong_one(text: str) -> None:
    """A longer right word is no slip."""
    assert slipped(text, "错词") == []


def test_places_left_open_are_one_slip() -> None:
    """XX, **万元 and 202x年 are told once, with the number of places."""
    slip = told("XX市示例局202x年拨付资金**万元。", "占位未填")
    assert slip.text == "XX"
    assert "共3处" in slip.why
    assert len(slip.also) == 2


def test_a_bullet_and_a_product_are_no_places_left_open() -> None:
    """* at the head of a line and 3×7 stay."""
    assert slipped("*示例事项\n安装3×7组示例设备。", "占位未填") == []


def test_a_number_cut_short() -> None:
    """21.% lacks its decimals."""
    assert slipped("增长21.%，另增长2.5%。", "数字不全") == ["21.%"]


def test_a_clean_text_has_no_slips() -> None:
    """Well written, nothing is raised."""
    text = (
        "示例局2019年工作总结\n一、示例平台\n"
        "一是新建示例平台3家，其中省级1家、市级2家。二是拨付资金850万元，同比增长5.5%。\n"
        "二、示例人才\n（一）引进\n全年引进“示例人才”30余人（2017—2019年共90余人）。"
    )
    assert proofread(text) == []
