"""Tables of a PDF page become grids of cells."""
