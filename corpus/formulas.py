"""Cells of a CSV file that a spreadsheet would run: what a paper says is never a formula on the reader's machine."""

from __future__ import annotations

from typing import Any

BEGIN = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: Any) -> Any:
    """The cell with a leading apostrophe where it is text that would run; a number stays one, also with its unit."""
    if isinstance(cell, dict):  # Datasette's for a key with the words that it stands for
        return {name: harmless(value) for name, value in cell.items()}
    risky = isinstance(cell, str) and cell.startswith(BEGIN) and not _is_number(cell)
    return f"'{cell}" if risky else cell


def _is_number(cell: str) -> bool:
    return all(letter.isdigit() or letter in "+-.,% £()" for letter in cell)
