"""Kinds, concepts and units: the words facts and rules share."""

from guiju.vocabulary.concepts import Concept, FromRecords, Lever
from guiju.vocabulary.kinds import TITLES, Kind, Vocabulary
from guiju.vocabulary.levels import LEVELS
from guiju.vocabulary.loading import load_vocabulary
from guiju.vocabulary.spelling import close_to, unknown_keys
from guiju.vocabulary.stages import STAGE, Stages
from guiju.vocabulary.units import DAYS, PURE, SHARE, YEARS, Unit, dimension_name, written

__all__ = [
    "DAYS",
    "LEVELS",
    "PURE",
    "SHARE",
    "STAGE",
    "TITLES",
    "YEARS",
    "Concept",
    "FromRecords",
    "Kind",
    "Lever",
    "Stages",
    "Unit",
    "Vocabulary",
    "close_to",
    "dimension_name",
    "load_vocabulary",
    "unknown_keys",
    "written",
]
