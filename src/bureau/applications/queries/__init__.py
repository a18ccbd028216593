"""What may be asked of the room; whoever asks is named, and gets what he may see."""

from bureau.applications.queries.pipeline import pipeline

__all__ = ["pipeline"]
