"""Where a set of minutes begins: at a heading of its own that people or decisions follow.

Source of the rules: minutes open with their title and those present. Papers also name minutes: agendas have an item for
them ("Minutes of the meeting held on DAY, attached"), reports list them among their background papers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.attendance.attendance import run_in_label
from extract.dates.periods import MONTH
from extract.labels import fold, heading_field
from extract.minutes.meeting_titles import BARE_MINUTES_RE, BODY_LINE_RE, BODY_MINUTES_RE, PLACE_AND_DAY_RE, unspaced
from extract.minutes.when_and_where import DAY_RE
from extract.parts import BODY_NAMES
from extract.patterns import pattern
from ingest.model import Block

MINUTES_HEADING_RE = pattern(
    "minutes-heading",
    rf"^(?:(?:draft|unconfirmed|unapproved|unadopted|provisional|confirmed|approved|agreed|final|public|open)\s+)*(?:minutes?|notes?|record)\s+(?:of|from|for)\b(?!\s+(?:the\s+)?(?:last|previous|preceding)\b)"
    rf"(?=.{{0,200}}\b(?:{BODY_NAMES}|meeting|agm)s?\b)(?!.{{0,200}}\((?:pages?|pp)\b)",
    matches=("MINUTES of the OPEN section of the Parks Committee held on", "Draft minutes of a meeting of the Council"),
    rejects=("The minutes of the meeting were agreed", "Minutes of the last meeting (Pages 1 - 8)", "Minutes"),
    flags=re.IGNORECASE,
)
MEETING_HELD_RE = pattern(
    "meeting-held-heading",
    r"^(?!.{0,200}\b(?:will|to|shall)\s+be\s+held\b)(?:at\s+)?an?\s+(?:[\w-]+\s+){0,4}meeting\s+of\s.{0,160}\bheld\s+(?:\w+ly\s+)?(?:at|in|on|by)\b",
    matches=(
        "At a meeting of the Harbour Committee held in the Town Hall on 4 May 2027",
        "At a meeting of the Harbour Board held remotely on 4 May 2027",
    ),
    rejects=("A meeting of the County Council will be held in the Chamber", "The meeting of the group held on"),
    flags=re.IGNORECASE,
)
# Its sentence may run over two paragraphs, one of them set in bold.
AT_A_MEETING_RE = pattern(
    "at-a-meeting-of",
    r"^at\s+an?\s+(?:[\w-]+\s+){0,4}meeting\s+of\b",
    matches=("At a MEETING of the Harbour Board",),
    rejects=("A meeting of the Board was held",),
    flags=re.IGNORECASE,
)
# The item in which earlier minutes were looked at.
EARLIER_MINUTES_RE = pattern(
    "minutes-of-a-month",
    rf"^\W*minutes?\s+(?:of|from|for)\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{MONTH})(?:\s+\d{{4}})?\W*$",
    matches=("Minutes of August 2020", "Minutes from 3 May"),
    rejects=("Minutes of the Board, 3 May 2020", "Minutes 3 May 2020"),
    flags=re.IGNORECASE,
)
PROCEEDING_RE = pattern(
    "minutes-proceedings",
    r"^(?:(?:\w+\s){0,3}members?\s+)?(?:present|in attendance)\b|^apologies\b|^also\s+present\b"
    r"|^attend(?:ance|ees)\W*$",
    matches=("Attendance", "PRESENT:", "Members Present:-", "In attendance", "Apologies for absence"),
    rejects=("The present value", "Presentations"),
    flags=re.IGNORECASE,
)
AGREED_AS_RECORD_RE = pattern(
    "minutes-agreed",
    r"\bwere\s+(?:\w+\s+and\s+)?(?:agreed|approved|confirmed|signed|taken)\b|\bbe\s+(?:approved|confirmed|signed|agreed)\b",
    matches=(
        "Minutes of the meeting were agreed",
        "Minutes of 3 May were read and agreed",
        "to be approved as a correct record",
    ),
    rejects=("Minutes of a meeting held on 3 May",),
    flags=re.IGNORECASE,
)
AGREED_BELOW_RE = pattern(
    "earlier-minutes-agreed-below",
    r"^\W*+(?:[\w\u2019']++[\s:,-]++){0,6}?minutes\b[^.;]{0,160}?\b(?:were|was|be)\s++(?:\w++\s++){0,3}?"
    r"(?:agreed|approved|confirmed|signed|accepted|taken)\b",
    matches=("The minutes of the meeting held on 3 May 2031 were approved", "RESOLVED: That the minutes be signed"),
    rejects=("PRESENT: Ann Moor", "Ann Moor took the minutes", "The minutes were attached"),
    flags=re.IGNORECASE,
)
# An agenda's or a report's words on minutes that lie elsewhere.
ATTACHED_RE = pattern(
    "minutes-attached",
    r"\b(?:attached|enclosed|herewith|to\s+follow|circulated|appended)\W*$",
    matches=("Minutes of the meeting held on 4 May 2027, attached.", "Minutes of the Board (to follow)"),
    rejects=("MINUTES of the attached Board held on 4 May",),
    flags=re.IGNORECASE,
)
ONE_DECISION_RE = pattern(
    "record-of-one-decision",
    r"^record\s+of\s+(?:\w+\s+){0,2}decision\b",
    matches=("RECORD OF DECISION OF THE Harbour Board",),
    rejects=("Record of decisions taken at a meeting of the Board",),
    flags=re.IGNORECASE,
)
MINUTES_ITEM_RE = pattern(
    "agenda-item-of-minutes",
    r"^(?:(?:draft|previous|last)\s+)?minutes\b.{0,60}$",
    matches=("Minutes (Pages 1 - 4)", "Minutes"),
    rejects=("Mooring fees",),
    flags=re.IGNORECASE,
)
DECIDED_RE = pattern(
    "minutes-decided",
    r"\b(?:resolved|agreed|noted|decided|moved|seconded|recommended|carried)\b",
    matches=("RESOLVED that the fees be set", "It was agreed to meet"),
    rejects=("Agreement", "Notes"),
    flags=re.IGNORECASE,
)
PRESENT_RE = pattern(
    "minutes-people",
    r"\b(?:present|attendance|apolog(?:y|ies)|sederunt|absent|attended|attendees)\b",
    matches=("PRESENT:", "Members in attendance", "Apologies were received from"),
    rejects=("Presentations",),
    flags=re.IGNORECASE,
)
DOCUMENTS_RE = pattern(
    "list-of-documents",
    r"\b(?:references|bibliography|sources|documents?|background\s+(?:papers?|reading))\b",
    matches=("References", "Documents relied on"),
    rejects=("Preferences",),
    flags=re.IGNORECASE,
)
# What says of minutes that have no title how far they are agreed.
STATUS_LINE_RE = pattern(
    "status-of-minutes",
    r"^\W*(?:draft|unconfirmed|unapproved|unadopted)\s+minutes\b(?!\s+(?:of|from|for)\b).{0,90}$",
    matches=("*DRAFT MINUTES SUBJECT TO APPROVAL AT THE NEXT MEETING*", "Unconfirmed minutes"),
    rejects=("Draft minutes of the Board", "The draft minutes"),
    flags=re.IGNORECASE,
)
# What an agenda's maker stamps on the minutes bound into it.
STAMP_RE = pattern(
    "stamp-of-an-agenda",
    r"^\W*(?:(?:agenda\s+)?item\W{0,3}(?:no\.?\s*)?\d{1,3}[a-z]?|agenda\s+item|(?:page\W{0,3})?\d{1,4})\W*$",
    matches=("Agenda Item 5", "Agenda Item", "1", "Page 12", "Item: 3", "Page: 3"),
    rejects=("Agenda", "Agenda Item 5: Minutes", "Item", "Page"),
    flags=re.IGNORECASE,
)
PRESENT_ALONE_RE = pattern(
    "label-of-those-present",
    r"^\W*(?:members\s+|councillors\s+)?(?:present|sederunt)\W{0,3}:|^\W*representing\s+[A-Z].{3,60}:",
    matches=("Present:-", "PRESENT: Ann Moor", "Representing Mead Council:- A Moor"),
    rejects=("Present", "The present value:"),
    flags=re.IGNORECASE,
)
LONGEST_OF_BODY, REST_OF_DAY = 70, 24  # characters
LONGEST_OF_FRONT = 120  # characters of a line above those present
# The code of an item at the end of the block above its title.
CODE_ABOVE_RE = pattern(
    "code-above-a-title",
    r"(?:^|[.\s])[A-Z]{1,4}/?\d{1,4}/\d{1,4}\W*$",
    matches=("from 4 to 5. HB31/7", "HB/31/7"),
    rejects=("on 4/5/2031", "Page 3"),
)
PROCEEDINGS = 60  # how many blocks below its heading a set of minutes tells of people or decisions at the latest
FRONT_LINES = 6  # how many blocks may stand above those present on a page that no title opens
MOST_STAMPS = 3  # lines that an agenda's maker prints at the top of a page
LIST_BLOCKS = 12  # how long a list of background papers may be


def is_minutes_heading(blocks: Sequence[Block], index: int) -> bool:
    """Whether a set of minutes begins with this block: by its heading, or "MINUTES" with those present soon after."""
    block = blocks[index]
    if block.kind == "grid" or block.number is not None or block.kind == "item":
        return False
    text = unspaced(" ".join(block.text.split()).strip("*# "))
    following = " ".join(b.text for b in blocks[index + 1 : index + 2] if b.kind != "grid")
    opened = AT_A_MEETING_RE.match(text) is not None and MEETING_HELD_RE.search(f"{text} {following}") is not None
    if opened or MEETING_HELD_RE.search(text):
        return True
    # First the title, which few blocks are: what stands around it takes longer to look at.
    if not _is_title(blocks, index, text, following) or ATTACHED_RE.search(text):
        return False
    return not is_listed(blocks, index) and not _is_agreed_below(blocks, index) and is_proceeding(blocks, index)


def _is_agreed_below(blocks: Sequence[Block], index: int) -> bool:
    """Whether right below a title earlier minutes are agreed as a record: an item whose number stands apart."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if below is None or below.grid is not None or below.number is not None:
        return False
    return AGREED_BELOW_RE.match(below.text) is not None


def _is_title(blocks: Sequence[Block], index: int, text: str, following: str) -> bool:
    if EARLIER_MINUTES_RE.match(text) or ONE_DECISION_RE.match(text):
        return False
    if PLACE_AND_DAY_RE.match(text) or BODY_MINUTES_RE.match(text) and DAY_RE.search(text) is not None:
        return _people_follow(blocks, index) or PRESENT_RE.search(text) is not None
    if MINUTES_HEADING_RE.search(f"{text} {following}") and not AGREED_AS_RECORD_RE.search(text):
        return MINUTES_HEADING_RE.search(text) is not None or blocks[index].kind == "heading"
    dated = BARE_MINUTES_RE.match(text) is not None and DAY_RE.search(text) is not None
    if fold(text) in ("minutes", "draft minutes", "minutes of meeting") or dated:
        return _people_follow(blocks, index) and not has_code_above(blocks, index)
    return False


def has_code_above(blocks: Sequence[Block], index: int) -> bool:
    """Whether a title is that of an item whose code plain text prints at the end of the block above it."""
    return index > 0 and CODE_ABOVE_RE.search(blocks[index - 1].text[-20:]) is not None


def _people_follow(blocks: Sequence[Block], index: int) -> bool:
    return any(PROCEEDING_RE.search(block.text) for block in blocks[index + 1 : index + 9])


def is_listed(blocks: Sequence[Block], index: int) -> bool:
    """Whether a title of minutes is an entry of a list of background papers, or the text of an agenda's item."""
    above = blocks[index - 1] if index else None
    if above is not None and above.number is not None and MINUTES_ITEM_RE.match(above.text):
        return True
    if _people_follow(blocks, index):
        return False
    page = blocks[index].span.page
    for block in reversed(blocks[max(0, index - LIST_BLOCKS) : index]):
        if block.span.page != page or block.kind == "grid":
            return False
        field = heading_field(block.text) if block.kind == "heading" or len(block.text) < 60 else None
        if field is not None or block.kind == "heading":
            return field == "background_papers" or DOCUMENTS_RE.search(block.text) is not None
    return False


def is_proceeding(blocks: Sequence[Block], index: int) -> bool:
    """Whether a title of minutes names its day, or people present or decisions stand in its block or below it."""
    own = blocks[index : index + PROCEEDINGS]
    return DAY_RE.search(blocks[index].text) is not None or any(
        PRESENT_RE.search(block.text) or DECIDED_RE.search(block.text) for block in own
    )


def _lists_people(text: str) -> bool:
    return ":" in text[:LONGEST_OF_FRONT] or run_in_label(text) is not None


def _opens_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether a body's name, a day alone and the label of those present stand right below each other."""
    three = blocks[index : index + 3]
    if len(three) < 3 or any(block.grid is not None or block.number is not None for block in three[:2]):
        return False
    day = DAY_RE.search(three[1].text)
    plain = len(three[0].text) < LONGEST_OF_BODY and ":" not in three[0].text and not DAY_RE.search(three[0].text)
    whole = day is not None and len(three[1].text) - len(day[0]) < REST_OF_DAY
    present = PRESENT_ALONE_RE.match(three[2].text.replace("\t", " "))
    return plain and whole and present is not None


def opens_page(blocks: Sequence[Block], index: int) -> bool:
    """Whether minutes without a title begin a page: a body's name, a day, then those present.

    An agenda's stamps may stand above; those present may be set as a table whose first label says so. At the top of a
    paper a line must say that they are a draft. In a text without pages the three stand right below each other, and
    those present behind a colon.
    """
    block = blocks[index]
    paged = block.span.page is not None
    turned = paged and _turns_page(blocks, index)
    if index > 0 and not turned and paged or not BODY_LINE_RE.search(block.text):
        return False
    if not paged and index > 0:
        return index > FRONT_LINES and _opens_text(blocks, index)  # the first lines of a paper are its own front
    dated = drafted = False
    for line in blocks[index : index + FRONT_LINES]:
        if line.kind == "grid":
            return dated and turned and PRESENT_ALONE_RE.match(line.text.replace("\t", " ")) is not None
        if line.number is not None:
            return False
        if PROCEEDING_RE.search(line.text) and (turned or drafted) and _lists_people(line.text):
            return dated
        if STATUS_LINE_RE.match(line.text):
            drafted = True
        elif len(line.text) > LONGEST_OF_FRONT or "minutes" in fold(line.text):
            return False
        dated = dated or DAY_RE.search(line.text) is not None
    return False


def _turns_page(blocks: Sequence[Block], index: int) -> bool:
    """Whether nothing but an agenda's stamps stands above a block on its page, and another page before that."""
    page, first = blocks[index].span.page, index
    while first > 0 and blocks[first - 1].span.page == page:
        first -= 1
        if index - first > MOST_STAMPS or not STAMP_RE.match(blocks[first].text):
            return False
    return first > 0
