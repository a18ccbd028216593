"""The lease table: work behind the pages, done once in the database whatever is killed."""
