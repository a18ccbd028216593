"""The look of every page: base templates, tokens, marks, charts. Owns no table."""
