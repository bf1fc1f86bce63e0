"""Notes of data tables: what is printed under or over a table to say what its numbers are.

A paragraph is a note by its form alone: a label ("Note:", "Source:"), a mark that a cell, head or the title has too
("* before transfers", "¹ …"), an abbreviation of the heads ("ASCL = …"), or a sentence of a few set kinds ("Figures in
brackets are …", "Totals may not sum …"). Whatever else stands under a table is text. What only gives the scale of the
numbers ("£000") is their unit and no note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from extract.facts import TableNote, TableRow
from extract.patterns import pattern
from extract.tables.table_marks import all_marks, mark_name
from ingest.model import Block, Document

LABELLED_RE = pattern(
    "label-of-a-note",
    r"^(?:(?:(?:key\s|general\s)?notes?|(?:data\s)?sources?|key)(?:\s(?P<mark>\d{1,2}|[a-z]|\*{1,3}))?\s?(?:[:=]|[-\u2013\u2014]\s|\.(?=\s))"
    r"|N\.?B\.?(?:\s?:|\s?[-\u2013\u2014]\s|\s))\s*(?P<rest>\S?)",
    matches=(
        "Note: data is late",
        "Source \u2013 payroll",
        "NB values are bid prices",
        "Note 1 = excludes",
        "Notes:",
        "Note. Visits",
    ),
    rejects=(
        "Note that the panel asked",
        "Source of the money",
        "Noted: the report",
        "Key issues: none",
        "Notes of the meeting",
    ),
    flags=re.IGNORECASE,
)
MARKED_RE = pattern(
    "note-that-begins-with-a-mark",
    r"^(?:(?P<sign>[*\u2020\u2021#^~\u00a7]{1,4})|(?P<raised>[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,3})|\[(?P<square>\d{1,2}|[a-z])\]"
    r"|\((?P<round>\d{1,2}|[a-z])\)|(?P<digit>\d{1,2})(?=\s[A-Z]))[\s:=\u2013-]{0,4}\S",
    matches=(
        "* before transfers",
        "\u00b9 See the plan",
        "[1] Rents",
        "(p) provisional",
        "*Includes",
        "1 Neighbours are",
    ),
    rejects=("1.1 This report", "2031 was", "a plan"),
)
ABBREVIATED_RE = pattern(
    "abbreviation-explained",
    r"^(?P<short>[A-Z][A-Za-z&/]{1,9})\s?=\s?[A-Z][a-z]",
    matches=("ASCL = Adult Social Care Levy",),
    rejects=("A = 5", "the ASCL"),
)
PHRASED_RE = pattern(
    "sentence-about-the-figures-of-a-table",
    r"^(?:(?:(?:all|the|some|these)\s)?(?:figures|totals|numbers|amounts|values|percentages|sums|columns|data)"
    r"(?:\s(?:shown|given)|\sin\s(?:this|the)\stable)?\s(?:in\s(?:brackets|parenthes[ei]s|italics|bold|red)\b"
    r"|(?:may|might|will|do)\snot\s(?:always\s)?(?:sum|add|total|agree)\b|(?:ex|in)clud(?:e|es|ing)\b"
    r"|(?:are|is|have\sbeen|were)\s(?:all\s|also\s)?(?:rounded|provisional|estimate[sd]?|net\sof|gross\sof|unaudited|subject\sto"
    r"|cumulative|shown\s(?:in\s(?:brackets|£|thousands|millions|bold|italics)|net|gross|before|after)|as\s(?:at|of)|stated)\b)"
    r"|(?:brackets|(?:an?\s)?(?:negative|positive|minus|bracketed)\s(?:figures?|numbers?|values?|variances?|amounts?|signs?))\s"
    r"(?:(?:denotes?|indicates?|represents?|means?)\b|(?:shows?|is|are)\s(?:an?\s)?(?:under|over|saving|surplus|deficit|reduc"
    r"|favourable|adverse|income|credit|shown\sin\b|in\sbrackets))|(?:figures\s|totals\s)?may\snot\s(?:sum|add)\b)",
    matches=("Figures in brackets are last year's", "Totals may not sum because of rounding", "Figures exclude schools",
             "All figures are rounded", "Brackets denote income", "A negative variance is an underspend"),
    rejects=("The figures show that costs rose", "Totals are in the appendix", "Data was late", "Negative views",
             "Figures are shown in the annex", "Negative variances are a concern"),
    flags=re.IGNORECASE,
)  # fmt: skip
# A line that only says what the numbers are in: their unit, no note.
SCALE_LINE_RE = pattern(
    "line-that-gives-a-table-its-scale",
    r"^\W{0,3}(?i:(?:all\s)?(?:figures|amounts|values|sums)\b[a-z\s]{0,20}\bin\s|in\s)?(?:£\S{0,8}|000s|£\s\w+|per\s?cent|%)\W{0,3}$",
    matches=("£000", "(£m)", "All figures in £000s", "Figures shown in £ million"),
    rejects=("The budget is £5m and rises", "Costs in £000 are shown in the table below"),
)
HEADING_RE = re.compile(r"(?:(?:explanatory|key|general) )?notes?(?: to (?:the )?table)?\s?:?", re.IGNORECASE)
WORD_RE = re.compile(r"[A-Za-z][\w&/]*")
MOST_NOTES = 20
MOST_OVER = 2
UNMARKED = ("note-by-label", "note-by-phrase")
LONGEST_PHRASED = 300


class Signs:
    """What of a table a note may speak of: the names of its marks, the words of its title, heads and cells.

    Looked for when something under the table begins as a note does, which is seldom.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = tuple(texts)

    @cached_property
    def marks(self) -> frozenset[str]:
        return all_marks(self.texts)

    def has_word(self, word: str) -> bool:
        return any(word in text and word in WORD_RE.findall(text) for text in self.texts)


def read_note(printed: str, signs: Signs) -> tuple[str, str | None] | None:
    """The rule by which a text is a note of a table with these signs, and the name of its mark; None for any other."""
    if match := LABELLED_RE.match(printed):
        return "note-by-label", match["mark"]
    if match := MARKED_RE.match(printed):
        mark = mark_name(next(filter(None, match.groups())))
        return ("note-by-mark", mark) if mark in signs.marks else None
    if (match := ABBREVIATED_RE.match(printed)) and signs.has_word(match["short"]):
        return "note-by-abbreviation", None
    return ("note-by-phrase", None) if len(printed) <= LONGEST_PHRASED and PHRASED_RE.match(printed) else None


def notes_under(blocks: Sequence[Block], start: int, signs: Signs) -> Iterator[TableNote]:
    """The notes right under a table, from the block at `start` on, up to what is none.

    Under another table of the page they are the first one's, too, where that alone has their marks.
    """
    page = blocks[start - 1].span.boxes[-1].page if blocks[start - 1].span.boxes else None
    listed: list[Block] | None = None  # those of a list under the word "Notes"
    for at, block in enumerate(blocks[start : start + MOST_NOTES], start):
        if block.grid is not None or (block.kind == "heading" and not is_note(block, signs)):
            if page is not None:
                yield from shared_notes(blocks[at : at + MOST_NOTES], page, signs)
            return
        if listed is not None and goes_on_list(listed, block):
            listed.append(block)
            yield TableNote(
                span=block.span, rule="note-in-list", mark=mark_name(block.marker or ""), text=with_marker(block)
            )
        elif HEADING_RE.fullmatch(block.text.strip()):
            listed = []
        elif is_note(block, signs):
            yield from split_notes(block, signs)
        elif not block.note:  # a footnote of the page may stand between
            return


def shared_notes(blocks: Iterable[Block], page: int, signs: Signs) -> Iterator[TableNote]:
    """The notes under the last of several tables of a page that have marks of the first one and of no other."""
    others = Signs(())
    for block in blocks:
        if block.span.page != page:
            return
        if block.grid is not None:
            others = Signs((*others.texts, *(cell.text for cell in block.grid.cells)))
        elif is_note(block, others):
            continue
        elif is_note(block, signs):
            yield from (note for note in split_notes(block, signs) if note.rule == "note-by-mark")
        elif block.kind != "heading":
            return


def line_below(blocks: Sequence[Block], index: int | None, notes: Sequence[TableNote]) -> str:
    """The sentence under a table, alone or as a note of it, that only says what its numbers are in; "" for none.

    Signs alone ("£000") are of what stands below them.
    """
    block = blocks[index + 1] if index is not None and index + 1 < len(blocks) else None
    texts = [note.text for note in notes] + ([block.text] if block is not None and block.grid is None else [])
    for text in texts:
        label = LABELLED_RE.match(text)
        said = text[label.start("rest") :] if label is not None else text
        if said[:1].isalpha() and SCALE_LINE_RE.match(said):
            return said
    return ""


def is_note(block: Block, signs: Signs) -> bool:
    return bool(HEADING_RE.fullmatch(block.text.strip())) or read_note(with_marker(block), signs) is not None


def notes_over(blocks: Sequence[Block], title_at: int | None, index: int, signs: Signs) -> list[TableNote]:
    """The notes between a table and its title, or right over one without; what is under another table is of that."""
    found: list[TableNote] = []
    least = max(0, index - MOST_OVER) if title_at is None else title_at + 1
    for at in range(index - 1, least - 1, -1):
        note = None if blocks[at].grid is not None else read_note(with_marker(blocks[at]), signs)
        if note is None or note[0] not in UNMARKED:
            break
        if SCALE_LINE_RE.match(blocks[at].text) is None:
            found.insert(0, TableNote(span=blocks[at].span, rule=note[0], mark=note[1], text=with_marker(blocks[at])))
    under = index - len(found) - 1
    return [] if title_at is None and under >= 0 and blocks[under].grid is not None else found


def notes_in_rows(rows: Sequence[TableRow], signs: Signs) -> list[TableNote]:
    """The notes that the last rows of a table are: nothing but one text in the first cell, a note by its form."""
    found: list[TableNote] = []
    for row in reversed(rows[2:]):
        note = read_note(row.cells[0], signs) if row.cells[0] and not any(row.cells[1:]) else None
        if note is None:
            break
        found.insert(0, TableNote(span=row.span, rule=f"{note[0]}-in-row", mark=note[1], text=row.cells[0]))
    return found


def notes_at_foot(footnotes: Iterable[Block], signs: Signs) -> Iterator[TableNote]:
    """Those of the footnotes of a table's pages whose mark the table has."""
    return (note for block in footnotes for note in split_notes(block, signs) if note.rule == "note-by-mark")


def once(notes: Iterable[TableNote]) -> tuple[TableNote, ...]:
    """The notes, one printed at the foot of several pages once."""
    return tuple({(note.mark, note.text): note for note in reversed(list(notes))}.values())[::-1]


def footnotes_of(document: Document) -> dict[int | None, list[Block]]:
    """The footnotes of a paper by their page."""
    found: dict[int | None, list[Block]] = {}
    for block in document.blocks:
        if block.note:
            found.setdefault(block.span.page, []).append(block)
    return found


def split_notes(block: Block, signs: Signs) -> Iterator[TableNote]:
    """The notes of a block: a line that begins as a note does begins another one; none if the first line is no note."""
    whole = len(block.starts) == len(block.lines)
    starts = [at for at in block.starts[1:] if read_note(block.text[at:], signs)] if whole else []
    places = [0, *starts, len(block.text)]
    for start, end in zip(places, places[1:], strict=False):
        text = block.text[start:end].strip() if start else with_marker(block)[: end + _lead(block)].strip()
        found = read_note(text, signs)
        if found is None:
            return
        span = block.part(start, end) if starts else block.span
        yield TableNote(span=span, rule=found[0], mark=found[1], text=text)


def goes_on_list(listed: Sequence[Block], block: Block) -> bool:
    """Whether a block is the next of a list: "1" first, then "2"; "a", "b"; one bullet after the other."""
    if block.marker is None:
        return False
    if block.number is None:
        return not listed or listed[-1].marker == block.marker
    before = listed[-1].number if listed else None
    if listed and (before is None or not before.isalnum()):
        return False
    if block.number.isdigit():
        return block.number == (str(int(before) + 1) if before and before.isdigit() else "1" if before is None else "")
    return block.number == (chr(ord(before) + 1) if before and len(before) == 1 else "a" if before is None else "")


def with_marker(block: Block) -> str:
    """The text with the number or sign that the reader took off its beginning."""
    return f"{block.marker} {block.text}" if block.marker else block.text


def _lead(block: Block) -> int:
    return len(block.marker) + 1 if block.marker else 0
