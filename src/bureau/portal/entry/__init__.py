"""A fact entered in a form: fields by type, evidence, the proposal it becomes."""
