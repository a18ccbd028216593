"""Kinds, concepts and units: the words facts and rules share."""

from guiju.vocabulary.concepts import Concept, Lever
from guiju.vocabulary.kinds import TITLES, Kind, Vocabulary
from guiju.vocabulary.loading import close_to, load_vocabulary, unknown_keys
from guiju.vocabulary.units import DAYS, PURE, SHARE, YEARS, Unit, dimension_name, written

__all__ = [
    "DAYS",
    "PURE",
    "SHARE",
    "TITLES",
    "YEARS",
    "Concept",
    "Kind",
    "Lever",
    "Unit",
    "Vocabulary",
    "close_to",
    "dimension_name",
    "load_vocabulary",
    "unknown_keys",
    "written",
]
