"""Registers: tables with a head for names and for who was present, sent apologies, holds which post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.attendance.attendance_labels import split_label
from extract.attendance.listed_rows import VACANT_SEAT_RE, Row, cell_text
from extract.facts import AttendanceStatus
from extract.labels import vocabulary
from extract.people.names import looks_like_person, parse_person
from extract.people.roles import names_office
from ingest.model import Cell, Grid, Span


def register_columns(grid: Grid) -> dict[str, int] | None:
    """Where a register has its columns, by its heads; None for a grid that is no register."""
    heads = vocabulary("attendance_columns")
    found: dict[str, int] = {}
    for index, cell in enumerate(grid.rows[0] if grid.rows else ()):
        name = heads.field(cell.text) if cell is not None else None
        # "In person" and "Remote" side by side: a mark under either says that they were there.
        name = "present_too" if name == "present" and name in found else name
        if name is not None:
            found.setdefault(name, index)
    return found if "name" in found and len(found) > 1 else None


def is_register(grid: Grid) -> bool:
    """Whether a grid is a register that says of each person whether they were there."""
    columns = register_columns(grid) or {}
    said = [column for name, column in columns.items() if name in ("present", "apologies")]
    texts = [_said(cells, column) for cells in grid.rows[1:] for column in said]
    return any(texts)


def read_apologies(grid: Grid) -> Iterator[Row]:
    """Those whose apologies a grid lists under a head, one a row; substitutes stand in a column of their own."""
    heads = vocabulary("attendance_columns")
    fields = [heads.field(cell.text) if cell is not None else None for cell in (grid.rows[0] if grid.rows else ())]
    column = next((n for name in ("apologies", "name") for n, field in enumerate(fields) if field == name), None)
    for cells in grid.rows[1:] if column is not None else ():
        if parse_person(cell_text(cells, column)) is not None:
            yield Row(
                cell_text(cells, column), Span.cover(cell.span for cell in cells if cell is not None), "apologies"
            )


def read_register(grid: Grid, columns: dict[str, int]) -> Iterator[Row]:
    labelled = False  # below a label inside the register it is the label that says how people were there
    for cells in grid.rows[1:]:
        name = cell_text(cells, columns.get("name"))
        label = split_label(name)[0] if not VACANT_SEAT_RE.match(name) else None
        if label is not None and not label.weak:
            labelled = True
            yield Row(name, Span.cover(cell.span for cell in cells if cell is not None))
            continue
        if parse_person(name) is None:
            continue
        status = None if labelled else _state(cells, columns)
        if status is None and not labelled:
            continue
        role = cell_text(cells, columns.get("role")) or _post_in(cell_text(cells, columns.get("body")))
        text = f"{name}, {role}" if role and looks_like_person(name) else name
        yield Row(text, Span.cover(cell.span for cell in cells if cell is not None), status)


def _post_in(text: str) -> str:
    """What a column of bodies says of an officer: a post ("Section 73 Officer"); "" for a body."""
    return text if names_office(text) else ""


def _state(cells: Sequence[Cell | None], columns: dict[str, int]) -> AttendanceStatus | None:
    """What a register says of one person: a word, or a mark under the head that says it; None for the absent."""
    apologies = _said(cells, columns.get("apologies"))
    present = _said(cells, columns.get("present")) or _said(cells, columns.get("present_too"))
    if apologies in ("apologies", "yes") or present == "apologies":
        return "apologies"
    if present in ("present", "yes"):
        return "present"
    return None if "present" in columns else "present"


def _said(cells: Sequence[Cell | None], column: int | None) -> str | None:
    text = cell_text(cells, column).partition(" (")[0]  # "Present (online)"
    return "yes" if text and text in "\u2713\u2714\u221a\uf0fcXx" else vocabulary("attendance_states").field(text)
