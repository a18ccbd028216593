"""The inputs both sides of a comparison read: a rulebook of the size of a province, and firms."""

from guiju.bench.generated.firms import AS_OF, firms
from guiju.bench.generated.rulebook import five_conditions, forty_policies

__all__ = ["AS_OF", "firms", "five_conditions", "forty_policies"]
