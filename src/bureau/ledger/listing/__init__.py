"""A list of any kind, made from its vocabulary: columns, filters, order, sums."""
