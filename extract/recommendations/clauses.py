"""The clauses that a report or an inspection recommends, one by one, each with the sentence it hangs on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.facts import Recommendation, Report
from extract.labels import heading_field, heading_text, vocabulary
from extract.parts import Part
from extract.recommendations.clause_ends import DECIMAL_RE, ends_list, follows, style_of
from extract.recommendations.clause_lists import Clauses
from extract.recommendations.clause_reader import FIRST_NUMBERS, is_labelled, read_box, read_item, read_text, take_coded
from extract.recommendations.clause_tables import clause_rows, is_mere_list
from extract.recommendations.clause_texts import ends_in_section, grid_rows, recommended_rows
from extract.recommendations.clause_words import (
    ADDRESSEE_RE,
    CLAUSE_RE,
    FOLLOWING_RE,
    IMPERATIVE_RE,
    LEAD_IN_RE,
    NO_CLAUSE_RE,
    OUTCOME_RE,
    RECOMMENDED_SENTENCE_RE,
    RECOMMENDING_RE,
)
from extract.recommendations.coded_clauses import coded_clauses
from extract.reports.trails import is_audit_trail
from extract.sections import heading_rule
from ingest.model import Block, Document, Issue

SAME_CLAUSE = 95
RECOMMENDED_RE = re.compile(r"(?:It is )?RECOMMENDED(?:\s?[:\u2013\u2014-]{1,2}\s?|\s)(?=(?i:that|to)\b)")
MOST_OUTCOME_WORDS = 6
GRANTING = frozenset(("approv", "grant", "permit"))  # an application is approved and its permission granted


@dataclass(frozen=True)
class ClauseFacts:
    recommendations: tuple[Recommendation, ...] = ()
    blocks: frozenset[int] = frozenset()
    issues: tuple[Issue, ...] = ()


def find_recommendations(document: Document, parts: Sequence[Part], report_of: Mapping[int, Report]) -> ClauseFacts:
    """The clauses under each heading of recommendations in a report or in the body of an inspection report.

    Minutes and appendices are left out. In an inspection report only numbered clauses count; a clause that repeats one
    of the same report (in a summary) is dropped. In a pack only reports recommend.
    """
    rows: list[Recommendation] = []
    grids: set[int] = set()
    issues: list[Issue] = []
    is_pack = any(part.kind == "cover" for part in parts)
    for place, part in enumerate(parts):
        report = report_of.get(place)
        of_officers = part.kind == "report"
        if not of_officers and (part.kind != "body" or is_pack):
            continue
        mine: list[Recommendation] = []
        coded: list[Recommendation] = []
        for index, block in enumerate(part.blocks):
            code = next(iter(coded_clauses(block)), None)
            rest = heading_rest(block) if code is None else code.text
            boxed = recommended_rows(block) if rest is None else []
            if rest is None and not boxed:
                continue
            clauses = Clauses(report, "recommendation-box" if boxed else "recommendation-list", of_officers)
            if code is not None:
                clauses.rule = "recommendation-coded"
                take_coded(block, clauses)
            if boxed:
                read_box(block, boxed, clauses)
            used = {part.first + index} if boxed else _read_clauses(part, index, "" if code else rest or "", clauses)
            found = [row for row in clauses.rows if of_officers or row.number]
            grids.update(used if found else ())
            mine, coded = (mine, _with_new(found, coded)) if code is not None else (_with_new(found, mine), coded)
            if of_officers and not found and not clauses.lead_in and not boxed:
                issues.append(_not_understood(part, index))
        rows += mine or coded or (_led_clauses(part, report) if of_officers else [])
    return ClauseFacts(tuple(rows), frozenset(grids), tuple(issue for issue in issues if issue.text))


def _led_clauses(part: Part, report: Report | None) -> list[Recommendation]:
    """The list under "It is recommended that Cabinet:", or such a sentence, of a report that recommends under another
    heading.
    """
    for index, block in enumerate(part.blocks[:-1]):
        following = part.blocks[index + 1]
        listed = following.kind == "item" or following.number is not None
        if block.grid is None and listed and RECOMMENDING_RE.match(block.text.strip()):
            clauses = Clauses(report, "recommendation-led-list", True, lead_in=block.text.strip())
            _read_clauses(part, index, "", clauses)
            return clauses.rows
    sentences = Clauses(report, "recommendation-sentence", True)
    for block in part.blocks:
        if block.kind == "paragraph" and RECOMMENDED_SENTENCE_RE.match(block.text):
            sentences.add(block.text, block.span, None)
        elif sentences.rows:
            break
    return sentences.rows


def heading_rest(block: Block) -> str | None:
    """What follows the word in a heading of recommendations ("" for a bare one); None for any other block."""
    if block.grid is not None or block.kind == "item" and block.number is None:
        return None
    text = heading_text(block.text)
    if heading_field(text) == "recommendations" and len(text) < 80:
        return ""
    if FOLLOWING_RE.match(text):
        return ""
    if (called := RECOMMENDED_RE.match(text)) is not None:
        return text[called.end() :]
    before, colon, after = text.partition(":")
    if colon and len(before) < 60 and heading_field(before) == "recommendations":
        return after.strip()
    label = vocabulary("headings").split(text)
    if label is None or label.field != "recommendations" or not label.apart:
        return None
    return label.rest if ":" in text[: len(text) - len(label.rest)] else None


def _read_clauses(part: Part, at: int, rest: str, clauses: Clauses) -> set[int]:
    """Read the blocks after heading `at` into `clauses`; the indexes of the grids that were read."""
    blocks = part.blocks
    grids: set[int] = set()
    if rest:
        read_text(rest, blocks[at].span, blocks[at + 1 : at + 2], clauses)
    for index in range(at + 1, len(blocks)):
        block = blocks[index]
        if clauses.closed or _begins_another(block, clauses):
            break
        if take_coded(block, clauses):
            continue
        if block.grid is not None:
            if clauses.rows or is_audit_trail(block) or not _read_table(block, clauses):
                break
            grids.update({part.first + index} if is_mere_list(block) else ())
        elif ends_list(blocks, at, index, clauses) or heading_rest(block):
            break
        elif block.kind == "heading" and not _is_clause_heading(block, clauses):
            if _is_rest(block, clauses):
                clauses.extend(block.text)
            elif not clauses.rows and LEAD_IN_RE.search(block.text):
                clauses.lead_in = block.text
            elif heading_rest(block) is not None or not _goes_on(blocks, at, index, clauses):
                break
        elif block.number is not None or block.kind == "item":
            read_item(block, clauses)
        elif clauses.rows and heads_section(part, index):
            break
        elif clauses.rows and is_labelled(block.text):
            clauses.interrupted = True
        else:
            read_text(block.text, block.span, blocks[index + 1 : index + 2], clauses)
    return grids


def _begins_another(block: Block, clauses: Clauses) -> bool:
    """Whether a block has a code that is not the next one of this list."""
    code = next(iter(coded_clauses(block)), None)
    if code is None:
        return False
    return clauses.is_coded or (bool(clauses.rows) and not follows(code.number, clauses.number))


def _read_table(block: Block, clauses: Clauses) -> bool:
    """Read a table under a heading of recommendations: under heads, or a box of clauses; False where it is neither."""
    if listed := clause_rows(block):
        for row in listed:
            clauses.add(row.text, block.span, row.number)
        clauses.closed = True
        return True
    if block.grid is None or block.grid.width > 3:
        return False
    read_box(block, grid_rows(block), clauses)
    clauses.closed = clauses.closed or ends_in_section(block)
    return True


def heads_section(part: Part, index: int) -> bool:
    """Whether a plain line heads a section: by the numbers under it, or by what it says."""
    by_rule = heading_rule(part, index) in ("heading-by-number", "heading-by-label", "heading-by-question")
    return by_rule or vocabulary("sections").field(heading_text(part.blocks[index].text)) is not None


def _is_clause_heading(block: Block, clauses: Clauses) -> bool:
    """Whether what the reader took for a heading is a clause: a numbered sentence, or the first thing that is asked."""
    if block.number is None:
        return not clauses.rows and heading_field(block.text) is None and CLAUSE_RE.match(block.text) is not None
    # Sections are numbered with letters less often than clauses are.
    if follows(block.number, clauses.number) and style_of(block) == clauses.style in ("letter", "roman"):
        return True
    return block.text.rstrip().endswith((".", ";")) or bool(CLAUSE_RE.match(block.text))


def _is_rest(block: Block, clauses: Clauses) -> bool:
    """Whether a line in bold goes on with the last clause: it begins in lower case and no sentence ended above it."""
    return bool(clauses.rows) and block.text[:1].islower() and not clauses.rows[-1].text.endswith((".", ";", ":"))


def _goes_on(blocks: Sequence[Block], at: int, index: int, clauses: Clauses) -> bool:
    """Whether a heading only divides the list: it ranks below the list's own and the lettering goes on after it.

    Digits do not count: a report numbers its paragraphs with them, on from its recommendations.
    """
    code = next((code for b in blocks[index + 1 : index + 3] for code in coded_clauses(b)), None)
    if code is not None:
        return not clauses.rows or follows(code.number, clauses.number)
    following = next((b for b in blocks[index + 1 : index + 3] if b.number is not None), None)
    if following is None or following.number is None:
        return False
    text, numbered = blocks[index].text.rstrip(), DECIMAL_RE.fullmatch(following.number)
    if numbered and text.endswith(":") and CLAUSE_RE.match(text) and following is blocks[index + 1]:
        return clauses.number is not None and follows(following.number, clauses.number)  # "That the board notes:"
    below = blocks[index].level > blocks[at].level > 0
    # A text file does not rank headings; an inspection's own numbers tell, where the next one follows at once.
    if not clauses.of_officers and not below:
        asks = clauses.number is None or IMPERATIVE_RE.match(following.text) is not None
        below = blocks[at].size == 0 and blocks[index + 1] is following and following.kind == "item" and asks
    if clauses.number is None:
        led = clauses.lead_in is not None and style_of(following) in ("letter", "roman")
        divides = ADDRESSEE_RE.match(blocks[index].text) is not None or not clauses.of_officers
        return not clauses.rows and (led or below and divides and following.number in FIRST_NUMBERS)
    if below and not clauses.of_officers and follows(following.number, clauses.number):
        return not DECIMAL_RE.fullmatch(following.number)
    lettered = style_of(following) in ("letter", "roman") and follows(following.number, clauses.number)
    return lettered or (below and _continues_clauses(following, clauses))


def _continues_clauses(block: Block, clauses: Clauses) -> bool:
    return follows(block.number, clauses.number) and CLAUSE_RE.match(block.text) is not None


def _with_new(found: Sequence[Recommendation], before: Sequence[Recommendation]) -> list[Recommendation]:
    """What one more list recommends beside those `before` it: no clause twice, and an outcome that is told in a word or
    two in one list and in full in another is one row.
    """
    rows = list(before)
    for row in found:
        if _repeats(row, rows):
            continue
        at = next((n for n, other in enumerate(before) if _same_outcome(row.text, other.text)), None)
        if at is None:
            rows.append(row)
        elif len(row.text) > len(rows[at].text):
            rows[at] = row
    return rows


def _same_outcome(text: str, other: str) -> bool:
    first, second = OUTCOME_RE.match(text), OUTCOME_RE.match(other)
    short = min(len(text.split()), len(other.split())) <= MOST_OUTCOME_WORDS
    if not short or first is None or second is None:
        return False
    verbs = {first["verb"].lower(), second["verb"].lower()}
    return len(verbs) == 1 or verbs <= GRANTING


def _repeats(row: Recommendation, rows: Sequence[Recommendation]) -> bool:
    return any(fuzz.ratio(row.text.lower(), other.text.lower()) >= SAME_CLAUSE for other in rows)


def _not_understood(part: Part, index: int) -> Issue:
    after = part.blocks[index + 1].text[:300] if index + 1 < len(part.blocks) else ""
    after = "" if NO_CLAUSE_RE.match(after) else after
    message = "Under a heading of recommendations no clause was recognised."
    return Issue("extract", "recommendations-not-understood", message, after, part.blocks[index].span)
