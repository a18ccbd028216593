"""The unified social credit code of GB 32100: eighteen characters, the last one a check."""

from __future__ import annotations

from stdnum.cn import uscc

LENGTH = 18


def compact(code: str) -> str:
    """Without blanks and hyphens, letters large."""
    return uscc.compact(code)


def fault(code: str) -> str:
    """What is wrong with a code, in words; nothing when it is sound."""
    text = compact(code)
    if len(text) != LENGTH:
        return f"统一代码“{code}”是 {len(text)} 位，应为 18 位：请核对营业执照"
    if odd := [letter for letter in text if letter not in uscc._alphabet]:
        return f"统一代码“{code}”里不会有“{odd[0]}”（没有 I O S V Z）：请核对营业执照"
    if text[-1] != uscc.calc_check_digit(text[:-1]):
        return f"统一代码“{code}”末位校验不符：请核对营业执照"
    return ""
