"""Lists with bullets set side by side, as on slides: read one after the other, each with the head over it."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.markers import split_marker
from ingest.rows.cuts import cut_row
from ingest.rows.freegaps import TextRow
from ingest.rows.gaps import FAR, Band
from ingest.rows.rows import group_rows

LEAST_BULLETS = 2  # in each list
LEAST_SHARE = 0.4  # of a list's lines that begin with a bullet


def find_lists(rows: Sequence[TextRow], band: Band) -> Band | None:
    """The band with the lines that go on with one of its lists below it; None where its columns are no such lists."""
    last = band.last
    while last < len(rows) and goes_on(rows[last - 1], rows[last], band):
        last += 1
    found = Band(band.first, last, band.gaps)
    lists = split_lists(rows, found)
    return found if len(lists) > 1 and all(map(is_list, lists)) else None


def split_lists(rows: Sequence[TextRow], band: Band) -> list[list[TextRow]]:
    """The lines of each column; none where words reach over two."""
    columns: dict[int, TextRow] = {}
    for row in rows[band.first : band.last]:
        for (column, over), runs in cut_row(row, band).items():
            if over > 1:
                return []
            columns.setdefault(column, []).extend(runs)
    return [group_rows(columns[column]) for column in sorted(columns)]


def is_list(lines: Sequence[TextRow]) -> bool:
    bullets = sum(map(is_item, lines))
    return bullets >= LEAST_BULLETS and bullets >= LEAST_SHARE * len(lines)


def is_item(line: TextRow) -> bool:
    marker = split_marker("  ".join(run.text for run in line[:2]))
    return marker is not None and marker.style == "bullet" and bool(marker.rest)


def goes_on(above: TextRow, line: TextRow, band: Band) -> bool:
    """Whether a line under a band stands in one of its columns, as near as a next item does."""
    columns = {band.place(run) for run in line}
    near = 0 < line[0].middle - above[0].middle < FAR * line[0].size and abs(above[0].size - line[0].size) < 1
    return near and len(columns) == 1 and all(over == 1 for _, over in columns) and (is_item(line) or is_item(above))
