"""A rulebook and firms that are made up: every name in them is invented, the size is not."""

from guiju.bench.generated.firms import AS_OF, firms
from guiju.bench.generated.rulebook import five_conditions, forty_policies

__all__ = ["AS_OF", "firms", "five_conditions", "forty_policies"]
