"""Questions that members and the public put to a meeting, with answers: read from the lists that record them.

Source of the rules: the appendices "Questions and answers" of councils, which set "Question 1 from NAME to NAME, POST"
over the question, "Answer" or "Reply by NAME" over what was said, and "Supplementary question" over what was asked on;
and the tables "Question | Answer" of others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.facts import Fact, Meeting
from extract.labels import fold
from extract.parts import Part
from extract.patterns import pattern
from ingest.model import Block, Issue, Span

QUESTION_RE = pattern(
    "question-heading",
    r"^(?:(?:public|written|oral|member['\u2019]?s?['\u2019]?|councillor['\u2019]?s?)\s++)*question"
    r"(?:\s++(?:no\.?\s*+|number\s++)?(?P<number>\d{1,3}[a-z]?))?(?:\s*+[.:)\u2013-]){0,2}"
    r"\s*+(?:received\s++|submitted\s++|asked\s++|put\s++|tabled\s++)?(?:from|by)(?:\s*+:)?\s++"
    r"(?P<asker>(?-i:[A-Z]).{2,80}?)"
    r"(?:,?(?<!\s)\s++(?:to|for|addressed\s++to|of)\s++(?:the\s++)?(?P<to>(?-i:[A-Z]).{2,120}?))?(?<!\s)\s*+:?$",
    matches=(
        "Question 1 from Mr A Moor to the Cabinet Member for Parks",
        "QUESTION NO. 3 BY COUNCILLOR B DALE",
        "Question submitted by Mrs C Vole, Weir Street, to Councillor D Pell, Leader:",
    ),
    rejects=("Question time", "Questions from members of the public", "The question from Mr Moor was answered."),
    flags=re.IGNORECASE,
)
NUMBERED_RE = pattern(
    "question-number",
    r"^(?:(?:public|written|oral|member['\u2019]?s?['\u2019]?)\s+)*question\s+"
    r"(?:no\.?\s*|number\s+)?(?P<number>\d{1,3}[a-z]?)\s*[.:]?$",
    matches=("Question 4", "PUBLIC QUESTION NO. 2:"),
    rejects=("Question 4 was withdrawn", "Questions"),
    flags=re.IGNORECASE,
)
ASKER_RE = pattern(
    "question-asker",
    r"^(?:(?:from|asked\s+by|questioner|submitted\s+by)\s*:\s*|from\s+(?=(?:mr|mrs|ms|miss|dr|councillor|cllr)\b))"
    r"(?P<asker>(?-i:[A-Z]).{2,80}?)(?:,?\s+to\s+(?:the\s+)?(?P<to>(?-i:[A-Z]).{2,120}?))?$",
    matches=("From: Mr A Moor", "From Councillor B Dale to the Leader", "Asked by: Mrs C Vole"),
    rejects=("From the start of the year", "From May on"),
    flags=re.IGNORECASE,
)
ADDRESSEE_RE = pattern(
    "question-addressee",
    r"^(?:to|to\s+be\s+answered\s+by|addressed\s+to|respondent)\s*:\s*(?P<to>(?-i:[A-Z]).{2,120})$",
    matches=("To: Councillor D Pell, Leader", "To be answered by: The Chair"),
    rejects=("To approve: the plan", "To note"),
    flags=re.IGNORECASE,
)
TEXT_RE = pattern(
    "question-text",
    r"^(?:the\s+)?question\s*:?(?:$|(?<=:)\s*)",
    matches=("Question:", "Question: When will it open?"),
    rejects=("Question 1", "Questions:"),
    flags=re.IGNORECASE,
)
ANSWER_RE = pattern(
    "answer-heading",
    r"^(?:(?:written|oral|the)\s+)?(?:answer|reply|response)"
    r"(?:\s+(?:given\s+|made\s+)?(?:by|from)\s+(?:the\s+)?(?P<who>(?-i:[A-Z])[^:]{2,120}?))?\s*(?::|$)\s*",
    matches=("Answer", "Reply by Councillor D Pell:", "Response: The road will open in May."),
    rejects=("Answers", "The reply was read out", "Responses to the consultation"),
    flags=re.IGNORECASE,
)
SUPPLEMENTARY_RE = pattern(
    "supplementary-question",
    r"^(?:a\s+)?supplementary(?:\s+question)?(?:\s+(?:from|by)\s+[^:]{2,80}?)?\s*(?::|$)\s*",
    matches=("Supplementary question", "Supplementary Question from Mr A Moor: And then?", "Supplementary:"),
    rejects=("Supplementary questions are allowed", "Supplementary agenda"),
    flags=re.IGNORECASE,
)
SUPPLEMENTARY_ANSWER_RE = pattern(
    "supplementary-answer",
    r"^(?:supplementary\s+(?:answer|reply|response)"
    r"|(?:answer|reply|response)\s+to\s+(?:the\s+)?supplementary(?:\s+question)?)"
    r"(?:\s+(?:by|from)\s+[^:]{2,120}?)?\s*(?::|$)\s*",
    matches=("Supplementary answer:", "Reply to supplementary question", "Response to the supplementary:"),
    rejects=("Answer", "Supplementary question"),
    flags=re.IGNORECASE,
)
HEADS = {
    "question": ("question", "questions"),
    "answer": ("answer", "response", "reply", "written response", "written answer"),
}
ASKER_HEADS = ("from", "questioner", "asked by", "name", "question from", "member", "councillor", "submitted by")
RESPONDENT_HEADS = ("to", "question to", "response from", "answered by", "cabinet member", "respondent", "answer by")
NUMBER_RE = re.compile(r"\s*(?:[QP]\s?)?\d{1,3}[a-z]?\s*+(?:\.\s*+)?$")
FIELDS = ("question", "answer", "supplementary", "supplementary_answer")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Question(Fact):
    """One question put; `respondent` is who is asked or answers. What was not asked or answered is None."""

    meeting: Meeting | None
    number: str | None
    asker: str
    respondent: str | None = None
    question: str
    answer: str | None = None
    supplementary: str | None = None
    supplementary_answer: str | None = None


@dataclass(slots=True)
class Open:
    """A question on its way: who asks whom, the texts so far, and which of them goes on."""

    span: Span
    number: str | None
    asker: str | None
    respondent: str | None
    texts: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    at: str = "question"

    def row(self, meeting: Meeting | None, rule: str = "question-heading") -> Question | None:
        texts = {name: " ".join(found) or None for name, found in self.texts.items()}
        asked = texts.pop("question")
        if self.asker is None or asked is None:
            return None
        return Question(
            span=self.span, rule=rule, meeting=meeting, number=self.number, asker=self.asker,
            respondent=self.respondent, question=asked, **texts,
        )  # fmt: skip


def find_questions(parts: Sequence[Part], meetings: Sequence[Meeting]) -> tuple[tuple[Question, ...], list[Issue]]:
    """The questions of every list in which at least one is answered, and an issue for each that is half read."""
    rows: list[Question] = []
    issues: list[Issue] = []
    held = sorted((meeting for meeting in meetings if meeting.role == "minutes"), key=_begins)
    for part in parts:
        meeting = _meeting_of(part, meetings, held)
        opened = list(read_questions(part.blocks))
        if any(found.texts["answer"] for found in opened):
            made = [(found, found.row(meeting)) for found in opened]
            rows += [row for _, row in made if row is not None]
            issues += [_half_read(found) for found, row in made if row is None]
        for block in part.blocks:
            rows += [row for found in read_grid(block) if (row := found.row(meeting, "question-table")) is not None]
    return tuple(rows), issues


def read_questions(blocks: Sequence[Block]) -> Iterator[Open]:
    """The questions set under one another, each from its heading to the next, or to another part's heading."""
    found: Open | None = None
    for block in blocks:
        text = " ".join(block.text.split()).strip("*# ")
        if block.grid is not None or not text:
            continue
        begun = begin_question(block, text)
        if begun is not None:
            if found is not None:
                yield found
            found = begun
        elif found is not None and _ends(block, text, found):
            yield found
            found = None
        elif found is not None:
            take_text(found, text)
    if found is not None:
        yield found


def begin_question(block: Block, text: str) -> Open | None:
    """The question whose heading a block is; None for any other block."""
    match = QUESTION_RE.match(text) or NUMBERED_RE.match(text) if len(text) < 260 else None
    if match is None:
        return None
    named = match.groupdict()
    return Open(block.span, named.get("number") or block.number, named.get("asker"), named.get("to"))


def take_text(found: Open, text: str) -> None:
    """Add one paragraph to what it goes on with; a heading in it says with what."""
    if not found.texts["question"] and found.asker is None and (asker := ASKER_RE.match(text)) is not None:
        found.asker, found.respondent = asker["asker"], asker["to"]
        return
    if not found.texts["question"] and (to := ADDRESSEE_RE.match(text)) is not None:
        found.respondent = found.respondent or to["to"]
        return
    for name, head in (("supplementary_answer", SUPPLEMENTARY_ANSWER_RE), ("supplementary", SUPPLEMENTARY_RE)):
        if match := head.match(text):
            found.at, text = name, text[match.end() :]
            break
    else:
        if match := ANSWER_RE.match(text):
            found.at = "supplementary_answer" if found.at == "supplementary" else "answer"
            found.respondent = found.respondent or match["who"]
            text = text[match.end() :]
        elif found.at == "question" and (match := TEXT_RE.match(text)):
            text = text[match.end() :]
    if text:
        found.texts[found.at].append(text)


def _ends(block: Block, text: str, found: Open) -> bool:
    """Whether a heading ends the list: one that is no label of question or answer, after an answer was read."""
    labels = (ANSWER_RE, SUPPLEMENTARY_RE, SUPPLEMENTARY_ANSWER_RE, ASKER_RE, TEXT_RE, ADDRESSEE_RE)
    return block.kind == "heading" and bool(found.texts["answer"]) and not any(label.match(text) for label in labels)


def read_grid(block: Block) -> Iterator[Open]:
    """The rows of a table with a column of questions, one of answers, and one of those who ask."""
    texts = block.grid.texts() if block.grid is not None else []
    heads = [fold(text) for text in texts[0]] if texts else []
    columns = {name: next((n for n, head in enumerate(heads) if head in words), None) for name, words in HEADS.items()}
    asker = next((n for n, head in enumerate(heads) if head in ASKER_HEADS), None)
    to = next((n for n, head in enumerate(heads) if head in RESPONDENT_HEADS and n != asker), None)
    if None in columns.values() or asker is None or block.grid is None:
        return
    for row, cells in zip(texts[1:], block.grid.rows[1:], strict=True):
        span = Span.cover(cell.span for cell in cells if cell is not None and cell.span != Span())
        number, respondent = (
            row[0].strip(" .") if NUMBER_RE.match(row[0]) else None,
            row[to] or None if to is not None else None,
        )
        found = Open(span if span != Span() else block.span, number, row[asker] or None, respondent)
        for name, column in columns.items():
            found.texts[name] = [row[column]] if column is not None and row[column] else []
        yield found


def _meeting_of(part: Part, meetings: Sequence[Meeting], held: Sequence[Meeting]) -> Meeting | None:
    """The meeting that a part belongs to: the one whose minutes it is, else the only one of the paper.

    `held` are those with minutes, in their order.
    """
    place = part.blocks[0].span if part.blocks else Span()
    before = bisect_right(held, place.begin[0], key=_begins)
    if part.kind in ("minutes", "appendix") and before:
        return held[before - 1]
    return meetings[0] if len(meetings) == 1 else None


def _begins(meeting: Meeting) -> int:
    """The page or line that a meeting is told at."""
    return meeting.span.begin[0]


def _half_read(found: Open) -> Issue:
    message = "A question put to a meeting of which the asker or the words could not be read."
    said = " ".join(text for texts in found.texts.values() for text in texts)[:200]
    return Issue("extract", "question-half-read", message, said or found.asker, found.span)
