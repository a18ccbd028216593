"""A document as a Word file in the form of GB/T 9704-2012."""

from guiju.composition.word.writing import write_docx

__all__ = ["write_docx"]
