"""Which paragraphs of a text file are headings, of what rank, and how deep list items stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.markers import Marker
from ingest.textfiles.paragraphs import Draft

MAX_HEADING = 130
MAX_CAPS_HEADING = 260
MAX_TITLE = 90
MAX_TITLE_WORDS = 9
MAX_NUMBERED_WORDS = 15
INNER_STOP_RE = re.compile(r"[.?!;]\s+\S")
BAD_END = (".", ",", ";", "?", "-")
NOT_TITLE_RE = re.compile(
    r"@|www\.|https?:|\d{4}\s?\d{3}|^\W*\d|^(?!annex|appendix|case|foreword|part|section)\w+:\s"
    r"|(?-i:^\w+(?: [a-z]+)+:\s|^(?!APPENDIX|ANNEX|PART|SECTION)[A-Z]+(?: [A-Z]+)*:\s)"
    r"|(?-i:\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b)"
    r"|\bpage (?:is |has been )?(?:left )?(?:intentionally )?(?:left )?blank\b|\b\d{1,2}[.:]\d\d\s*[ap]m\b"
    r"|^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+\s+\d{4}\b"
    r"|^(?:councillor|cllr|mr|mrs|ms|miss|dr|sir|dame|lord|lady|baroness|prof|professor|reverend|rev)\b",
    re.I,
)
STRONG = ("caps", "mark", "bold", "number")
# Verbs that make a line that ends with a colon the beginning of a sentence.
VERB_RE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|shall|would|should|may|been|be|asked|noted|agreed)\b")
HONORIFIC_RE = re.compile(r"(?:councillor|cllr|mr|mrs|ms|miss|dr|sir)\b", re.I)
SMALL_WORDS = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with", "within"]
)


def rank_headings(drafts: Sequence[Draft]) -> None:
    """Sets `rank` on each draft that is a heading ("mark", "number", "caps", "bold", "title") and `level` on all."""
    for index, draft in enumerate(drafts):
        after = drafts[index + 1] if index + 1 < len(drafts) else None
        draft.rank = _rank(drafts[index - 1] if index else None, draft, after)
    _demote_runs(drafts)
    _demote_bodiless(drafts)
    _set_levels(drafts)
    _set_depths(drafts)


def _rank(before: Draft | None, draft: Draft, after: Draft | None) -> str:
    text, first = draft.text, draft.rows[0]
    if draft.grid is not None or not text or len(text) > MAX_CAPS_HEADING or len(draft.rows) > 3:
        return ""
    if first.marked.level:
        return "mark" if len(text) <= MAX_CAPS_HEADING else ""
    letters = [char for char in text if char.isalpha()]
    caps = all(char.isupper() for char in letters)
    if len(letters) < 3 or INNER_STOP_RE.search(text) or text.endswith(BAD_END):
        return ""
    if len(text) > MAX_HEADING and not caps:
        return ""
    alone = after is None or after.gap or after.marker is not None or _is_prose(after) or _is_aside(after)
    if draft.marker is not None:
        listed = not draft.gap and before is not None and _same_style(before, draft)
        return _numbered_rank(draft, after, alone, listed)
    if caps:
        return "caps" if len(letters) > 3 or alone else ""
    if not text[0].isupper() or not alone:
        return ""
    if text.endswith(":"):
        return "bold" if first.marked.bold else ""
    if NOT_TITLE_RE.search(text):
        return ""
    if first.marked.bold:
        return "bold"
    return "title" if draft.gap and is_title(text) else ""


def _numbered_rank(draft: Draft, after: Draft | None, alone: bool, listed: bool) -> str:
    """The rank of a short line with a number: "1. APOLOGIES", "4.0 Forms of …", but not "1. Prevent …" in a list.

    `alone` tells that text or a gap follows, `listed` that a marker of the same style stands right above.
    """
    text, marker, bold = draft.text, draft.marker, draft.rows[0].marked.bold
    assert marker is not None
    if not text[:1].isupper() or marker.style == "bullet":
        return ""
    if marker.number and after is not None and after.marker is not None:
        # "7.2 Governance:" before "7.2.1 …" is the heading of what its number begins.
        if (after.marker.number or "").startswith(f"{marker.number}."):
            return "" if text.endswith(":") and VERB_RE.search(text) else "number"
        if after.marker.style == marker.style == "digit" and not after.gap and not text.isupper():
            return ""
    if text.endswith(":"):
        return ""
    if marker.style == "code":
        return "title" if alone and is_title(text) else ""
    if text.isupper() or bold:
        return "number"
    if marker.style in ("roman", "letter") or (marker.style == "digit" and marker.printed.endswith(")")):
        return ""
    if not alone or listed or HONORIFIC_RE.match(text):
        return ""
    aside = after is not None and _is_aside(after)
    return "number" if aside or len(text.split()) <= MAX_NUMBERED_WORDS else ""


def _same_style(first: Draft, second: Draft) -> bool:
    return first.marker is not None and second.marker is not None and first.marker.style == second.marker.style


def _is_aside(draft: Draft) -> bool:
    """Whether a draft is one short line in brackets, as "(Item 4)" under a heading."""
    text = draft.text
    return draft.grid is None and len(text) < 60 and text.startswith("(") and text.endswith(")")


def is_title(text: str) -> bool:
    """Whether a line reads as a title: few words, or longer with nearly every main word capitalised."""
    words = text.split()
    if len(text) > MAX_TITLE or text.count(",") > 2:
        return False
    main = [word for word in words if word.lower() not in SMALL_WORDS and word[:1].isalpha()]
    capitals = sum(1 for word in main if word[:1].isupper())
    return len(words) <= MAX_TITLE_WORDS or capitals >= len(main) * 0.8


def _is_prose(draft: Draft) -> bool:
    """Whether a draft is running text: it ends as a sentence or is longer than a title."""
    return draft.grid is not None or len(draft.text) > MAX_HEADING or draft.text.endswith((".", ":", ";", "?"))


def _demote_runs(drafts: Sequence[Draft]) -> None:
    """Weak headings in a row are a list without marks: two after a colon, or five anywhere."""
    start = 0
    while start < len(drafts):
        end = start
        while end < len(drafts) and _is_weak(drafts[end]):
            end += 1
        announced = start > 0 and drafts[start - 1].text.endswith(":") and not drafts[start - 1].rank
        if end - start >= (2 if announced else 5):
            for draft in drafts[start:end]:
                draft.rank = ""
        start = max(end, start + 1)


def _is_weak(draft: Draft) -> bool:
    digit = draft.marker is not None and draft.marker.style == "digit"
    return draft.rank == "title" or (draft.rank == "number" and digit and not draft.text.isupper()
                                     and not draft.rows[0].marked.bold)  # fmt: skip


def _demote_bodiless(drafts: Sequence[Draft]) -> None:
    """A title with nothing under it before a stronger heading is the text of the heading before."""
    for index, draft in enumerate(drafts):
        before = drafts[index - 1].rank if index else ""
        after = drafts[index + 1].rank if index + 1 < len(drafts) else "end"
        if draft.rank == "title" and before in STRONG and after in (*STRONG, "end"):
            draft.rank = ""


def _set_levels(drafts: Sequence[Draft]) -> None:
    used = {draft.rank for draft in drafts}
    order: list[str] = [
        rank for rank in ("caps", "bold", "title") if rank in used or (rank == "caps" and "number" in used)
    ]
    for draft in drafts:
        if draft.rank == "mark":
            draft.level = draft.rows[0].marked.level
        elif draft.rank == "number" and draft.marker is not None and draft.marker.number is not None:
            parts = [part for part in draft.marker.number.split(".") if part]
            draft.level = len(parts) - (1 if len(parts) == 2 and parts[1] == "0" else 0)
        elif draft.rank:
            draft.level = order.index(draft.rank) + 1


def _set_depths(drafts: Sequence[Draft]) -> None:
    """The depth of list items: deeper by indent or, at the same indent, by a style that is new to the list."""
    stack: list[tuple[int, str, str | None]] = []
    for draft in drafts:
        marker = draft.marker
        if draft.rank or marker is None or draft.grid is not None or marker.style in ("decimal", "code"):
            if marker is not None or draft.rank or draft.grid is not None:
                stack.clear()
            continue
        indent, style = draft.rows[0].indent, marker.style if marker.number else marker.printed
        place = next((i for i in range(len(stack) - 1, -1, -1) if _succeeds(stack[i], marker)), None)
        if place is not None:
            del stack[place:]
        while stack and stack[-1][0] > indent:
            stack.pop()
        while (indent, style) in [entry[:2] for entry in stack]:
            stack.pop()
        stack.append((indent, style, marker.number))
        draft.level = len(stack)


def _succeeds(entry: tuple[int, str, str | None], marker: Marker) -> bool:
    """Whether a marker is the next one of a list: "5." after "4.", "c" after "b", whatever its indent."""
    if entry[2] is None or marker.number is None or entry[1] != marker.style:
        return False
    if marker.style == "digit" and entry[2].isdigit() and marker.number.isdigit():
        return int(marker.number) == int(entry[2]) + 1
    return marker.style == "letter" and ord(marker.number[0]) == ord(entry[2][0]) + 1
