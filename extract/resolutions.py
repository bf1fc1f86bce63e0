"""What a meeting decided: the clauses under RESOLVED, AGREED, ACTION …, and decisions told of in a sentence.

One row for each paragraph, bullet or lettered clause. Discussion that says "agreed" or "noted" in passing makes no row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.dates import parse_date
from extract.facts import Meeting, MinuteItem, Resolution, ResolutionKind
from extract.meeting_titles import DAY_RE
from extract.patterns import pattern
from extract.sentences import sentence_starts
from ingest.model import Block, Span

WORDS = "resolved|resolve|agreed|approved|recommended|decided|noted|endorsed"
UNANIMOUS = r"(?:\s*[,(\-\u2013]*\s*(?:unanimously|nem\.?\s+con\.?|by\s+a\s+majority|by\s+\d+\s+votes?\s+to\s+\d+|on\s+the\s+casting\s+vote[^):]{0,40})\s*\)?)?"
HEADING_RE = pattern(
    "decision-heading",
    r"^\W*(?:it\s+was\s+(?:therefore\s+)?|the\s+(?:sub-)?committee\s+)?(?P<word>resolved|resolve|resolutions?|agreed|decisions?(?:\s+taken|\s+made)?|decided"
    r"|approved|recommended|recommendation\s+agreed|noted|actions?(?:\s+points?|\s+agreed|\s+required)?)"
    + UNANIMOUS
    + r"(?:\s+that)?\W*$",
    matches=("RESOLVED", "RESOLVED:", "Resolved (unanimously) that:", "ACTION", "AGREED -", "It was RESOLVED that"),
    rejects=("RESOLVED that the report be noted", "The committee agreed the report", "Actions from the last meeting"),
    flags=re.IGNORECASE,
)
# Set in capitals, the word decides wherever it stands in the sentence.
CAPITALS_RE = pattern(
    "decision-capitals",
    r"(?<!NOT )(?<!BE )(?<!be )\b(?P<word>RESOLVED|RESOLVE|AGREED|APPROVED|RECOMMENDED|DECIDED|NOTED|RESOLUTION)\b(?![ ]BY)"
    + UNANIMOUS,
    matches=("It was RESOLVED that the plan be made", "RESOLVED (unanimously): that", "it was AGREED to go"),
    rejects=("It was NOT AGREED", "It was resolved", "UNRESOLVED"),
    flags=re.NOFLAG,
)
SENTENCE_RE = pattern(
    "decision-sentence",
    r"^\W*(?:[^.;:,]{3,150},\s+)?(?:it\s+was\s+(?:then\s+|therefore\s+|duly\s+|unanimously\s+|also\s+|further\s+)*"
    r"|(?:the\s+)?(?:full\s+)?(?:sub-)?(?:committee|council|cabinet|board|panel|members|councillors|executive)(?:\s+for\s+[\w ,&]{3,60})?\s+"
    r"(?:then\s+|therefore\s+|unanimously\s+|also\s+)*)?(?P<word>resolved|agreed|recommended|decided)"
    + UNANIMOUS
    + r"\s*:?\s+(?=that\b|to\b)",
    matches=(
        "It was agreed that the hall be let",
        "Resolved that the hall be let",
        "The Council resolved to let the hall",
        "It was unanimously resolved to pay",
    ),
    rejects=("The officer agreed that it was so", "It was noted that", "They had agreed to it"),
    flags=re.IGNORECASE,
)
MINUTES_AGREED_RE = pattern(
    "minutes-agreed",
    r"^\W*(?:that\s+)?the\s+(?:draft\s+|open\s+|previous\s+|public\s+)?minutes\b.{0,160}?\b(?:were|was|be|having\s+been|are)\s+(?:\w+\s+){0,3}?"
    r"(?P<word>agreed|approved|confirmed|accepted|adopted|signed|received)\b",
    matches=(
        "The minutes of the meeting held on 3 May were agreed as a correct record.",
        "The Minutes were duly approved",
    ),
    rejects=("The minutes record that", "Minutes of the last meeting"),
    flags=re.IGNORECASE,
)
REPORT_NOTED_RE = pattern(
    "report-noted",
    r"^\W*(?:the\s+)?(?:sub-)?(?:committee|council|cabinet|board|panel|members|councillors|executive|report)(?:\s+for\s+[\w ,&]{3,60})?\s+"
    r"(?:was\s+|unanimously\s+)?(?P<word>noted|received|accepted|endorsed|approved|agreed)(?:\s+(?:the|this|its)\s+(?:[\w/&'’\-]+\s+){0,6}"
    r"(?:reports?|updates?|minutes|recommendations?|presentation|position|contents?|plan|programme))?\s*\.?\s*$",
    matches=(
        "The Committee noted the update report.",
        "The Committee for Roads noted the report.",
        "The report was noted.",
    ),
    rejects=("The committee noted the timetable. A member said", "The committee noted that the report was late."),
    flags=re.IGNORECASE,
)
ACTION_RE = pattern(
    "action-line",
    r"^\W*(?:action(?:\s+point)?s?(?:\s*\(?\d{1,3}\)?)?)\s*[:\-\u2013]\s*(?P<text>\S.*)$",
    matches=("ACTION: Clerk to write to the owner", "Action - Cllr Moor to report", "Action 3: Clerk to pay"),
    rejects=("Actions from the last meeting", "ACTION"),
    flags=re.IGNORECASE | re.DOTALL,
)
ACTION_NOTE_RE = pattern(
    "action-in-brackets",
    r"[\[(]\s*(?:ACTION|Action)\b(?:\s+(?:for|by))?\s*[:\-\u2013]?\s*(?P<owner>[^\])]{0,60})[\])]\s*\.?",
    matches=("(ACTION: EP)", "(ACTION)", "[Action: Clerk]"),
    rejects=("(action plan to follow, once the officers have been able to meet and to talk it all over again)",),
)
OWNER_RE = pattern(
    "action-owner",
    r"^(?P<owner>(?:the\s+)?[A-Z][^.;:]{1,60}?)\s+(?:to|will|would|shall|agreed\s+to|has\s+agreed\s+to|is\s+to)\s",
    matches=("Cllr Moor to write", "The Clerk to pay", "Councillor Moor has agreed to ask"),
    rejects=("write to the owner",),
)
DUE_RE = pattern("due-day", r"\bby\s+(?=\S)", matches=("by 3 May 2020",), rejects=("nearby",))
# What ends a run of decisions that no number or bullet marks.
CLOSING_RE = pattern(
    "decisions-end",
    r"^\W*(?:(?:the\s+)?meeting\s+(?:was\s+)?(?:closed|ended|finished|concluded|rose|adjourned|declared)|(?:chair(?:man|person)?|signed|dated?)\b\W*[._:]"
    r"|(?:councillors?|cllrs?\.?|mr|mrs|ms|miss|dr)\s.{0,80}\b(?:left|joined|entered|abstained|voted|requested|declared|wished|asked|took|thanked|reported)\b"
    r"|(?:for|against|abstain\w*|abstentions?)\b\s*[:(]|reasons?\s+for\b|(?:note|voting|vote)\b|alternative\s+options|in\s+accordance\s+with\b"
    r"|other\s+options|the\s+(?:chair|leader|director|head|clerk|mayor|officer)\b|\()",
    matches=(
        "The meeting ended at 9 pm",
        "Councillor Moor left the room",
        "For (12)",
        "Reasons for decision",
        "CHAIR: ______",
    ),
    rejects=("That the report be noted", "Circulate the report to members"),
    flags=re.IGNORECASE,
)
RUN_IN_RE = pattern(
    "run-in-clause",
    r"(?:^|(?<=[\s:;,]))\(?(?P<number>\d{1,2}|[a-z]|[ivx]{1,4})\)\s+(?=\S)",
    matches=("(1) That the report be noted", "a) note the report", "that: (i) the plan"),
    rejects=("in 2020 (see above)", "the sum of 3 pounds"),
)
# A lead-in that itself decides: its conditions follow as clauses of their own.
DECIDING_LEAD_RE = pattern(
    "deciding-lead-in",
    r"\bbe\s+(?:\w+ly\s+)?(?!asked|requested|recommended|invited|instructed|urged)\w+(?:ed|en)\b.*:",
    matches=("That permission be GRANTED subject to:", "that the plan be formally adopted with:"),
    rejects=("That the Director be asked to:", "That the Council:"),
    flags=re.IGNORECASE,
)
TRAILING_MOVER_RE = pattern(
    "trailing-mover",
    r"[\s(\[\-\u2013]*\b(?:proposed|moved|prop)\b(?:\s+by|:|\.)?\s[^.;]{2,60}?\bsec(?:onded|onder)?\b(?:\s+by|:|\.)?\s[^;]{1,60}$",
    matches=("be approved. Proposed by Cllr Moor, seconded by Cllr Lane.", "be paid (Proposed: A Moor, Seconded: B Lane)"),
    rejects=("be approved as Cllr Moor proposed",),
    flags=re.IGNORECASE,
)
MOVING_RE = pattern(
    "moving",
    r"\b(?:proposed|moved|seconded|seconder|put\s+the)\b",
    matches=("Mr Moor proposed, and Mrs Lane seconded",),
    rejects=("The proposal",),
    flags=re.IGNORECASE,
)
KINDS: dict[str, ResolutionKind] = {
    "action": "action", "agreed": "agreed", "approved": "resolved", "recommended": "recommended", "noted": "noted", "recommendation": "recommended",
    "received": "noted", "accepted": "agreed", "confirmed": "agreed", "adopted": "agreed", "signed": "agreed", "endorsed": "agreed",
}  # fmt: skip


def decision_kind(word: str) -> ResolutionKind:
    """The kind that a decision word tells of; "resolved" for those that have no kind of their own."""
    word = word.lower()
    return "action" if word.startswith("action") else KINDS.get(word.split()[0], "resolved")


@dataclass(slots=True)
class OpenList:
    """A run of clauses that has begun: its kind, what it hangs on, and how its clauses are marked."""

    kind: ResolutionKind
    lead_in: str
    marker: str | None
    headed: bool
    outcome: str | None = None
    style: str | None = None
    last: Block | None = None
    first_word: str = ""
    takes_headings: bool = False
    rows: int = 0


def is_bare_heading(block: Block) -> bool:
    """Whether a block is a heading without a number."""
    return block.kind == "heading" and block.number is None


def runs_on(before: Block, block: Block) -> bool:
    """Whether a paragraph of a PDF goes on with the one above it: no stop between them, and no more than a line's gap."""
    if before.text.rstrip().endswith((".", ":", ";", "!", "?")) or not before.span.boxes or not block.span.boxes:
        return False
    above, below = before.span.boxes[-1], block.span.boxes[0]
    return above.page == below.page and 0 <= below.top - above.bottom < 0.35 * (below.bottom - below.top) / len(block.lines)


@dataclass(slots=True)
class DecisionReader:
    """Reads the blocks of one set of minutes in order; `found` are the rows so far."""

    meeting: Meeting
    item: MinuteItem | None = None
    found: list[Resolution] = field(default_factory=list)
    open: OpenList | None = None
    moving: bool = False
    previous: Block | None = None

    def start_item(self, item: MinuteItem | None) -> None:
        """Go on to the next item: what was open ends."""
        self.item, self.open, self.moving, self.previous = item, None, False, None

    def read(self, block: Block) -> None:
        """Take the next block of the item."""
        if block.kind == "grid":
            self.open = None
        elif (note := ACTION_NOTE_RE.fullmatch(block.text.strip())) is not None:
            self.open = None
            self._add_noted_action(block, "", note)
        elif not (self._opens(block) or self._continues(block)):
            self.open = None
            self._read_alone(block)
        self.previous = block

    def _opens(self, block: Block) -> bool:
        """CASE 1: a decision word that fills the block, or ends it: its clauses follow."""
        text = block.text.strip()
        if self._is_sibling(block):
            return False
        match = HEADING_RE.match(text)
        if match is not None and (
            block.kind == "heading" or block.bold or match["word"].isupper() or text.endswith((":", "that"))
        ):
            self.open = OpenList(decision_kind(match["word"]), text, block.marker, True, _outcome(text))
            self.moving = False
            return True
        match = _decision(block)
        if match is not None and len(text) < 600 and _hangs(text[match.end() :]):
            lead = text[match.start("word") :]
            self.open = OpenList(decision_kind(match["word"]), lead, block.marker, False, _outcome(text))
            self.moving = False
            if DECIDING_LEAD_RE.search(lead):
                start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" :-\u2013\u2014,."))
                self._add(self.open.kind, block, start, len(text), "deciding-lead-in", outcome=_outcome(text))
            return True
        if text.lower().startswith("that ") and text.endswith(":") and self.open is None and not self.moving:
            self.open = OpenList("resolved", text, block.marker, False)
            return True
        return False

    def _continues(self, block: Block) -> bool:
        """CASE 2: one more clause of the open run, or a lead-in of clauses inside it."""
        run = self.open
        if run is None or not self._may_be_heading(run) and is_bare_heading(block) and not block.text.rstrip().endswith(":"):
            return False
        if _decision(block) is not None and not self._is_sibling(block):
            return False
        text, style = block.text.strip(), _style(block)
        if style is None and re.fullmatch(r"(?:and|or)\W*", text, re.IGNORECASE):
            return True
        if run.rows == 0 and run.style is None:
            if style is not None and not run.headed and style == _marker_style(run.marker):
                return False
            if text.endswith(":") and style is None:
                run.lead_in = f"{run.lead_in} {text}"
                return True
            run.style, run.first_word = style, text.split(" ")[0].lower()
            run.takes_headings = run.headed and is_bare_heading(block)
        elif not self._fits(run, block, text, style):
            return False
        if style is None and run.last is not None and runs_on(run.last, block) and self.found:
            row = self.found[-1]
            self.found[-1] = replace(row, text=f"{row.text} {text}", span=Span.cover((row.span, block.span)))
        elif text.endswith(":") and len(text) < 400:
            run.lead_in = f"{run.lead_in.split(' | ')[0]} | {text}"
        else:
            self._add_clauses(run, block, text)
        run.last = block
        return True

    @staticmethod
    def _may_be_heading(run: OpenList) -> bool:
        """Clauses set as headings are set so from the first one on."""
        return run.headed and (run.rows == 0 or run.takes_headings)

    def _is_sibling(self, block: Block) -> bool:
        """Whether a block is marked as the clauses of the open run are, and not as the paragraph that opened it."""
        run, style = self.open, _style(block)
        return (
            run is not None and run.rows > 0 and style is not None and style == run.style != _marker_style(run.marker)
        )

    @staticmethod
    def _fits(run: OpenList, block: Block, text: str, style: str | None) -> bool:
        if run.style is None:
            if style is not None or CLOSING_RE.match(text):
                return False
            return run.headed or text.split(" ")[0].lower() in (run.first_word, "that", "to", "and")
        if style is None:
            return text.endswith(":") and not CLOSING_RE.match(text) and not MOVING_RE.search(text)
        if style == run.style and run.last is not None:
            value, last = _value(block.number), _value(run.last.number)
            return value is None or last is None or value in (last + 1, last + 2, 1)
        return not (style == _marker_style(run.marker) or (style == "decimal" and run.style != "decimal"))

    def _add_clauses(self, run: OpenList, block: Block, text: str) -> None:
        run.rows += 1
        rule = f"{run.kind}-heading" if run.headed else f"{run.kind}-clauses"
        for number, start, end in split_clauses(text) or [(block.number, 0, len(text))]:
            self._add(run.kind, block, start, end, rule, number=number, lead_in=run.lead_in, outcome=run.outcome)

    def _read_alone(self, block: Block) -> None:
        """CASE 3: a decision told of in one block."""
        text = block.text.strip()
        if MOVING_RE.search(text):
            self.moving = True
        bullet = block.kind == "item" and block.number is None
        note = ACTION_NOTE_RE.search(text)
        if note is not None:
            self._add_noted_action(block, text, note)
        elif (match := ACTION_RE.match(text)) is not None:
            self._add("action", block, match.start("text"), len(text), "action-line")
        elif (match := _decision(block)) is not None and not (bullet and not match["word"].isupper()):
            self._add_decision(block, text, match)
        elif not bullet and self._read_sentences(block, text):
            return
        elif not bullet and (match := MINUTES_AGREED_RE.match(text) or REPORT_NOTED_RE.match(text)):
            end = next((start for start in sentence_starts(text) if start > match.end()), len(text))
            self._add(decision_kind(match["word"]), block, 0, len(text[:end].rstrip()), "decision-sentence")

    def _read_sentences(self, block: Block, text: str) -> bool:
        """Rows for the sentences of a paragraph that tell of a decision ("It was agreed that …")."""
        starts = [*sentence_starts(text), len(text)]
        before = len(self.found)
        for start, end in pairwise(starts):
            sentence = text[start:end].rstrip()
            match = SENTENCE_RE.match(sentence)
            if match is not None and len(sentence.split()) > 4:
                self._add(decision_kind(match["word"]), block, start + match.end(), start + len(sentence), "decision-sentence", lead_in=match[0].strip(), outcome=_outcome(sentence))
        return len(self.found) > before

    def _add_decision(self, block: Block, text: str, match: re.Match[str]) -> None:
        start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" :-\u2013\u2014,."))
        clauses = split_clauses(text[start:])
        kind, outcome = decision_kind(match["word"]), _outcome(text)
        if clauses:
            lead = text[match.start("word") : start + clauses[0][1]]
            for number, first, last in clauses:
                self._add(
                    kind,
                    block,
                    start + first,
                    start + last,
                    "run-in-clauses",
                    number=number,
                    lead_in=lead,
                    outcome=outcome,
                )
            self.moving = False
        elif len(text) - start >= 8 and not MOVING_RE.search(text[start : start + 40]):
            self._add(kind, block, start, len(text), "decision-sentence", lead_in=match[0].strip(), outcome=outcome)
            self.moving = False

    def _add_noted_action(self, block: Block, text: str, note: re.Match[str]) -> None:
        before, source = text[: note.start()].rstrip() if text else "", block
        if not before and self.previous is not None:
            source, before = self.previous, self.previous.text.rstrip()
        if not before:
            return
        start = max((at for at in sentence_starts(before)), default=0)
        row = self._add("action", source, start, len(before), "action-in-brackets")
        if row is not None and note["owner"].strip():
            self.found[-1] = replace(row, owner=note["owner"].strip())

    def _add(
        self, kind: ResolutionKind, block: Block, start: int, end: int, rule: str,
        *, number: str | None = None, lead_in: str | None = None, outcome: str | None = None,
    ) -> Resolution | None:  # fmt: skip
        text = block.text.strip()[start:end].strip()
        if kind != "action" and (mover := TRAILING_MOVER_RE.search(text)) is not None and mover.start() > 12:
            end, text = start + mover.start(), text[: mover.start()].strip()
        if len(text) < 4 or not any(char.isalpha() for char in text):
            return None
        owner = OWNER_RE.match(text) if kind == "action" else None
        span: Span = block.part(start, end)
        title = self.item.title if self.item else None
        row = Resolution(
            span=span, rule=rule, meeting=self.meeting, minute_item=self.item, item_title=title, kind=kind, number=number, text=text,
            lead_in=lead_in.strip() if lead_in else None, outcome=outcome, owner=owner["owner"] if owner else None, due_date=_due(text, kind),
        )  # fmt: skip
        self.found.append(row)
        return row


def find_resolutions(items: Sequence[tuple[MinuteItem | None, Sequence[Block]]], meeting: Meeting) -> list[Resolution]:
    """The decisions in the blocks of each item of one meeting, in reading order."""
    reader = DecisionReader(meeting)
    for item, blocks in items:
        reader.start_item(item)
        for block in blocks:
            reader.read(block)
    return reader.found


def _decision(block: Block) -> re.Match[str] | None:
    match = CAPITALS_RE.search(block.text) if not block.text.isupper() else SENTENCE_RE.match(block.text)
    return match or SENTENCE_RE.match(block.text)


def _hangs(rest: str) -> bool:
    """Whether what follows the decision word only leads to clauses: ":", "that;", "that Council:"."""
    rest = rest.strip()
    return len(rest) < 250 and (
        rest.endswith((":", ":-", ": -")) or re.fullmatch(r"\W*(?:that|to)?\W*", rest, re.IGNORECASE) is not None
    )


def _outcome(text: str) -> str | None:
    return "unanimous" if re.search(r"\bunanimous|\bnem\.? con", text, re.IGNORECASE) else None


def _style(block: Block) -> str | None:
    return _marker_style(block.marker) if block.marker else None


def _marker_style(marker: str | None) -> str | None:
    """How clauses are marked: digits as "9", letters and roman numerals as "a", everything else as printed."""
    if not marker:
        return None
    if re.search(r"\d\.\d", marker):
        return "decimal"
    if not any(char.isalnum() for char in marker):
        return "bullet"
    return re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "9", marker))


def _value(number: str | None) -> int | None:
    return int(number) if number and number.isdigit() else None


def split_clauses(text: str) -> list[tuple[str | None, int, int]]:
    """Number, start and end of each clause that runs on in one text: "(1) That …; (2) That …"; [] where there are none."""
    marks: list[re.Match[str]] = []
    wanted = {"1": "2", "a": "b", "i": "ii"}
    for match in RUN_IN_RE.finditer(text):
        if not marks and match["number"] in wanted or marks and match["number"] == _next(marks[-1]["number"]):
            marks.append(match)
    if len(marks) < 2:
        return []
    ends = [match.start() for match in marks[1:]] + [len(text)]
    return [(match["number"], match.end(), len(text[:end].rstrip())) for match, end in zip(marks, ends, strict=True)]


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def _next(number: str) -> str:
    if number.isdigit():
        return str(int(number) + 1)
    if number in ROMAN[:-1] and number != "i" or number == "i":
        return ROMAN[ROMAN.index(number) + 1]
    return chr(ord(number[0]) + 1)


def _due(text: str, kind: ResolutionKind) -> str | None:
    if kind != "action":
        return None
    for match in DUE_RE.finditer(text):
        day = DAY_RE.match(text, match.end())
        if day is not None:
            return parse_date(" ".join(day[0].split()))
    return None
