"""Wards and places behind names: "Ann Moor (Convener)-Mead North", "Bo Reed-Abbot", "Cy Lane - Overton".

One such line may be a double surname; where nearly every line of a list has the hyphen, it parts two columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.attendance.listed_rows import Row
from extract.patterns import pattern
from extract.people.names import looks_like_role

NAME_AND_PLACE_RE = pattern(
    "name-hyphen-place",
    r"^\s*(?P<name>[A-Z][^-\d,;:]{3,60}[^-\s,;:])-(?P<place>[A-Z][^-()\d,;:]{2,40})$",
    matches=("Ann Moor-Abbot", "Ann Moor (Convener)-Mead North"),
    rejects=("Ann Moor - Abbot", "Ann-Marie Moor-Lane", "Ann Moor"),
)
DASHED_RE = pattern(
    "name-dash-place",
    r"^\s*(?P<name>[A-Z][^,;:\u2013]{3,60}?)\s[-\u2013]\s(?P<place>[A-Z][\w ]{2,40})\W*$",
    matches=("Ann Moor - Overton", "Ann Moor (Chair) \u2013 Lower Mead"),
    rejects=("Ann Moor-Abbot", "Ann Moor, Clerk"),
)
FEWEST_DASHED = 2
FEWEST = 4  # lines of a list that can tell
MOST_OTHERS = 0.2  # of the lines


def without_places(rows: Sequence[Row]) -> Sequence[Row]:
    """The lines of a list without the places, where hyphens or dashes part name and place on nearly every line."""
    rows = _without_dashed(rows)
    found = [NAME_AND_PLACE_RE.match(row.text) for row in rows]
    fitting = [match for match in found if match is not None and " " in match["name"].strip()]
    if len(fitting) < FEWEST or len(fitting) < (1 - MOST_OTHERS) * len(rows):
        return rows
    return [
        replace(row, text=match["name"]) if match in fitting and match is not None else row
        for row, match in zip(rows, found, strict=True)
    ]


def _without_dashed(rows: Sequence[Row]) -> Sequence[Row]:
    """The lines without what stands behind a dash and is no post nor body, where two lines have such a place."""
    found = [DASHED_RE.match(row.text) for row in rows]
    places = [match for match in found if match is not None and _is_place(match["place"])]
    if len(places) < FEWEST_DASHED or sum(match is not None for match in found) < (1 - MOST_OTHERS) * len(rows):
        return rows
    return [
        replace(row, text=match["name"]) if match is not None and match in places else row
        for row, match in zip(rows, found, strict=True)
    ]


def _is_place(words: str) -> bool:
    return not looks_like_role(words) and not words.isupper() and words.isascii() and words.replace(" ", "").isalpha()
