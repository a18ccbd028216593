"""Findings and verdicts in words, and as the plain dictionaries that programs read."""

from guiju.explanation.as_dict import json_number, judgement_record
from guiju.explanation.conditions import sentence
from guiju.explanation.numbers import amount
from guiju.explanation.verdicts import paragraph

__all__ = ["amount", "json_number", "judgement_record", "paragraph", "sentence"]
