"""The pages over records: lists, one record, its facts, stages, papers; sheets in and out."""
