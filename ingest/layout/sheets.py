"""One page of a PDF on its way to blocks: what of it is seen, its furniture taken off, its parts in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.layout.furniture import NAMED_RE, Edges, Zones, edge_rows, near_edges, zones
from ingest.layout.panels import find_panels
from ingest.layout.quietheads import is_underlined
from ingest.layout.sideboxes import contains, find_side_boxes, find_side_tables, frame_heights, in_box, meets
from ingest.layout.stamps import is_notice, is_stamp, stamped_number
from ingest.layout.textcolumns import find_text_columns, halves
from ingest.layout.twinlists import find_lists, split_lists
from ingest.model import Cell, Grid, Issue
from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.pdfium.placements import Placement
from ingest.rows.gaps import Band, find_bands
from ingest.rows.rows import Row, group_rows, make_row
from ingest.rows.signs import SUM_RE
from ingest.tables.bands import is_margin, is_prose, read_band, read_columns, read_margin
from ingest.tables.bars import add_bars
from ingest.tables.grids import cut_runs, fill_lattice
from ingest.tables.lattices import Lattice
from ingest.tables.openrows import find_open_rows
from ingest.tables.seams import join_blocks
from ingest.tables.shades import Shades, shaded_rows
from ingest.tables.shells import split_shells
from ingest.tables.sidetables import find_open_tables
from ingest.tables.stacks import split_stacks
from ingest.tables.subcolumns import split_columns, split_merges
from ingest.tables.toptotals import settle_totals

LEAST_RULES = 3  # across two columns make them a table


@dataclass(slots=True)
class Sheet:
    """One page: first its runs and its ruled tables' cells, then `items`, its rows and grids in reading order."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    lattices: list[Lattice] = field(default_factory=list)
    shades: Shades = field(default_factory=Shades)
    items: list[Row | Grid] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    text: str = ""
    picture: float = 0.0  # share of the page that pictures take
    drawn: bool = False  # whether anything but text is on it
    placement: Placement | None = None  # of a page that was set upright for reading, as are `width` and `height`
    confidence: float | None = None
    shown: tuple[float, float] = (0.0, 0.0)  # width and height of the page as it is shown
    blank: bool = False
    zones: Zones = field(default_factory=lambda: ([], []))  # its lines near its head and foot that can be furniture
    title: str = ""  # the lowest of its running heads that is set as a title

    @property
    def rows(self) -> list[Row]:
        return [item for item in self.items if isinstance(item, Row)]


def loose_runs(sheet: Sheet) -> list[Run]:
    """The runs at head and foot that can be furniture: those in no ruled table, and numbers that name themselves."""
    boxes = [lattice.box for lattice in sheet.lattices if len(lattice.xs) > 2]
    near = near_edges(sheet.runs, sheet.height)
    return [run for run in near if not any(within(run, box) for box in boxes) or NAMED_RE.match(run.text)]


def edge_zones(sheet: Sheet) -> Zones:
    """The page's lines near its head and near its foot that can be furniture."""
    return zones(edge_rows(loose_runs(sheet), sheet.number), sheet.height)


def within(run: Run, box: Rect) -> bool:
    return box[1] <= run.middle <= box[3] and run.x0 < box[2] and run.x1 > box[0]


def arrange(sheet: Sheet, edge: Edges) -> None:
    """Puts the page's grids and rows in reading order, its furniture left out; lets go of its runs."""
    runs, stamps = take_stamps(sheet, edge)
    sheet.lattices += find_open_rows(sheet.shades.marks, runs, sheet.lattices)
    placed: list[tuple[float, Row | Grid]] = []
    boxes = side_boxes(sheet, runs)
    frames = [lattice.box for lattice in sheet.lattices if lattice.alone]
    panels = find_panels(frames, [box for box, _ in sheet.shades.fills], runs)
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


def finish(sheet: Sheet, edge: Edges) -> None:
    """Gives the page its text, tells whether it is blank, and lets go of what it was read from."""
    texts = [item.text for item in sheet.items]
    sheet.text = "\n".join([*texts, *(row.text for row in edge.rows)])
    sheet.blank = not (texts or sheet.drawn or sheet.issues) or (len(texts) < 3 and is_notice(texts))
    if sheet.blank:
        edge.rows += sheet.rows
        sheet.items = []
    for row in sheet.rows:
        row.underlined = is_underlined(row, sheet.shades.marks)
    for item in sheet.items:
        if isinstance(item, Grid):
            item.put_aside()
    sheet.title = running_title(edge, sheet.height)
    sheet.runs, sheet.lattices, sheet.shades, sheet.zones = [], [], Shades(), ([], [])
    for row in (*sheet.rows, *edge.rows):
        row.runs = []


def running_title(edge: Edges, height: float) -> str:
    """The lowest running head in bold, "" where a page has none."""
    heads = [row for row in edge.rows if row.bold and row.middle < height / 2 and any(map(str.isalpha, row.text))]
    return max(heads, key=lambda row: row.middle).text if heads else ""


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


def with_header(grid: Grid, shades: Shades) -> Grid:
    """The grid with its header rows, those that a colour sets apart too; rows of sums or of labels are none."""
    count = max(grid.header_rows, shaded_rows(grid.rows, shades))
    labels = [at for at, row in enumerate(grid.rows[: count + 1]) if is_labelled(row)]
    count = min(count, labels[0]) if len(labels) > 1 else count
    sums = [row for row in grid.rows[:count] if sum(1 for cell in row if cell and SUM_RE.match(cell.text)) > 1]
    return replace(grid, header_rows=0 if sums else count)


def is_labelled(row: Sequence[Cell | None]) -> bool:
    """Whether a row of a form is a label with its value beside it."""
    texts = [cell.text for cell in row if cell and cell.text]
    return len(texts) > 1 and texts[0].endswith(":") and not texts[1].endswith(":")
