"""The officers consulted on a report: rows of a title and two answers, put together where they were broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.cells.cells import join_pieces
from extract.labels import fold, load_labels, vocabulary
from extract.patterns import pattern
from extract.people.names import parse_person
from ingest.model import Span

ANSWERS_RE = pattern(
    "consultee-answers",
    r"(?:^|\s)(?P<first>yes|no|n\s?/\s?a)(?:\s+(?P<second>yes|no|n\s?/\s?a))?\s*$",
    matches=("Finance Director No No", "Cabinet Member Yes N/A", "No"),
    rejects=("Notary", "Yes to all questions"),
    flags=re.IGNORECASE,
)
OPEN_END_RE = re.compile(r"(?:\b(?:and|of|for|the|to|in|&)|[,&/-])$", re.IGNORECASE)
# With such a word a row begins a new title, whatever the row above ends with.
TITLE_START_RE = pattern(
    "officer-title-start",
    r"^(?:strategic|corporate|executive|assistant|deputy|interim|acting|chief|head|director|monitoring|cabinet|lead|section|borough|town|finance|legal)\b",
    matches=("Strategic Director", "Head of Legal"),
    rejects=("and Governance", "Democratic Services"),
    flags=re.IGNORECASE,
)


MOST_HEAD = 20  # words of a row that heads a list: more are a value in which "consultation" stands
MEMBER_RE = re.compile(r"(?:Councillor|Cllr)\b")
# In the head of a column that gives days.
ASKED_WORDS = frozenset(
    "sent received response responded consulted cleared approved returned sought signed requested completed".split()
)
ANSWER_WORDS = frozenset("included incorporated reflected addressed requested invited asked sought".split())
PLACE_WORDS = frozenset("paragraph para paragraphs section".split())
WHO_WORDS = frozenset("consultee consultees consulted contributor contributors approver approvers".split())
NAME_WORDS = frozenset("name names officer officers member members person".split())
LONGEST_COLUMN_HEAD = 70
AROUND_NAMES = frozenset("councillor full of the and title job post position role".split())
CLEARED_RE = pattern(
    "head-of-a-list-of-clearances",
    r"\b(?:clearance|cleared|sign(?:ed)?[\s-]?offs?)\b",
    matches=("This report has been cleared by", "Final report sign offs", "Officer clearance"),
    rejects=("Cleaning", "Signs of wear", "Name of consultee"),
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Answered:
    """One row of the list: the title and what was answered in its columns ("Yes", "No", "N/A" or None)."""

    title: str
    sought: str | None
    included: str | None
    span: Span


@cache
def head_words() -> frozenset[str]:
    return frozenset(word for label in load_labels()["trail_words"]["head"] for word in fold(label).split())


def is_list_head(texts: Sequence[str]) -> bool:
    """Whether a row is part of the head of the list of consultees, whole or cut: none of its words is an answer."""
    words = fold(" ".join(texts)).split()
    joined = "".join(words)
    if not words or len(words) > MOST_HEAD or ANSWERS_RE.search(" ".join(text for text in texts if text)):
        return False
    if any(joined.startswith(start) for start in ("consultation", "officertitle", "executivemember", "executivi")):
        return True
    return (
        bool(set(words) & {"sought", "included", "consultation"})
        or words in (["member"], ["me", "ember"])
        or (set(words) <= head_words() and len(words) > 2 and "cabinet" not in words[:1])
    )


def consultation_columns(texts: Sequence[str], announced: bool = False) -> dict[str, int]:
    """The columns "who", "sought", "included" of a head whose other columns are days of asking and answering.

    {} for any other row: two columns must say when, or in which paragraph, an answer came; one is enough where the
    head itself says that the report was cleared, and none where a heading above the table says so (`announced`).
    """
    if any(len(text) > LONGEST_COLUMN_HEAD for text in texts):
        return {}  # a label and its value: "Consultees: | NAME, POST NAME, POST"
    cleared = announced or any(CLEARED_RE.search(text) for text in texts)
    fields = [consultation_field(text, cleared) if text else None for text in texts]
    answered = {"sought", "included"} <= set(fields) and not is_list_head(texts)
    days = [n for n, field in enumerate(fields) if field == "when" or (answered and field in ("sought", "included"))]
    if "who" not in fields or len(days) < (0 if announced else 1 if cleared else 2):
        return {}
    if not days and {"sought", "included"} & set(fields):
        return {}  # the list of titles and answers, which may be cut anywhere
    columns: dict[str, int] = {name: fields.index(name) for name in ("who", "sought", "included") if name in fields}
    return {**columns, "first day": days[0], "last day": days[-1]} if days else columns


@lru_cache(maxsize=4096)  # each rule that asks whether a grid is an audit trail asks of all its cells
def consultation_field(text: str, cleared: bool = False) -> str | None:
    """What a column of such a list is about, by its head: its words where labels.toml does not have it."""
    if (known := vocabulary("consultation").field(text)) is not None:
        return known
    words = frozenset(fold(text).split())
    if "date" in words and (words & ASKED_WORDS or cleared and len(words) == 1):
        return "when"
    if "comments" in words and words & PLACE_WORDS:
        return "when"
    if "comments" in words and words & ANSWER_WORDS:
        return "included" if words & {"included", "incorporated", "reflected", "addressed"} else "sought"
    if CLEARED_RE.search(text) and "by" in words:
        return "who"
    named = words & (WHO_WORDS | NAME_WORDS)
    return "who" if named and words <= WHO_WORDS | NAME_WORDS | AROUND_NAMES else None


def is_band(texts: Sequence[str]) -> bool:
    """Whether a row only divides the list: one cell ("Internal", "Names of approvers: (officers and members)")."""
    return sum(map(bool, texts)) == 1


def is_title_of_rows(texts: Sequence[str], columns: dict[str, int]) -> bool:
    """Whether a row heads those under it: "Mandatory: | Statutory officers | | "."""
    return texts[columns["who"]].endswith(":") and not answered_on(texts, columns)


def answered_on(texts: Sequence[str], columns: dict[str, int]) -> bool:
    """Whether a row says when somebody was asked or answered."""
    return "first day" in columns and any(texts[columns["first day"] : columns["last day"] + 1])


def goes_on(texts: Sequence[str], columns: dict[str, int]) -> bool:
    """Whether a row is the second line of the name above it: the days stand beside the first, and no name begins."""
    name = texts[columns["who"]]
    if "first day" not in columns or answered_on(texts, columns) or any(texts[: columns["who"]]):
        return False
    return not MEMBER_RE.match(name) and parse_person(name) is None


def answers_by_column(texts: Sequence[str], columns: dict[str, int], span: Span) -> Answered:
    """One row under such a head."""
    found = {name: texts[column] if column < len(texts) else "" for name, column in columns.items()}
    return Answered(found["who"], _answer(found.get("sought", "")), _answer(found.get("included", "")), span)


def find_answers(texts: Sequence[str], span: Span, words: frozenset[str]) -> Answered:
    """The title and the answers of one row; answers that ran into the title's cell belong to their columns."""
    cells = [text for text in texts if text]
    answers: list[str] = []
    while cells and len(answers) < 2 and (answer := _answer(cells[-1])):
        answers.insert(0, answer)
        cells.pop()
    title = join_pieces(cells, words).text
    if len(answers) < 2 and (match := ANSWERS_RE.search(title)) and match.start() > 0:
        found = [_answer(text) for text in (match["first"], match["second"]) if text]
        if len(found) + len(answers) <= 2:
            answers = [answer for answer in found if answer] + answers
            title = title[: match.start()].rstrip()
    if len(answers) == 1 and _answer(texts[-1]) and len(texts) > 2 and not texts[-2]:
        return Answered(title, None, answers[0], span)
    sought, included = [*answers, None, None][:2]
    return Answered(title, sought, included, span)


def _answer(text: str) -> str | None:
    known = load_labels()["trail_words"]
    folded = fold(text)
    for name, shown in (("yes", "Yes"), ("no", "No"), ("not_applicable", "N/A")):
        if folded in (fold(word) for word in known[name]):
            return shown
    return None


def join_titles(rows: Sequence[Answered], words: frozenset[str]) -> list[Answered]:
    """Rows that are one title put together: one has no answers and the title above is open or goes on."""
    joined: list[Answered] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last is not None and _is_rest(last, row):
            whole = last.title.endswith(("&", ","))  # no word was cut there
            title = join_pieces([last.title, row.title], words).text if row.title else last.title
            title = f"{last.title} {row.title}" if whole and row.title else title
            given = row if row.sought or row.included else last
            joined[-1] = Answered(title, given.sought, given.included, last.span)
        elif row.title and not _empty(row):
            joined.append(row)
    return joined


def _is_rest(last: Answered, row: Answered) -> bool:
    silent = row.sought is None and row.included is None
    waiting = last.sought is None and last.included is None
    if not row.title:
        return waiting and not silent
    open_end = OPEN_END_RE.search(last.title) is not None
    goes_on = row.title[:1].islower() or row.title.startswith("&")
    return (silent or waiting) and (goes_on or (open_end and (silent or waiting)))


def _empty(row: Answered) -> bool:
    """A row that only says that nobody was asked."""
    return fold(row.title) in ("n a", "none", "not applicable", "nil")
