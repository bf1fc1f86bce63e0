"""The body of a report from top to bottom: headings, paragraphs, tables and boxes in the order they stand in the paper.

Paragraphs are in reading order already. A heading stands before its first paragraph; what has no paragraph goes where
its place on the page says.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.cells import read_boxes
from corpus.pages.links import place_of
from extract.facts import IN_TABLE

Row = dict[str, Any]
Place = tuple[int, float]
DEEPEST = 4
ORDER = ("heading", "paragraph", "tables", "background_papers", "appendices", "audit_trails")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a body: `kind` is heading, paragraph, or the table that a grid or a box of rows is from.

    `anchor` is its id on the page; `named` another, made of a paragraph's printed number.
    """

    kind: str
    row: Row
    anchor: str
    named: str | None = None
    level: int = 1
    rows: tuple[Row, ...] = ()
    headed: bool = False


def place_key(row: Row) -> Place:
    """Where a fact starts, to be compared within one paper: by line, or by page and distance from its top."""
    if row["line"] is not None:
        return (0, float(row["line"]))
    boxes = read_boxes(row["bbox"], row["page"] or 1)
    return (boxes[0][0], boxes[0][1][1]) if boxes else (row["page"] or 0, 0.0)


def make_body(parts: Mapping[str, Sequence[Row]]) -> list[Piece]:
    """The pieces in order. Recommendations are shown above the body: their paragraphs, and a heading left empty, go."""
    paragraphs, sections = parts["paragraphs"], parts["sections"]
    places: list[Place] = []
    first: dict[str, int] = {}
    for n, paragraph in enumerate(paragraphs):
        places.append(max(places[-1] if places else (-1, 0.0), place_key(paragraph)))
        first.setdefault(paragraph["section_id"] or "", n)
    kept = _kept(parts)
    emptied = {row["section_id"] for row in paragraphs} - {paragraphs[n]["section_id"] for n in kept}
    titles = {table["title"] for table in parts["tables"]}
    gone = emptied - {section["parent_id"] for section in sections}
    events: list[tuple[float, Place, int, str, Row, tuple[Row, ...]]] = []
    for n in kept:
        events.append((float(n), places[n], 1, "paragraph", paragraphs[n], ()))
    for section in sections:
        if section["id"] not in gone and section["heading"] not in titles:
            at = first.get(section["id"], bisect_right(places, place_key(section)))
            events.append((at - 0.5, place_key(section), 0, "heading", section, ()))
    for kind, row, rows in _boxes(parts):
        place = place_key(row)
        events.append((bisect_right(places, place) - 0.5, place, ORDER.index(kind), kind, row, rows))
    return _pieces([event[3:] for event in sorted(events, key=lambda event: event[:3])])


def _kept(parts: Mapping[str, Sequence[Row]]) -> list[int]:
    """The paragraphs that the body shows: not the recommendations, their lead-ins, or what tables show themselves."""
    shown = {place_key(row) for row in parts["recommendations"]}
    said = {row["lead_in"] for row in parts["recommendations"]} | {row["title"] for row in parts["tables"]}
    return [
        n
        for n, row in enumerate(parts["paragraphs"])
        if row["rule"] != IN_TABLE and place_key(row) not in shown and row["text"] not in said
    ]  # fmt: skip


def _boxes(parts: Mapping[str, Sequence[Row]]) -> list[tuple[str, Row, tuple[Row, ...]]]:
    """What stands in the body as a box: each table by itself, lists of papers and appendices whole."""
    boxes: list[tuple[str, Row, tuple[Row, ...]]] = []
    for kind in ("tables", "audit_trails"):
        boxes += [(kind, row, (row,)) for row in parts[kind]]
    for kind in ("background_papers", "appendices"):
        if parts[kind]:
            boxes.append((kind, min(parts[kind], key=place_key), tuple(parts[kind])))
    return boxes


def _pieces(ordered: Sequence[tuple[str, Row, tuple[Row, ...]]]) -> list[Piece]:
    numbers: Counter[str] = Counter()
    above: list[int] = []
    pieces: list[Piece] = []
    for kind, row, rows in ordered:
        named, level = None, 1
        if kind == "heading":  # as deep as it is under the headings above it: no level is passed over
            while above and above[-1] >= (row["level"] or 1):
                above.pop()
            above.append(row["level"] or 1)
            level = min(len(above), DEEPEST)
        elif kind == "paragraph" and row["number"]:
            printed = "p" + "".join(row["number"].split())
            numbers[printed] += 1
            named = printed if numbers[printed] == 1 else f"{printed}-{numbers[printed]}"
        anchor = place_of(row["id"]) if kind == "paragraph" else f"{kind}-{place_of(row['id'])}"
        headed = bool(pieces) and pieces[-1].kind == "heading"
        pieces.append(Piece(kind, row, anchor, named, level, rows, headed))
    return pieces


def table_cells(table: Row, rows: Sequence[Row]) -> tuple[list[str], list[tuple[Row, list[str]]]]:
    """The header and the rows of a data table as lists of text; each as wide as the table."""
    width = table["n_columns"] or 0
    header = _cells(table["columns"])
    return header, [(row, (cells := _cells(row["cells"])) + [""] * (width - len(cells))) for row in rows]


def _cells(text: str | None) -> list[str]:
    try:
        cells = json.loads(text or "[]")
    except ValueError:
        return []
    return [str(cell) for cell in cells] if isinstance(cells, list) else []
