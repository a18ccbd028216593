"""The hidden key tells whose row it is and which cells were touched."""

from __future__ import annotations

from bureau.ledger.sheets.stamps import columns_of, header, read_stamp, stamp

COLUMNS = [("name", ""), ("sales_revenue", "2024")]


def test_a_key_goes_out_and_comes_back() -> None:
    """What was not touched is known as such; what was is not."""
    kind, columns = columns_of(header("enterprise", COLUMNS)) or ("", [])
    assert (kind, columns) == ("enterprise", COLUMNS)
    back = read_stamp(stamp("enterprise-01", ["示例甲", "3500"]), columns)
    assert back is not None
    assert back.code == "enterprise-01"
    assert back.untouched("sales_revenue", "2024", "3500")
    assert not back.untouched("sales_revenue", "2024", "3501")
    assert not back.untouched("sales_revenue", "2023", "3500")


def test_a_key_somebody_was_at_marks_nothing() -> None:
    """The code still counts, the marks do not; what is no key is none."""
    back = read_stamp("enterprise-01|abc", COLUMNS)
    assert back is not None
    assert not back.untouched("name", "", "示例甲")
    assert read_stamp(None, COLUMNS) is None
    assert columns_of("企业名称") is None
