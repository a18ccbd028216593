"""Reports: an outline and a ledger in, a document out, as HTML, plain text or Word."""
