"""What is not there: unknown, known not to exist, a list of nothing."""

from __future__ import annotations

from typing import Any

from guiju.ledger import NOT_APPLICABLE


class Missing(str):
    """What nobody knows: printed as 〔待补〕, no to `if`, nothing to a loop, and so its fields."""

    __slots__ = ()

    def __new__(cls) -> Missing:
        return super().__new__(cls, "〔待补〕")

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Any:
        return iter(())

    def __getitem__(self, key: Any) -> Missing:
        return self


class Nothing(Missing):
    """What is known not to exist, such as a series an event belongs to: printed as 不适用."""

    __slots__ = ()

    def __new__(cls) -> Nothing:
        return str.__new__(cls, NOT_APPLICABLE)


class Listed(list[Any]):
    """Several of something; printed, they are joined by 、, and none are 〔待补〕."""

    def __str__(self) -> str:
        return "、".join(str(item) for item in self) or str(Missing())
