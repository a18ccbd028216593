"""One record's page, made from its dossier: facts, stages, relations, what happened when."""
