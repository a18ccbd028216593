"""The pages of the sections' records: platforms, talent, projects, money, agreements, events."""
