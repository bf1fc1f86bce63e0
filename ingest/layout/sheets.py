"""One page of a PDF on its way to blocks: what is known of it, and what of that stays when it is in reading order."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.layout.furniture import NAMED_RE, Edges, Zones, edge_rows, near_edges, zones
from ingest.layout.quietheads import is_underlined
from ingest.layout.stamps import is_notice
from ingest.layout.tagging import Told, count_told
from ingest.model import Grid, Issue
from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.pdfium.placements import Placement
from ingest.pdfium.tags import Tags
from ingest.rows.rows import Row
from ingest.tables.lattices import Lattice
from ingest.tables.shades import Shades


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
    tags: Tags | None = None  # where the tree of a tagged file covers the page
    told: Told = Told()
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
    if sheet.tags:
        sheet.told = count_told(sheet.rows)
    for item in sheet.items:
        if isinstance(item, Grid):
            item.put_aside()
    sheet.title = running_title(edge, sheet.height)
    sheet.runs, sheet.lattices, sheet.shades, sheet.zones, sheet.tags = [], [], Shades(), ([], []), None
    for row in (*sheet.rows, *edge.rows):
        row.runs = []


def running_title(edge: Edges, height: float) -> str:
    """The lowest running head in bold, "" where a page has none."""
    heads = [row for row in edge.rows if row.bold and row.middle < height / 2 and any(map(str.isalpha, row.text))]
    return max(heads, key=lambda row: row.middle).text if heads else ""
