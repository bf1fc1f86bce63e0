"""Reports of scrutiny reviews that have no head of labels: a cover of their own says what it is called and who made it.

Source of the rule: the final reports of select committees, scrutiny commissions and task and finish groups, which are
set as publications: title, "Report of the … Task Group", "Final report", a month, then foreword, members, contents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.labels import heading_text, vocabulary
from extract.minutes.when_and_where import DAY_RE
from extract.patterns import pattern
from extract.recommendations.coded_clauses import coded_clauses
from extract.reports.box_labels import label_apart
from extract.reports.head_patterns import MONTH_RE, REPORT_OF_RE
from extract.reports.head_texts import is_of_agenda, section_mark
from extract.reports.known_lines import may_be_title, read_line
from extract.reports.leads import Lead, lines_of
from ingest.model import Block, texts_of

MOST_BLOCKS, MOST_LINES = 8, 12  # of a cover
NEAR, FAR = 14, 90  # blocks under a cover in which a first section, and its recommendations, must begin
LONGEST = 110
MAKER_RE = pattern(
    "who-made-a-review",
    r"^(?:(?:(?:final|draft|interim)\s+)?(?:report|review|inquiry)\s+(?:of|by|from)\s+|an?\s+[\w\s-]{0,30}review\s+by\s+|by\s+)?"
    r"(?:the\s+)?(?-i:[A-Z])[\w\s&,'\u2019()-]{0,70}?"
    r"\b(?:(?:task|working|review|scrutiny|inquiry)(?:\s+(?:and|&)\s+finish)?(?:\s+review)?\s+(?:group|party|panel|team)"
    r"|(?:scrutiny|select)\s+(?:sub[\s-]?)?(?:committee|commission|panel|board)|overview\s+(?:and|&)\s+scrutiny(?:\s+\w+)?)$|^(?:overview\s+(?:and|&)\s+)?scrutiny$",
    matches=(
        "Report of the Task and Finish Group",
        "Harbour Select Committee Task and Finish Group",
        "A review by the Children and Young People's Scrutiny Commission",
        "Overview and Scrutiny",
        "The Buses Working Party",
    ),
    rejects=("Care Quality Commission", "Harbour Board", "Buses: a scrutiny review", "Scrutiny Panel, 4 May 2031"),
    flags=re.IGNORECASE,
)
PERSON_RE = re.compile(r"(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Professor)\b")
REVIEW_RE = re.compile(r"\b(?:review|inquiry|investigation)\b", re.IGNORECASE)
KIND_RE = pattern(
    "kind-of-review",
    r"^(?:(?:final|draft|interim|scrutiny|review|inquiry|in-depth|thematic)\s+){1,3}(?:report|review|inquiry)\b(?:[,\s:\u2013-]+(?P<month>.{4,20}))?$",
    matches=("Final report", "Scrutiny Review Report", "Final report, June 2031", "In-depth review"),
    rejects=("Review of buses", "Final accounts", "Report"),
    flags=re.IGNORECASE,
)
SECTIONS_RE = pattern(
    "sections-of-a-review",
    r"(?:(?:chair\w*|lead\s+member|members?)['\u2019]?s?\s+)?(?:foreword|introduction|message|preface)(?:\s+(?:by|from)\b.{3,60})?$"
    r"|(?:membership|members)\s+of\s+the\b.{3,60}$|[\w\s'\u2019-]{0,40}\b(?:group|commission|committee|panel)\s+(?:members(?:hip)?)\s*:?$"
    r"|(?:executive\s+)?summary$|(?:list\s+of\s+)?contents(?:\s+page)?$|terms\s+of\s+reference$|membership$|acknowledge?ments$|.{0,40}recommendations.{0,40}$",
    matches=("Chair's foreword", "Membership of the Task and Finish Group", "Contents", "Our recommendations"),
    rejects=("The introduction of fees", "Financial summary of the year"),
    flags=re.IGNORECASE,
)


def find_review(blocks: Sequence[Block], first: int) -> Lead | None:
    """The cover of a review that begins with block `first`; None where it does not read as one."""
    if not is_cover_block(blocks[first]) or not any(map(_may_name_maker, blocks[first : first + MOST_BLOCKS])):
        return None
    end = first
    while (
        end < min(first + MOST_BLOCKS, len(blocks)) and is_cover_block(blocks[end]) and _same_page(blocks, first, end)
    ):
        end += 1
    lines = [(index, line) for index in range(first, end) for line in lines_of(blocks[index])]
    if len(lines) > MOST_LINES or any(is_of_agenda(line) or DAY_RE.search(line) for _, line in lines):
        return None
    lead = read_cover(blocks, first, end - 1, lines)
    return lead if lead is not None and _reads_as_review(blocks, end) else None


def is_cover_block(block: Block) -> bool:
    """Whether a block may stand on the cover: a few short lines, none of them a sentence, a section or a person."""
    if len(block.text) > MOST_LINES * LONGEST:
        return False
    if block.grid is not None or block.number is not None or block.kind == "item" or not block.text.strip():
        return False
    if vocabulary("agenda").field(block.text) is not None or SECTIONS_RE.match(heading_text(block.text)):
        return False
    return all(
        len(line) < LONGEST
        and not line.endswith((".", ":", ";", ","))
        and any(map(str.isalpha, line))
        and PERSON_RE.match(line) is None
        for line in lines_of(block)
    )


def _may_name_maker(block: Block) -> bool:
    """A cheap look: whether a line of a block may say who made a review."""
    return len(block.text) < MOST_LINES * LONGEST and any(
        MAKER_RE.match(text.strip()) for text in texts_of(block.lines)
    )


def read_cover(blocks: Sequence[Block], first: int, last: int, lines: Sequence[tuple[int, str]]) -> Lead | None:
    """What a cover says; None where no maker, kind or month tells that it is of a review, or its title is unsure."""
    lead, titles = Lead(first, last), []
    makers = kinds = 0
    for index, line in lines:
        if MAKER_RE.match(line) or KIND_RE.match(line) or MONTH_RE.fullmatch(line):
            makers += MAKER_RE.match(line) is not None
            kinds += MAKER_RE.match(line) is None
            if (report_of := REPORT_OF_RE.match(line)) is not None:
                lead.values.setdefault("from_officer", report_of["from"])
        elif read_line(line) is None and may_be_title(line) and label_apart(line) is None:
            titles.append((index, line))
    largest = max((blocks[index].size for index, _ in titles), default=0)
    titles = [(index, line) for index, line in titles if blocks[index].size == largest]
    named = any(REVIEW_RE.search(line) for _, line in titles)
    if not makers or not (kinds or named) or not titles or titles[-1][0] - titles[0][0] > 1:
        return None
    lead.titles = titles
    return lead


def _reads_as_review(blocks: Sequence[Block], under: int) -> bool:
    """Whether a section that such reports begin with stands close under a cover, and recommendations further on."""
    near = any(
        SECTIONS_RE.match(heading_text(block.text)) for block in blocks[under : under + NEAR] if block.grid is None
    )
    ahead = (block for block in blocks[under : under + FAR] if block.grid is None)
    return near and any(
        coded_clauses(block) or len(block.text) < LONGEST and section_mark(block.text) == "recommendations"
        for block in ahead
    )


def _same_page(blocks: Sequence[Block], first: int, index: int) -> bool:
    return blocks[index].span.page == blocks[first].span.page
