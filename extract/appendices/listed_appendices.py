"""Appendices that a report lists: the rows of a table of them, the lines of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.appendices.background_tables import named_columns
from extract.appendices.list_words import NONE_RE
from extract.cells.cells import grid_texts, join_rows
from extract.facts import Appendix, Report
from extract.labels import fold, heading_field, vocabulary
from extract.packs import APPENDIX_HEADING_RE
from ingest.model import Block

# "Appendix 1 - Plan Appendix 2 - Map" in one line.
APPENDIX_IN_LINE_RE = re.compile(r"(?<=[\w)]) (?=(?:Appendix|Annex) \w{1,2}(?: ?[:\u2013] | - ))")
TITLED_RE = re.compile(r"\s*[\u2013\u2014:-]\s*(?=\S)")
NUMBER_RE = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]?")
LETTERED_RE = re.compile(r"(?P<letter>[A-Z])[.:)]?\s+(?=[A-Z])")
MAX_APPENDIX = 150


def read_appendix_grid(block: Block, report: Report | None, announced: bool) -> Iterator[Appendix]:
    """The rows under "No. | Title"; without such a head the rows must begin "Appendix", "Annex" and a number."""
    rows = grid_texts(block.grid) if block.grid else []
    if not rows:
        return
    columns = named_columns(rows[0], "appendix_number", "appendix_title")
    headed = len(columns) == 2
    # "Appendix No." says what it numbers, "No." does not.
    if headed and not announced and fold(rows[0][columns["appendix_number"]]) in ("no", "number", "ref", "reference"):
        headed = any(APPENDIX_HEADING_RE.match(row[columns["appendix_number"]]) for row in rows[1:])
    answered = all(attached_title(row) is not None for row in rows)
    if not headed and not answered and not (announced and all(_is_numbered(row) or not row[0] for row in rows)):
        return
    number_at, title_at = (columns["appendix_number"], columns["appendix_title"]) if headed else (0, 1)
    entries: list[tuple[str, list[str]]] = []
    for row in rows[1 if headed else 0 :]:
        if headed and begins_other(row):
            break
        if (attached := attached_title(row)) is not None:
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


def _is_numbered(row: Sequence[str]) -> bool:
    """Whether a row begins with the number of an appendix, alone or behind the word."""
    return APPENDIX_HEADING_RE.match(row[0]) is not None or NUMBER_RE.fullmatch(row[0]) is not None


def listed_appendices(text: str, block: Block, report: Report | None, so_far: Sequence[Appendix]) -> Iterator[Appendix]:
    """The appendices named in one block of a list, each beginning "Appendix 1 - …"."""
    lines = [line.text for line in block.lines] if text == block.text and block.lines else [text]
    if block.marker and lines[0].lstrip().startswith(block.marker):
        lines[0] = lines[0].lstrip()[len(block.marker) :]
    mine = [row.number for row in so_far if row.report is report]
    for line in _entries(lines):
        match = APPENDIX_HEADING_RE.match(line)
        numbered = block.number is not None and "." not in block.number
        plain = numbered and len(line) < MAX_APPENDIX and not line.endswith(".")
        lettered = LETTERED_RE.match(line) if match is None and block.number is not None and not numbered else None
        if lettered is not None and _is_due(lettered["letter"], mine):  # "8.1 A Map of quays"
            mine.append(lettered["letter"])
            title = line[lettered.end() :].strip()
            yield Appendix(
                span=block.span, rule="appendices-list", report=report, number=lettered["letter"], title=title
            )
        elif match is None and plain and not NONE_RE.match(line):
            yield Appendix(span=block.span, rule="appendices-list", report=report, number=block.number, title=line)
        if match is None:
            continue
        title = line[match.end() :].strip(" -\u2013\u2014:.\t)")
        if title and not any(a.report is report and a.number and fold(a.number) == fold(match[0]) for a in so_far):
            yield Appendix(span=block.span, rule="appendices-list", report=report, number=match[0], title=title)


def _is_due(letter: str, so_far: Sequence[str | None]) -> bool:
    """Whether a letter is the first of a list, or the one after the last."""
    return letter == (chr(ord(so_far[-1] or "@") + 1) if so_far and len(so_far[-1] or "") == 1 else "A")


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


def attached_title(row: Sequence[str]) -> tuple[str, str] | None:
    """Number and title of a row "Appendix A - Maps | YES"; for "NO" the title is empty; None for any other row."""
    filled = [text for text in row if text]
    match = APPENDIX_HEADING_RE.match(filled[0]) if len(filled) == 2 else None
    if match is None or fold(filled[1]) not in ("yes", "no", "n a", "none"):
        return None
    title = filled[0][match.end() :].strip(" -\u2013\u2014:.")
    return match[0], title if fold(filled[1]) == "yes" else ""


def heads_appendices(block: Block) -> bool:
    rows = grid_texts(block.grid) if block.grid else []
    return bool(rows) and len(named_columns(rows[0], "appendix_number", "appendix_title")) == 2


def begins_other(row: Sequence[str]) -> bool:
    """Whether a row of a box begins with the label of something else: "Background Papers", "Report Author"."""
    label = vocabulary("box").split(row[0]) if row and row[0] else None
    return bool(row and row[0]) and (heading_field(row[0]) is not None or label is not None and label.apart)


def stands_alone(block: Block) -> bool:
    """Whether a line at the end of a report names an appendix and its title, under no heading: "Appendix 1 - Plan"."""
    match = APPENDIX_HEADING_RE.match(block.text) if block.grid is None and len(block.text) < MAX_APPENDIX else None
    return match is not None and TITLED_RE.match(block.text, match.end()) is not None
