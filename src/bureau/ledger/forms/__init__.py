"""Forms made from the vocabulary: a field a concept, the source it rests on, why."""
