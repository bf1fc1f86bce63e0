"""The proof: a page of the paper itself with a fact's boxes lit, or the lines of a text file, marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from corpus.cells import read_boxes as fact_boxes
from corpus.cells import table_of_fact
from corpus.pages.answers import Answer, Asked
from corpus.pages.citations import cite
from corpus.tables import BY_NAME

PAGE_SQL = (
    "SELECT number, page, label, text, method, width, height, characters, first_line FROM ("
    "SELECT row_number() OVER (ORDER BY search_id) AS number, page, label, text, method, width, height, characters, "
    "1 + coalesce(sum(length(text) - length(replace(text, char(10), ''))) OVER "
    "(ORDER BY search_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS first_line "
    "FROM pages WHERE document_id = ?) WHERE number = ?"
)
MARGIN = 2  # points around a box, so that its outline does not cover the words
MOST_BOXES = 200
LINE_RE = re.compile(r"[0-9]{1,9}")
PDF = "application/pdf"
ZOOMS = ("100", "150", "200")
# What of a fact is shown beside its page: the first of these columns that has something.
TELLING = ("text", "title", "name", "heading", "cells", "lead_officer", "officer_title", "message", "committee")


def proof_page(asked: Asked) -> Answer | None:
    """A page with what the address asks to be lit: `fact=<id>`, `box=x0,top,x1,bottom` in points, or `line=N`."""
    document = asked.fact("documents", asked.at["document"])
    number = int(asked.at["number"])
    page = asked.row(PAGE_SQL, asked.at["document"], number) if document else None
    if document is None or page is None:
        return None
    table, fact = _asked_fact(asked, document["id"])
    placed = fact_boxes(fact["bbox"], fact["page"] or 1) if fact else []
    lit = [_margined(box) for at, box in placed if at == number] + read_boxes(asked.args.getlist("box"))
    lines = _lines(page, _marked(asked, fact, page))
    drawn = document["media_type"] == PDF and bool(page["width"] and page["height"])
    zoom = asked.arg("zoom") if asked.arg("zoom") in ZOOMS else ZOOMS[0]
    return Answer(
        "papers_page.html",
        {
            "document": document, "page": page, "number": number, "drawn": drawn, "boxes": lit, "lines": lines,
            "zoom": zoom, "zooms": ZOOMS, "fact": fact, "fact_table": table, "telling": _telling(fact),
            "other_pages": sorted({at for at, _ in placed} - {number}),
            "citation": cite(asked, table, fact) if fact and table else cite(asked, "documents", document, number),
            "previous": number - 1 if number > 1 else None,
            "next": number + 1 if number < (document["page_count"] or 0) else None,
        },
    )  # fmt: skip


def _asked_fact(asked: Asked, document: str) -> tuple[str | None, dict[str, Any] | None]:
    identifier = asked.arg("fact")
    table = table_of_fact(identifier)
    if table is None or table not in BY_NAME:
        return None, None
    fact = asked.fact(table, identifier)
    return (table, fact) if fact and fact["document_id"] == document else (None, None)


def _telling(fact: dict[str, Any] | None) -> str:
    return next((str(fact[name]) for name in TELLING if fact.get(name)), "") if fact else ""


def _marked(asked: Asked, fact: dict[str, Any] | None, page: dict[str, Any]) -> set[int]:
    """The lines to mark: those asked for, and those that a fact's words go on over."""
    marked = {int(line) for line in asked.args.getlist("line") if LINE_RE.fullmatch(line)}
    if fact and fact["line"]:
        marked |= lines_of(page["text"].split("\n"), page["first_line"], fact["line"], _telling(fact))
    return marked


def lines_of(lines: Sequence[str], first: int, start: int, words: str) -> set[int]:
    """The numbers of the lines from `start` on that hold `words`; `first` is the number of the first of `lines`."""
    wanted = " ".join(words.split())
    found = {start}
    for number, line in enumerate(lines[max(0, start - first) :], max(start, first)):
        said = " ".join(line.split())
        if number == start or not said:
            continue
        at = wanted.find(said)
        if at < 0:
            break
        found.add(number)
        wanted = wanted[at + len(said) :]
    return found


def _lines(page: dict[str, Any], marked: set[int]) -> list[tuple[int, str, bool]]:
    return [(n, text, n in marked) for n, text in enumerate(page["text"].split("\n"), page["first_line"])]


def read_boxes(values: Sequence[str]) -> list[dict[str, float]]:
    """The boxes asked for, with a margin; what is no box is passed over."""
    boxes = []
    for value in values[:MOST_BOXES]:
        try:
            x0, top, x1, bottom = (float(edge) for edge in value.split(","))
        except ValueError:
            continue
        if x0 < x1 and top < bottom and all(abs(edge) < 1e5 for edge in (x0, top, x1, bottom)):
            boxes.append(_margined([x0, top, x1, bottom]))
    return boxes


def _margined(box: Sequence[float]) -> dict[str, float]:
    x0, top, x1, bottom = box
    return {"x": x0 - MARGIN, "y": top - MARGIN, "width": x1 - x0 + 2 * MARGIN, "height": bottom - top + 2 * MARGIN}
