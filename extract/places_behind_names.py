"""Wards that only a hyphen without spaces parts from names: "Ann Moor (Convener)-Mead North", "Bo Reed-Abbot".

One such line may be a double surname; where nearly every line of a list has the hyphen, it parts two columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.listed_rows import Row
from extract.patterns import pattern

NAME_AND_PLACE_RE = pattern(
    "name-hyphen-place",
    r"^\s*(?P<name>[A-Z][^-\d,;:]{3,60}[^-\s,;:])-(?P<place>[A-Z][^-()\d,;:]{2,40})$",
    matches=("Ann Moor-Abbot", "Ann Moor (Convener)-Mead North"),
    rejects=("Ann Moor - Abbot", "Ann-Marie Moor-Lane", "Ann Moor"),
)
FEWEST = 4  # lines of a list that can tell
MOST_OTHERS = 0.2  # of the lines


def without_places(rows: Sequence[Row]) -> Sequence[Row]:
    """The lines of a list without the places, where hyphens part name and place on nearly every line."""
    found = [NAME_AND_PLACE_RE.match(row.text) for row in rows]
    fitting = [match for match in found if match is not None and " " in match["name"].strip()]
    if len(fitting) < FEWEST or len(fitting) < (1 - MOST_OTHERS) * len(rows):
        return rows
    return [
        replace(row, text=match["name"]) if match in fitting and match is not None else row
        for row, match in zip(rows, found, strict=True)
    ]
