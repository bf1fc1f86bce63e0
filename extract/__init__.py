"""A `Document` becomes an `Extraction`: the facts of the paper, each with its span and its rule."""
