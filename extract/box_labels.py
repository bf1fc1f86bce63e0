"""Labels of header boxes: those of reports, and those that say what an application is about."""

from __future__ import annotations

from extract.box_values import ABOUT_APPLICATION
from extract.cells import row_texts
from extract.labels import Label, vocabulary
from ingest.model import Grid


def split_label(text: str) -> Label | None:
    """The label of a header box that a text begins with; else one of those that say what an application is about."""
    label = vocabulary("box").split(text)
    if label is not None and label.apart and label.field != "other":
        return label
    about = vocabulary("application").split(text)
    return about if about is not None and about.apart and (label is None or about.field != "other") else label


def label_apart(text: str) -> Label | None:
    """The label of a text in which it stands apart: alone, or with a colon after it."""
    label = split_label(text)
    return label if label is not None and label.apart else None


def is_listing(grid: Grid) -> bool:
    """Whether a grid lists several applications under heads: a table, not the box of one."""
    first = row_texts(grid.rows[0]) if grid.rows else []
    heads = {n: label for n, text in enumerate(first) if (label := split_label(text))}
    about = {n for n, label in heads.items() if label.field in ABOUT_APPLICATION and not label.rest}
    filled = [sum(n < len(row) and bool(row[n]) for n in heads) for row in map(row_texts, grid.rows[1:])]
    begins = any(split_label(row[0]) for row in map(row_texts, grid.rows[1:]) if row and row[0])
    return len(about) >= 2 and not begins and sum(count >= 2 for count in filled) >= 2
