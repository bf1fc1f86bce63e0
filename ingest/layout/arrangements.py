"""What is on a page of a PDF put in reading order: boxes and tables, text columns, lines; its furniture is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.layout.furniture import Edges
from ingest.layout.panels import find_cards, find_panels
from ingest.layout.sheets import Sheet, finish
from ingest.layout.sideboxes import contains, find_side_boxes, find_side_tables, frame_heights, in_box, meets
from ingest.layout.stamps import is_stamp, stamped_number
from ingest.layout.taggedcolumns import tagged_columns
from ingest.layout.textcolumns import find_text_columns, halves
from ingest.layout.twinlists import find_lists, split_lists
from ingest.model import Grid
from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.rows.gaps import Band, find_bands
from ingest.rows.rows import Row, group_rows, make_row
from ingest.tables.bands import is_margin, is_prose, read_band, read_columns, read_margin
from ingest.tables.bars import add_bars
from ingest.tables.centred import find_centred
from ingest.tables.grids import cut_runs, fill_lattice
from ingest.tables.headers import with_header
from ingest.tables.lattices import Lattice
from ingest.tables.openrows import find_open_rows
from ingest.tables.seams import join_blocks
from ingest.tables.shades import Shades
from ingest.tables.shells import split_shells
from ingest.tables.sidetables import find_open_tables
from ingest.tables.stacks import split_stacks
from ingest.tables.subcolumns import split_columns, split_merges
from ingest.tables.taggedtables import read_tagged, tagged_tables
from ingest.tables.toptotals import settle_totals

LEAST_RULES = 3  # across two columns make them a table
LEAST_TOLD = 3  # rows and columns of a table that only tags tell


def arrange(sheet: Sheet, edge: Edges) -> None:
    """Puts the page's grids and rows in reading order, its furniture left out; lets go of its runs."""
    runs, stamps = take_stamps(sheet, edge)
    sheet.lattices += find_open_rows(sheet.shades.marks, runs, sheet.lattices)
    placed: list[tuple[float, Row | Grid]] = []
    boxes = side_boxes(sheet, runs)
    frames = [lattice.box for lattice in sheet.lattices if lattice.alone]
    panels = find_panels(frames, [box for box, _ in sheet.shades.fills], runs)
    panels += [card for boxes in one_rows(sheet.lattices) for card in find_cards(boxes, runs)]
    for panel in panels:
        placed += [(panel[1], item) for item in read_box(runs, panel, sheet)]
    asides = [(box, read_box(runs, box, sheet)) for box in boxes]
    runs = [run for run in runs if not any(in_box(run, box) for box in (*boxes, *panels))]
    runs = read_ruled(sheet, runs, (*boxes, *panels), placed, asides)
    placed = settle_totals(placed, runs)
    for table in find_open_tables([run for run in runs if not run.angle]):
        asides.append((table, read_box(runs, table, sheet)))
        runs = [run for run in runs if not in_box(run, table)]
    sides = frame_heights([lattice.box for lattice in sheet.lattices if lattice.alone], runs)
    for stretch in between(group_rows(run for run in runs if not run.angle), [*sides, *(top for top, _ in placed)]):
        placed += read_stretch(stretch, sheet)
    for aside, (box, items) in enumerate(asides, 1):
        placed = put_beside(placed, box, aside, items)
    sideways = [run for run in runs if run.angle]
    # Lines turned to the left follow each other from left to right, those turned to the right the other way round.
    sideways.sort(key=lambda run: {1: run.x0, 2: -run.top, 3: -run.x0}[run.angle])
    sheet.items = [
        *(make_row([run], sheet.number) for run in stamps),
        *(item for _, item in sorted(placed, key=lambda pair: pair[0])),
        *(make_row([run], sheet.number) for run in sideways),
    ]
    finish(sheet, edge)


def one_rows(lattices: Sequence[Lattice]) -> list[list[Rect]]:
    """The boxes of the cells of each ruled table of one row."""
    return [[box for _, _, box in found.cells.values()] for found in lattices if len(found.ys) == 2 < len(found.xs)]


def take_stamps(sheet: Sheet, edge: Edges) -> tuple[list[Run], list[Run]]:
    """The page's runs without its furniture, and those stamped on it; a stamped number becomes the page's label."""
    gone = {id(run) for row in edge.rows for run in row.runs}
    for run in sheet.runs:
        if number := stamped_number(run) if is_stamp(run) else None:
            edge.rows.append(make_row([run], sheet.number))
            edge.label = edge.label or number
            gone.add(id(run))
    runs = [run for run in sheet.runs if id(run) not in gone]
    return [run for run in runs if not is_stamp(run)], [run for run in runs if is_stamp(run)]


def read_ruled(
    sheet: Sheet, runs: list[Run], read: Sequence[Rect],
    placed: list[tuple[float, Row | Grid]], asides: list[tuple[Rect, list[Row | Grid]]],
) -> list[Run]:  # fmt: skip
    """Adds the ruled tables to what is placed or stands beside the text; the runs that stand in none of them.

    `read` are the boxes whose words have been read.
    """
    tables = find_side_tables([lattice.box for lattice in sheet.lattices if not lattice.alone], runs, sheet.width)
    for found in (add_bars(block, runs, sheet.shades) for block in join_blocks(sheet.lattices, runs)):
        if found.alone and any(contains(box, found.box) for box in read):
            continue
        if found.alone and any(top < found.box[1] for top, _ in placed):
            continue
        runs = cut_runs(found, runs)
        grid, runs = fill_lattice(refine(found, runs, sheet.shades), runs, sheet.number)
        grid = with_header(grid, sheet.shades) if grid else None
        if grid and (table := next((box for box in tables if contains(box, found.box)), None)):
            asides.append((table, [*read_box(runs, table, sheet), grid]))
            runs = [run for run in runs if not in_box(run, table)]
        elif grid:
            placed.append((found.box[1], grid))
    return runs


def side_boxes(sheet: Sheet, runs: list[Run]) -> list[Rect]:
    """The boxes of running text that stand beside the page's text, but for those in a ruled table."""
    tables = [lattice.box for lattice in sheet.lattices if not lattice.alone]
    boxes = [lattice.box for lattice in sheet.lattices if lattice.alone]
    boxes += [box for box, _ in sheet.shades.fills if not any(meets(table, box) for table in tables)]
    return find_side_boxes(boxes, runs, sheet.width)


def put_beside(
    placed: list[tuple[float, Row | Grid]], box: Rect, number: int, items: list[Row | Grid]
) -> list[tuple[float, Row | Grid]]:
    """What is on the page with a side box put behind the first line beside it; these lines know their width."""
    rows = [item for _, item in placed if isinstance(item, Row) and item.bottom > box[1] and item.top < box[3]]
    for row in rows:
        row.beside = True
        row.column = (min(row.x0 for row in rows), max(row.x1 for row in rows))
    for item in items:
        if isinstance(item, Row):
            item.aside = number
    top = min((row.middle for row in rows), default=box[1]) + 0.01
    return [*placed, *((top, item) for item in items)]


def refine(lattice: Lattice, runs: list[Run], shades: Shades) -> Lattice:
    """The ruled table with the rows and columns that have no rules."""
    parted = split_columns(split_shells(split_stacks(lattice, runs), runs, shades), runs)
    return split_merges(parted, runs)


def between(rows: list[list[Run]], tops: list[float]) -> list[list[list[Run]]]:
    """The rows in stretches that no ruled table or side of a frame parts."""
    stretches: dict[int, list[list[Run]]] = {}
    for row in rows:
        stretches.setdefault(sum(1 for top in tops if top < row[0].middle), []).append(row)
    return list(stretches.values())


def read_stretch(rows: list[list[Run]], sheet: Sheet) -> list[tuple[float, Row | Grid]]:
    """The rows and unruled grids of lines that stand under each other, with the y by which they are ordered."""
    placed: list[tuple[float, Row | Grid]] = []
    if sheet.tags and (told := read_told(rows, sheet)):
        return told
    if centred := find_centred(rows, sheet.number):
        own, table = centred
        around = read_around(own, [run for row in rows for run in row], sheet)
        return [(first_middle(own), with_header(table, sheet.shades)), *around]
    if found := find_text_columns(rows):
        first, last, x = found
        if len(band_cuts(rows, Band(first, last, []), sheet.shades)) < LEAST_RULES:
            top = min(run.middle for run in rows[first])
            columns = [item for side in halves(rows[first:last], x) for item in read_column(side, sheet)]
            placed += read_stretch(rows[:first], sheet) if first else []
            placed += [(top, item) for item in columns]
            return placed + (read_stretch(rows[last:], sheet) if last < len(rows) else [])
    at, page = 0, sheet.number
    for band in find_bands(rows):
        cuts = band_cuts(rows, band, sheet.shades)
        placed += [(row[0].middle, make_row(row, page)) for row in rows[at : band.first]]
        if band.first < at:
            continue
        lists = find_lists(rows, band)
        top, at = rows[band.first][0].middle, lists.last if lists else band.last
        if lists:
            placed += [(top, item) for own in split_lists(rows, lists) for item in read_column(own, sheet)]
        elif is_prose(rows, band):
            placed += [(top, make_row(row, page)) for row in read_columns(rows, band)]
        elif is_margin(rows, band, cuts):
            placed += [(row[0].middle, make_row(row, page)) for row in read_margin(rows, band)]
        elif grid := read_band(rows, band, page, cuts):
            placed.append((top, with_header(grid, sheet.shades)))
        else:
            placed += [(row[0].middle, make_row(row, page)) for row in rows[band.first : band.last]]
    placed += [(row[0].middle, make_row(row, page)) for row in rows[at:]]
    return placed


def read_told(rows: list[list[Run]], sheet: Sheet) -> list[tuple[float, Row | Grid]]:
    """Lines whose tags tell of columns or tables, with what stands above and under them; nothing where they do not."""
    runs = [run for row in rows for run in row]
    assert sheet.tags
    if columns := tagged_columns(runs):
        own = [run for side in columns for run in side]
        found = [item for side in columns for item in read_column(group_rows(side), sheet)]
        return [*((first_middle(own), item) for item in found), *read_around(own, runs, sheet)]
    for pieces in tagged_tables(runs, sheet.tags):
        own = [run for piece in pieces for run in piece.runs]
        if (grid := read_tagged(pieces, runs, sheet.number)) and is_misread(grid, own, sheet):
            return [(first_middle(own), grid), *read_around(own, runs, sheet)]
    return []


def first_middle(runs: Sequence[Run]) -> float:
    return min(run.middle for run in runs)


def read_around(own: Sequence[Run], runs: Sequence[Run], sheet: Sheet) -> list[tuple[float, Row | Grid]]:
    """What stands above and under some of the runs, which are read."""
    read = {id(run) for run in own}
    rest = group_rows(run for run in runs if id(run) not in read)
    return [item for stretch in between(rest, [first_middle(own)]) for item in read_stretch(stretch, sheet)]


def is_misread(grid: Grid, runs: list[Run], sheet: Sheet) -> bool:
    """Whether a table's cells or heads would not be read without tags; a small one that is read as lines is a form."""
    read = [item for _, item in read_stretch(group_rows(runs), replace(sheet, tags=None)) if isinstance(item, Grid)]
    if not read:
        return min(len(grid.rows), grid.width) >= LEAST_TOLD
    return [grid.texts()] != [each.texts() for each in read] or grid.header_rows > read[0].header_rows


def read_column(rows: list[list[Run]], sheet: Sheet) -> list[Row | Grid]:
    """What stands in one column of text, its lines knowing the column's sides."""
    items = [item for _, item in sorted(read_stretch(rows, sheet), key=lambda pair: pair[0])]
    sides = (min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows))
    for item in items:
        if isinstance(item, Row) and item.column is None:
            item.column = sides
    return items


def read_box(runs: list[Run], box: Rect, sheet: Sheet) -> list[Row | Grid]:
    """The rows and grids of what stands in a box."""
    own = [run for run in runs if in_box(run, box)]
    return read_column(group_rows(own), sheet) if own else []


def band_cuts(rows: list[list[Run]], band: Band, shades: Shades) -> list[float]:
    """The heights at which rules or the sides of shades run across a band of lines."""
    runs = [run for row in rows[band.first : band.last] for run in row]
    left, right = min(run.x0 for run in runs), max(run.x1 for run in runs)
    return shades.cuts(left, right, runs[0].middle, runs[-1].middle)
