"""Background papers and appendices of a report, from their tables or from the lists under their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.background_tables import background_columns, named_columns, read_background_grid
from extract.cell_entries import cell_entries
from extract.cells import grid_texts, join_rows
from extract.contact_sentences import asks_to_contact
from extract.facts import Appendix, BackgroundPaper, Report
from extract.labels import fold, heading_field, heading_text, vocabulary
from extract.list_words import ABOUT_RE, CONTACT_LINE_RE, NONE_RE
from extract.packs import APPENDIX_HEADING_RE
from extract.parts import Part
from ingest.model import Block, Document, Span

# "Appendix 1 - Plan Appendix 2 - Map" in one line.
APPENDIX_IN_LINE_RE = re.compile(r"(?<=[\w)]) (?=(?:Appendix|Annex) \w{1,2}(?: ?[:\u2013] | - ))")
# A day or month that a line's end cut off its title is no paper.
ONLY_DAY_RE = re.compile(r"(?:\d{1,2} )?[A-Z][a-z]+ \d{4}")
CODE_RE = re.compile(r"[A-Z]{1,3}\d{2}")
LISTING_RE = re.compile(r"\b(?:papers?|documents?|reports?|following|published|sources?|other)\b", re.IGNORECASE)
MAX_LISTED = 250
MAX_APPENDIX = 150


@dataclass(frozen=True)
class ListFacts:
    """Background papers and appendices, and the indexes of the grids they stood in."""

    background_papers: tuple[BackgroundPaper, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    blocks: frozenset[int] = frozenset()


def find_appendices(document: Document, parts: Sequence[Part], report_of: Mapping[int, Report]) -> ListFacts:
    """The entries of every report's lists; a row or line that says "None" is no entry."""
    reader = _ListReader()
    for place, part in enumerate(parts):
        if part.kind == "report" and (report := report_of.get(place)) is not None:
            reader.heading = None
            for index, block in enumerate(part.blocks, part.first):
                if block.grid is None:
                    reader.read_line(block, report)
                elif reader.read_grid(block, report):
                    reader.grids.add(index)
    return ListFacts(tuple(reader.papers), tuple(reader.appendices), frozenset(reader.grids))


class _ListReader:
    """Reads the blocks of reports in their order; `heading` is the field whose list it is in."""

    def __init__(self) -> None:
        self.papers: list[BackgroundPaper] = []
        self.appendices: list[Appendix] = []
        self.grids: set[int] = set()
        self.heading: str | None = None
        self.in_line = False  # the list began on the line of its heading
        self.above: Span | None = None  # of the block before

    def read_grid(self, block: Block, report: Report) -> bool:
        """Whether a table or box lists papers or appendices, or is the head of a list."""
        papers = list(read_background_grid(block, report, self.heading == "background_papers"))
        appendices = [] if papers else list(read_appendix_grid(block, report, self.heading == "appendices"))
        if not papers:
            papers, more = read_labelled_rows(block, report)
            appendices = appendices or more
        self.papers += papers
        self.appendices += appendices
        heads = is_list_grid(block) or (self.heading == "appendices" and _heads_appendices(block))
        return bool(papers or appendices or heads)

    def read_line(self, block: Block, report: Report) -> None:
        """A heading opens a list or ends one; a line below a list's heading is an entry."""
        name, rest = list_heading(block)
        if name is not None and rest and len(block.lines) > 1:
            rest = _until_contact([line.text for line in block.lines], rest)
        if name is None and is_head_line(block.text):
            return
        if name is not None or self._ends(block):
            self.heading, before = name, len(self.papers)
            if rest:
                self._add(rest, block, report)
            self.in_line = len(self.papers) > before
        elif (
            CONTACT_LINE_RE.match(block.text)
            or asks_to_contact(block.text)
            or self._is_past(block)
            or (self.heading in ("background_papers", "appendices") and NONE_RE.match(block.text))
        ):
            over_none = self.heading == "background_papers" and NONE_RE.match(block.text)
            if over_none and self.papers and self.papers[-1].span is self.above:
                self.papers.pop()  # "Other matters" over "None": the heading of another list
            self.heading = None  # what follows is not of the list
        else:
            self._add(join_rows([line.text for line in block.lines]) if _has_code(block) else block.text, block, report)
        self.above = block.span

    def _is_past(self, block: Block) -> bool:
        """Whether a plain line is no more of a list of papers: one that began in its heading's line, or a label."""
        if self.heading != "background_papers" or block.kind == "item" or block.number is not None:
            return False
        label = block.text.rstrip(" -\u2013")
        return self.in_line or (label.endswith(":") and len(label) < 60 and not LISTING_RE.search(label))

    def _ends(self, block: Block) -> bool:
        """Whether a heading without a field ends the list rather than stands in it."""
        listed = self.heading == "appendices" and APPENDIX_HEADING_RE.match(block.text)
        inside = self.heading is not None and "." in (block.number or "").rstrip(".0")
        inner = self.heading == "background_papers" and block.text.rstrip(" -\u2013").endswith(":")
        coded = self.heading == "background_papers" and _has_code(block)
        return block.kind == "heading" and not (inside or listed or inner or coded or _may_be_listed(block))

    def _add(self, text: str, source: Block, report: Report) -> None:
        if self.heading == "appendices":
            self.appendices += _listed_appendices(text, source, report, self.appendices)
        elif self.heading == "background_papers":
            pieces = text.split("; ") if text != source.text else [text]
            self.papers += [paper for piece in pieces for paper in _listed_papers(piece, source, report)]


def _has_code(block: Block) -> bool:
    """Whether a block begins with the code of a paper ("HC12 - Moorings"), which is part of its title."""
    return bool(block.lines) and block.number is not None and CODE_RE.match(block.number) is not None


def _until_contact(lines: Sequence[str], rest: str) -> str:
    """What follows a heading in its block, up to a line that says whom to ask."""
    end = next((n for n, line in enumerate(lines) if n and CONTACT_LINE_RE.match(line)), len(lines))
    kept = join_rows(lines[:end])
    return kept[kept.find(rest[:12]) :] if end < len(lines) and rest[:12] in kept else rest


def _may_be_listed(block: Block) -> bool:
    """Whether what a text file shows as a heading is more likely a paper in a list: a year or day stands in it."""
    plain = block.number is None and not block.text.isupper() and block.size == 0
    return plain and len(block.text) > 20 and re.search(r"\b(?:19|20)\d\d\b", block.text) is not None


def list_heading(block: Block) -> tuple[str | None, str]:
    """The field that a heading announces and what follows it on the line ("Background papers: None")."""
    text = heading_text(block.text)
    field = heading_field(text)
    if field is not None and len(text) < 100:
        return field, ""
    label = vocabulary("headings").split(text)
    if label is not None and label.apart and ":" in text[: len(text) - len(label.rest)]:
        return label.field, label.rest
    return None, ""


def is_head_line(text: str) -> bool:
    """Whether a line is the heads of such a table run together ("No. Title", "Background Papers Held At Contact")."""
    known, words = vocabulary("columns").fields, fold(text)
    pairs = (("appendix_number", "appendix_title"), ("background_title", "held_at"))
    return any(
        words.startswith(f"{first} ") and words[len(first) + 1 :].split(" contact")[0] in known[second_name]
        for first_name, second_name in pairs
        for first in known[first_name]
    )


def is_list_grid(block: Block) -> bool:
    """Whether a grid is a table of background papers or appendices, an empty one too."""
    rows = grid_texts(block.grid) if block.grid else []
    return bool(rows) and (bool(background_columns(rows[0])) or all(_attached(row) is not None for row in rows))


def _heads_appendices(block: Block) -> bool:
    rows = grid_texts(block.grid) if block.grid else []
    return bool(rows) and len(named_columns(rows[0], "appendix_number", "appendix_title")) == 2


def read_appendix_grid(block: Block, report: Report, announced: bool) -> Iterator[Appendix]:
    """The rows under "No. | Title"; without such a head the rows must begin "Appendix", "Annex" and a number."""
    rows = grid_texts(block.grid) if block.grid else []
    if not rows:
        return
    columns = named_columns(rows[0], "appendix_number", "appendix_title")
    headed = len(columns) == 2
    # "Appendix No." says what it numbers, "No." does not.
    if headed and not announced and fold(rows[0][columns["appendix_number"]]) in ("no", "number", "ref", "reference"):
        headed = any(APPENDIX_HEADING_RE.match(row[columns["appendix_number"]]) for row in rows[1:])
    if not headed and not (announced and all(APPENDIX_HEADING_RE.match(row[0]) or not row[0] for row in rows)):
        return
    number_at, title_at = (columns["appendix_number"], columns["appendix_title"]) if headed else (0, 1)
    entries: list[tuple[str, list[str]]] = []
    for row in rows[1 if headed else 0 :]:
        if headed and _begins_other(row):
            break
        if (attached := _attached(row)) is not None:
            if attached[1]:
                entries.append((attached[0], [attached[1]]))
            continue
        number = row[number_at] if number_at < len(row) else ""
        title = " ".join(text for n, text in enumerate(row) if text and n >= title_at and n != number_at)
        if number or not entries:
            entries.append((number, [title]))
        else:
            entries[-1][1].append(title)
    for number, titles in entries:
        title = join_rows(titles)
        if title and not NONE_RE.match(title) and not NONE_RE.match(number):
            yield Appendix(span=block.span, rule="appendices-grid", report=report, number=number or None, title=title)


def read_labelled_rows(block: Block, report: Report) -> tuple[list[BackgroundPaper], list[Appendix]]:
    """The lists of a grid whose rows are labels and values ("Appendices: | Annex A - Plan")."""
    papers: list[BackgroundPaper] = []
    appendices: list[Appendix] = []
    field: str | None = None
    rows = grid_texts(block.grid) if block.grid else []
    if rows and background_columns(rows[0]):
        return [], []
    for at, row in enumerate(rows):
        if field == "background_papers" and row[0] and not any(row[1:]) and not _begins_other(row):
            papers += _listed_papers(row[0], block, report)
            continue
        if field == "appendices" and APPENDIX_HEADING_RE.match(row[0]) and any(row[1:]):
            appendices += _listed_appendices(" - ".join(part for part in row if part), block, report, appendices)
            continue
        field, rest = list_heading(Block("paragraph", row[0], (), block.span)) if row[0] else (field, "")
        text = " ".join(part for part in (rest, *row[1:]) if part)
        if field == "background_papers":
            cells = [cell for cell in block.grid.rows[at][1:] if cell is not None] if block.grid and not rest else []
            texts = [entry for cell in cells for entry in cell_entries(cell)] if len(cells) == 1 else [text]
            pieces = [piece for entry in texts for piece in entry.split("; ")]
            papers += [paper for piece in pieces for paper in _listed_papers(piece, block, report)]
        elif field == "appendices":
            appendices += _listed_appendices(text, block, report, appendices)
    return papers, appendices


def _begins_other(row: Sequence[str]) -> bool:
    """Whether a row of a box begins with the label of something else: "Background Papers", "Report Author"."""
    label = vocabulary("box").split(row[0]) if row and row[0] else None
    return bool(row and row[0]) and (heading_field(row[0]) is not None or label is not None and label.apart)


def _attached(row: Sequence[str]) -> tuple[str, str] | None:
    """Number and title of a row "Appendix A - Maps | YES"; for "NO" the title is empty; None for any other row."""
    filled = [text for text in row if text]
    match = APPENDIX_HEADING_RE.match(filled[0]) if len(filled) == 2 else None
    if match is None or fold(filled[1]) not in ("yes", "no", "n a", "none"):
        return None
    title = filled[0][match.end() :].strip(" -\u2013\u2014:.")
    return match[0], title if fold(filled[1]) == "yes" else ""


def _listed_appendices(text: str, block: Block, report: Report, so_far: Sequence[Appendix]) -> Iterator[Appendix]:
    """The appendices named in one block of a list, each beginning "Appendix 1 - …"."""
    for line in _entries([line.text for line in block.lines] if text == block.text and block.lines else [text]):
        match = APPENDIX_HEADING_RE.match(line)
        numbered = block.number is not None and "." not in block.number
        plain = numbered and len(line) < MAX_APPENDIX and not line.endswith(".")
        if match is None and plain and not NONE_RE.match(line):
            yield Appendix(span=block.span, rule="appendices-list", report=report, number=block.number, title=line)
        if match is None:
            continue
        title = line[match.end() :].strip(" -\u2013\u2014:.\t)")
        if title and not any(a.report is report and a.number and fold(a.number) == fold(match[0]) for a in so_far):
            yield Appendix(span=block.span, rule="appendices-list", report=report, number=match[0], title=title)


def _entries(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined up to each that begins with "Appendix" and a number, and cut before one that stands in a line."""
    text = ""
    for piece in (piece for line in lines for piece in APPENDIX_IN_LINE_RE.split(line)):
        line = re.sub(r"^[^\w(]+|^\d[\d.]{0,5}\s+(?=(?i:appendix|annex))", "", " ".join(piece.split()))
        if text and APPENDIX_HEADING_RE.match(line):
            yield text
            text = ""
        text = f"{text} {line}".strip()
    if text:
        yield text


def _listed_papers(text: str, block: Block, report: Report) -> Iterator[BackgroundPaper]:
    """One listed paper; sentences about the list and long paragraphs are none."""
    text = text.strip(" .")
    bracketed = text.startswith(("[", "(")) and text.endswith(("]", ")"))
    sentence = bracketed or len(text) > MAX_LISTED or text.rstrip(" -\u2013").endswith(":") or (text.count(". ") > 1)
    known = vocabulary("head_lines").field(text) in ("classification", "kind")  # "Unrestricted" at a page's foot
    if sentence or known or NONE_RE.match(text) or ABOUT_RE.match(text) or ONLY_DAY_RE.fullmatch(text):
        return
    if re.search(r"[A-Za-z]{3}", text):
        yield BackgroundPaper(span=block.span, rule="background-papers-list", report=report, title=text)
