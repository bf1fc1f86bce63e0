"""What the tags of a page are believed for: where they cover its text, and where the page bears them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ingest.layout.sideboxes import in_box
from ingest.markers import split_marker
from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Rect
from ingest.pdfium.tags import Tag, Tags
from ingest.rows.rows import Row
from ingest.textfiles.headings import NOT_TITLE_RE, VERB_RE, is_title

LEAST_COVERED = 0.9  # of the letters
LEAST_FIT = 0.7  # of the headings that tags name
MARKED = "Text"  # that a mark stands before


class Told(NamedTuple):
    """How many elements are tagged as headings, and how many of them can be headings by their words."""

    named: int = 0
    fit: int = 0

    def add(self, other: Told) -> Told:
        return Told(self.named + other.named, self.fit + other.fit)

    @property
    def believed(self) -> bool:
        return self.fit >= LEAST_FIT * self.named > 0


def settle_tags(tags: Tags, runs: Sequence[Run], tables: Sequence[Rect]) -> Tags | None:
    """The tags of a page where they cover its text and tell what it does not show; else they are taken off the runs.

    In ruled tables, whose boxes are given, nothing is asked of them. The first run of each list item is marked, and
    each table's runs are counted.
    """
    letters = sum(len(run.text) for run in runs)
    tagged = [(run, run.tag) for run in runs if run.tag]
    covered = sum(len(run.text) for run, _ in tagged) >= LEAST_COVERED * letters
    loose = [(run, tag) for run, tag in tagged if tag.block and not any(in_box(run, box) for box in tables)]
    if not covered or not tells_more(tags, loose):
        for run, _ in tagged:
            run.tag = None
        return None
    begun = {0}
    for run, tag in tagged:
        if tag.cell:
            tags.runs[tags.cells[tag.cell - 1].table] += 1
        if tag.begins:
            run.tag = tag._replace(begins=tag.item not in begun)
            begun.add(tag.item)
    return tags


def tells_more(tags: Tags, tagged: Sequence[tuple[Run, Tag]]) -> bool:
    """Whether tags tell of headings, of tables with rows and columns, words in pictures, items without a mark, or of
    text that goes on to the right and above.
    """
    if any(tag.heading or tag.picture for _, tag in tagged):
        return True
    cells = (tags.cells[number - 1] for number in {tag.cell for _, tag in tagged} if number)
    sizes = Counter((cell.table, cell.row) for cell in cells)
    if any(size > 1 and sizes.get((table, row + 1), 0) > 1 for (table, row), size in sizes.items()):
        return True
    begun = 0
    for (before, _), (run, tag) in zip(tagged, tagged[1:], strict=False):
        if run.middle < before.middle - before.size and run.x0 > before.x0 and not tag.cell:
            return True
        if tag.begins and tag.item > begun:
            begun = tag.item
            if split_marker(f"{run.text}  {MARKED}") is None:
                return True
    return False


def is_told_heading(text: str, rows: int) -> bool:
    """Whether the text of an element tagged as a heading can be one: clauses of reports are styled as headings too."""
    letters = sum(map(str.isalpha, text))
    if (
        rows > 3
        or letters < 2
        or not (text[:1].isupper() or text[:1].isdigit())
        or text.endswith((".", ":", ";", ",", "?"))
    ):
        return False
    return is_title(text) and not NOT_TITLE_RE.search(text) and not VERB_RE.search(text)


def count_told(rows: Sequence[Row]) -> Told:
    """What a page's tags name headings."""
    texts: dict[int, list[str]] = {}
    for row in rows:
        if row.tag and row.tag.heading:
            texts.setdefault(row.tag.block, []).append(row.marker.rest if row.marker else row.text)
    return Told(len(texts), sum(is_told_heading(" ".join(lines), len(lines)) for lines in texts.values()))
