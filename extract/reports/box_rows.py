"""The rows of a header box that is a grid: bands of labels over their values, labels with values beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.cells.cells import join_pieces, join_rows
from extract.dates.dates import parse_date
from extract.labels import Label, fold, vocabulary
from extract.people.names import parse_person
from extract.reports.box_gaps import keep_bare
from extract.reports.box_labels import UNKNOWN_LABEL_RE, box_row, label_apart, split_label
from extract.reports.box_values import ABOUT_APPLICATION, Box
from extract.reports.known_lines import read_line
from ingest.model import Cell, Grid


def read_cells(grid: Grid, box: Box, words: frozenset[str]) -> None:
    """Read the labels of a grid and their values into a box, row by row or band by band."""
    first, above = without_lines_above(grid.rows[0]) if grid.rows else ((), [])
    rows: list[Sequence[Cell | None]] = [first, *grid.rows[1:]]
    box.bare += above
    texts = [box_row(row) for row in rows]
    index = 0
    while index < len(rows):
        across = _columns_of_labels(texts[index])
        index = _read_band(rows, texts, index, across, box) if across else _read_value(rows, texts, index, box, words)


def _columns_of_labels(texts: Sequence[str]) -> dict[int, str]:
    """The columns of a band of labels with their fields; {} when the row has fewer than two."""
    found = {column: label for column, text in enumerate(texts) if (label := split_label(text))}
    if any(":" in texts[column] for column in found):
        # Beside "Meeting:" the words "Parish Council" are a value.
        found = {n: label for n, label in found.items() if ":" in texts[n] or label.field not in ABOUT_APPLICATION}
    apart = {label.field for label in found.values() if label.apart}
    every = {label.field for label in found.values()}
    if len(apart) >= 2 or len(every) >= 3:
        return {column: label.field for column, label in found.items() if label.apart or len(every) >= 3}
    return {}


def _begins_row(texts: Sequence[str]) -> bool:
    return bool(texts and texts[0]) and label_apart(texts[0]) is not None


def _lies_across(row: Sequence[Cell | None]) -> bool:
    """Whether a row is one cell over all columns: the title under a band of labels and their values."""
    return len(row) > 1 and row[0] is not None and all(cell is None for cell in row[1:])


def _read_band(
    rows: Sequence[Sequence[Cell | None]], texts: Sequence[list[str]], index: int, across: dict[int, str], box: Box
) -> int:
    """Values under or beside the labels of a band, down to the next row that begins with a label."""
    end = index + 1
    whole = all((label := split_label(texts[index][n])) and label.rest for n in across)  # each value beside its label
    while end < len(rows) and not _begins_row(texts[end]) and not (end > index + 1 and _lies_across(rows[end])):
        if whole and UNKNOWN_LABEL_RE.match(texts[end][0]):
            break
        end += 1
    columns = sorted(across)
    for position, column in enumerate(columns):
        edge = columns[position + 1] if position + 1 < len(columns) else max(len(row) for row in rows)
        down = [" ".join(t for t in row[column:edge] if t) for row in texts[index:end]]
        text = join_rows(down)
        _put_labelled(box, across[column], text)
    return end


def _put_labelled(box: Box, name: str, text: str) -> None:
    """The value after a label, and that of a second label that follows at once ("Item No. Classification: Open")."""
    label = split_label(text)
    if label is None or label.field != name:
        box.put(name, "")
        return
    inner = split_label(label.rest)
    if inner is not None and inner.apart and inner.field != name and ":" in label.rest:
        box.put(name, "")
        _put_labelled(box, inner.field, label.rest)
    else:
        box.put(name, label.rest)


def known_beside(texts: Sequence[str]) -> dict[str, str] | None:
    """What a cell without a label says beside one with label and value: how open the report is, "For decision"."""
    filled = [text for text in texts if text]
    known = vocabulary("head_lines").field(filled[0]) if len(filled) == 1 else None
    return None if known in (None, "section") else {"classification": filled[0]} if known == "classification" else {}


def part_beside(label: Label, texts: list[str], box: Box) -> list[str]:
    """The cells beside a label without those that are no part of its value, which go into the box as what they are:
    known lines and other labels beside a label with its value, and what stands behind a day.
    """
    filled = [text for text in texts if text]
    if label.rest and filled and (known := known_beside(texts)) is not None:
        for name, text in known.items():
            box.put(name, text)
        return [""] * len(texts)
    if label.rest and filled and all(label_apart(text) or UNKNOWN_LABEL_RE.match(text) for text in filled):
        for text in filled:
            if (beside := label_apart(text)) is not None and beside.rest:
                box.put(beside.field, beside.rest)
        return [""] * len(texts)
    asked = next((n for n, text in enumerate(texts) if n and text.endswith((":", "?")) and texts[n - 1]), None)
    if asked is not None and UNKNOWN_LABEL_RE.match(texts[asked]):
        return texts[:asked]  # "Open | To be decided by Cabinet: | No": another label and its value
    if label.field == "date" and len(filled) > 1 and parse_date(filled[0]):
        box.bare += [text for text in filled[1:] if read_line(text) is not None]
        return filled[:1]
    return texts


def without_lines_above(row: Sequence[Cell | None]) -> tuple[Sequence[Cell | None], list[str]]:
    """The first row of a grid of a text file without the lines that stand above its label, and these lines.

    They are what is centred over the box (body, day), which the blank between the columns does not part from it.
    """
    cells = [cell for cell in row if cell is not None and cell.text.strip()]
    top = cells[0].lines[0].span.line if cells and cells[0].lines else None
    if top is None or len(cells) < 2 or label_apart(" ".join(cells[0].text.split())) is None:
        return row, []
    above: list[str] = []
    found: list[Cell | None] = []
    for cell in row:
        higher = [line.text.strip() for line in cell.lines if (line.span.line or top) < top] if cell is not None else []
        if cell is None or len(higher) == len(cell.lines) or all(read_line(text) is None for text in higher):
            found.append(cell)
            continue
        above += [" ".join(text.split()) for text in higher]
        lines = cell.lines[len(higher) :]
        found.append(replace(cell, lines=lines, text="\n".join(line.text for line in lines)))
    return found, above


def without_notes(cell: Cell | None) -> Cell | None:
    """The cell of a title without the lines under it that say what the report is ("This is not a Key Decision").

    A line of one word is the end of the title that wraps ("Mooring fees - Progress" over "Report").
    """
    for n, line in enumerate(cell.lines if cell is not None else ()):
        words = line.text.split()
        if n and cell is not None and len(words) > 1 and read_line(" ".join(words)) == {}:
            return replace(cell, lines=cell.lines[:n], text="\n".join(above.text for above in cell.lines[:n]))
    return cell


def part_people(value: str, cells: Sequence[Cell]) -> str:
    """The people that a report is from, one after the other in a cell, parted by semicolons."""
    lines = [" ".join(line.text.split()) for cell in cells for line in cell.lines]
    parted = lines[0] if lines else ""
    for line in lines[1:]:
        person = parse_person(line)
        begins = person is not None and person.role is not None and line.startswith(person.name)
        whole = not parted.endswith((",", "&", " and", " of", " for"))
        parted += f"; {line}" if begins and whole and parse_person(parted.split("; ")[-1]) else f" {line}"
    return parted if fold(parted) == fold(value) else value


def _read_value(
    rows: Sequence[Sequence[Cell | None]], printed: Sequence[list[str]], index: int, box: Box, words: frozenset[str]
) -> int:
    """One label and its value, with the rows that the label or the value wraps over; `printed` are their texts."""
    texts = printed[index]
    first = next((column for column, text in enumerate(texts) if text), None)
    if first is None:
        return index + 1
    label, end = label_apart(texts[first]), index + 1
    name_text = texts[first]
    if label is not None and label.field == "title":
        texts = box_row([without_notes(cell) for cell in rows[index]])
    pieces = [texts[first + 1 :]]
    while end < len(rows) and not _begins_row(printed[end]):
        more = printed[end]
        head = more[first] if first < len(more) else ""
        if fold(head):
            longer = split_label(f"{name_text} {head}")
            if longer is None or not longer.apart or longer.field == (label.field if label else ""):
                break
            label = longer
        pieces.append(more[first + 1 :])
        end += 1
    if label is None:
        for text in texts[first + 1 :]:  # "WARDS: All" beside the council's name
            beside = label_apart(text)
            if beside is not None and beside.rest:
                box.put(beside.field, beside.rest)
        keep_bare(rows[index], box)
        return index + 1
    pieces[0] = part_beside(label, pieces[0], box)
    if label.field == "meeting_name" and pieces[0] and parse_date(pieces[0][-1]) and any(pieces[0][:-1]):
        box.put("date", pieces[0][-1])
        pieces[0] = pieces[0][:-1]
    joined = [join_pieces(row, words) for row in pieces]
    value = join_rows([label.rest, *(row.text for row in joined)])
    if label.field == "from_officer":
        value = part_people(value, [cell for row in rows[index:end] for cell in row[first + 1 :] if cell is not None])
        box.officer_alone = box.officer_alone or label.printed == "officer"
    box.put(label.field, value, all(row.sure for row in joined))
    return end
