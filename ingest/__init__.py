"""A file becomes a `Document`: pages of blocks in reading order, every block with its span."""
