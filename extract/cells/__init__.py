"""Cells, and words that are cut or run together."""
