"""`/search`: anything within reach by name, old name, short name, code or pinyin initials."""
