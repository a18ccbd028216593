"""Facts and rules → findings and verdicts, for one entity and in bulk."""
