"""A firm that meets the general conditions of 63号 and of 2号 alike."""

from __future__ import annotations

from typing import Any

GENERAL: dict[str, Any] = {
    "independent_legal_person": True,
    "is_sme": True,
    "on_abnormal_operation_list": False,
    "on_serious_dishonesty_list": False,
    "product_prohibited": False,
    "incident_or_tax_violation_3y": False,
    "serious_violation_3y": False,
}
