"""Heads of reports of any form: body, day, "Report of …", a title, in lines, after labels or in tables, in any order.

A head is told by how much of it is known and by what stands under it, the sections that reports have. Sources of the
rule: the heads of county, district and unitary councils, fire and police bodies, national parks and health boards.
They print the same dozen things; what each of them is called, where it stands and what it is set in differs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.contacts.signatures import read_signature
from extract.labels import vocabulary
from extract.patterns import pattern
from extract.people.names import looks_like_person
from extract.people.roles import OFFICE_RE
from extract.recommendations.clause_ends import heading_number
from extract.reports.box_columns import LEAST_LABELS
from extract.reports.box_labels import heads_letter, label_apart
from extract.reports.box_pieces import label_in_line
from extract.reports.box_values import Box
from extract.reports.head_lines import begins_head, labels_only, read_head_lines
from extract.reports.head_patterns import BODY_END_RE
from extract.reports.head_reading import Head
from extract.reports.head_texts import (
    begins_text,
    is_of_agenda,
    opens_report,
    records_decision,
    section_mark,
    section_marks,
    text_follows,
)
from extract.reports.head_titles import follows, part_subject, settle_title
from extract.reports.known_lines import read_line
from extract.reports.leads import Lead, is_title, lines_of
from extract.reports.reviews import find_review
from ingest.model import Block

MAX_BLOCKS = 28  # of a head
NEAR_MARK, FURTHEST_MARK = 6, 60  # blocks below a head in which its report's sections must begin, and are looked for
LEAST_ALONE = 4  # kinds of sections that make a report of a title alone
LEADING_RE = pattern(
    "post-of-a-leading-member",
    r"\b(?:leader|mayor|convener|chair(?:man|woman)?|member|portfolio|spokes(?:man|woman|person))\b",
    matches=("DEPUTY LEADER AND CABINET", "Cabinet Member"),
    rejects=("Housing and Cabinet", "Leadership Board"),
    flags=re.IGNORECASE,
)
SURE = frozenset(("from_officer", "meeting_name", "date", "item_number"))
MORE = frozenset(("cabinet_member", "wards", "classification", "title"))


def find_head(blocks: Sequence[Block], first: int, words: frozenset[str] = frozenset()) -> Lead | None:
    """The head that begins with block `first`; None where too little says so. `words` are the paper's own."""
    if (review := find_review(blocks, first)) is not None:
        return review
    begins = begins_head(blocks[first]) and not is_signed_post(blocks, first)
    if not begins and not tops_page(blocks, first) and not is_numbered_afresh(blocks, first):
        return None
    head = read_whole(blocks, first, words)
    settle_title(head.lead, blocks, head.from_at)
    part_subject(head.lead)
    drop_no_body(head.lead)
    return head.lead if is_head(blocks, head, begins) else None


def drop_no_body(lead: Lead) -> None:
    """Leave out what was read as the body that meets and is an officer, a day or a label of another column."""
    name = lead.values.get("meeting_name", "")
    who, comma, post = name.partition(", ")
    if comma and LEADING_RE.search(post) and looks_like_person(who.title()):
        lead.cut.append(lead.values.pop("meeting_name"))  # "ADA MOOR, DEPUTY LEADER AND CABINET", its line broken there
        return
    if not name or BODY_END_RE.search(name) or "member" in name.lower():
        return
    if OFFICE_RE.search(name) or not name[0].isalpha() or label_in_line(name) is not None:
        lead.cut.append(lead.values.pop("meeting_name"))


def read_whole(blocks: Sequence[Block], first: int, words: frozenset[str]) -> Head:
    """What the blocks from `first` on say down to the first that is no part of a head."""
    head = Head(Lead(first, first), words)
    lead = head.lead
    index, lead.last = first, first - 1
    if is_numbered_title(blocks, first) or is_numbered_afresh(blocks, first):
        lead.take({"item_number": blocks[first].number or "", "title": blocks[first].text})
        index, lead.last = first + 1, first
    while index < min(first + MAX_BLOCKS, len(blocks)) and not ends_head(head, blocks, index):
        last = head.read(blocks, index)
        if last < index:
            break
        lead.last, index = last, last + 1
    lead.last = max(lead.last, first)
    if head.presented is not None:
        lead.values.setdefault("from_officer", head.presented)
    return head


def read_below(blocks: Sequence[Block], first: int, words: frozenset[str]) -> Lead | None:
    """What stands from block `first` on between a box without a title and the text; None where that gives no title."""
    if first >= len(blocks) or blocks[first].span.page != blocks[first - 1].span.page:
        return None
    head = read_whole(blocks, first, words)
    settle_title(head.lead, blocks, head.from_at)
    lead = head.lead
    titled = "title" in lead.values or len({index for index, _ in lead.titles}) == 1
    return lead if titled and text_follows(blocks, lead.last + 1) else None


def is_untitled(blocks: Sequence[Block], box: Box, words: frozenset[str]) -> bool:
    """Whether the title of a header box can only stand above it: the box has none, and none stands below."""
    if box.untitled:
        return True
    return not box.values.keys() & {"title", "proposal"} and read_below(blocks, box.last + 1, words) is None


def tops_page(blocks: Sequence[Block], first: int) -> bool:
    """Whether a block is the first of its page, and may be the title that a head begins with or a table of one."""
    block = blocks[first]
    if first and blocks[first - 1].span.page == block.span.page:
        return False
    if block.grid is not None:
        return any(label_apart(" ".join(cell.text.split())) is not None for cell in block.grid.cells)
    if is_numbered_title(blocks, first):
        return True
    if heads_numbers(blocks, first):
        return False
    label = label_apart(lines_of(block)[0])
    if label is not None and label.field == "title" and label.rest:
        return True
    return block.number is None and block.kind != "item" and is_title(block, lines_of(block)[0])


def heads_numbers(blocks: Sequence[Block], first: int) -> bool:
    """Whether a line is the heading of a section, its number printed without a dot ("9 Crime", then "9.1 …")."""
    number = heading_number(blocks[first])
    under = blocks[first + 1].number if first + 1 < len(blocks) else None
    return number is not None and under is not None and under.startswith(f"{number}.")


def is_numbered_title(blocks: Sequence[Block], first: int) -> bool:
    """Whether a report begins with its item and title ("9. FERRY FARES"), a table of labels under them."""
    block, under = blocks[first], blocks[first + 1] if first + 1 < len(blocks) else None
    if block.kind != "heading" or not (block.number or "").isdigit() or section_mark(block.text) is not None:
        return False
    cells = under.grid.cells if under is not None and under.grid is not None else ()
    return sum(label_apart(" ".join(cell.text.split())) is not None for cell in cells) >= LEAST_LABELS


def is_numbered_afresh(blocks: Sequence[Block], first: int) -> bool:
    """Whether a report begins with its item and title ("9. FERRY FARES") right above its first section, number 1."""
    block, under = blocks[first], blocks[first + 1] if first + 1 < len(blocks) else None
    if block.kind != "heading" or not (block.number or "").isdigit() or under is None or under.kind != "heading":
        return False
    return under.number in ("1", "1.0") and section_mark(block.text) is None and section_mark(under.text) is not None


def is_signed_post(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line is the post of whoever signs the paper above, the name on the line before it."""
    above = blocks[at - 1] if at else None
    if above is None or above.grid is not None or blocks[at].grid is not None:
        return False
    return read_signature(lines_of(above)[-1], lines_of(blocks[at])[0]) is not None


def ends_head(head: Head, blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is none of the head: text begins, a page does, or the head was whole and white stands above."""
    block, lead = blocks[index], head.lead
    if block.span.page != blocks[lead.first].span.page or (block.number is not None and block.text.strip()):
        return True
    if block.kind == "item" or head.waiting is not None:
        return block.kind == "item"
    if begins_text(block) and not is_kind(blocks, index):
        return True
    whole = {"from_officer", "meeting_name", "date"} <= lead.values.keys() and bool(lead.titles)
    if not whole or follows(blocks, index - 1, index):
        return False
    return block.grid is not None or (read_head_lines(block) is None and not labels_only(block))


def is_kind(blocks: Sequence[Block], index: int) -> bool:
    """Whether a line that may head a section is what the report is for ("DECISION REQUIRED" over "Not exempt")."""
    block, under = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
    if block.grid is not None or under is None or under.grid is not None or under.number is not None:
        return False
    return vocabulary("head_lines").field(block.text) == "kind" and read_line(under.text) is not None


def is_head(blocks: Sequence[Block], head: Head, begins: bool) -> bool:
    """Whether a head says enough: one title, and whose meeting, when, which item or from whom.

    The less it says, the more the text under it must look like a report. `begins` tells that its first line is known
    for one of a head.
    """
    lead = head.lead
    titled = "title" in lead.values or len({index for index, _ in lead.titles}) == 1
    said = SURE & lead.values.keys()
    if head.unpaired or ("from_officer" not in said and records_decision(blocks, lead.first, lead.last)):
        return False
    if any(heads_letter(blocks, index) for index in range(lead.first, lead.last + 1)):
        return False
    if titled and begins and {"meeting_name", "date", "from_officer"} <= said:
        return True
    whose = bool(said & {"from_officer", "meeting_name"})
    if titled and begins and whose and len(said) > 1 and opens_report(blocks, lead.last + 1):
        return True
    if any(is_of_agenda(line) for block in blocks[lead.first : lead.last + 1] for line in lines_of(block)):
        return False
    return reads_as_report(blocks, lead, titled, len(said), len(MORE & lead.values.keys()))


def reads_as_report(blocks: Sequence[Block], lead: Lead, titled: bool, said: int, more: int) -> bool:
    """Whether what a head says and the sections in it and under it are together enough for a report."""
    under = lead.last + 1
    holds = len(section_marks(blocks[lead.first : under])) >= 2  # the head's table goes on with the text
    if not (holds or text_follows(blocks, under)) or not section_marks(blocks[lead.first : under + NEAR_MARK]):
        return False
    marks = section_marks(blocks[lead.first : under + FURTHEST_MARK])
    if not marks & {"recommendations", "purpose"} and (said < 3 or len(marks) < 3):
        return False
    if said == 0 or said + more < 2:  # hardly more than a title: its sections must tell that it is a report
        known = {"recommendations"} if said + more else {"recommendations", "purpose"}
        return titled and len(marks) >= LEAST_ALONE and known <= marks and tops_page(blocks, lead.first)
    return len(marks) >= 2 if titled else said + more >= 3 and len(marks) >= 3
