"""Which paragraphs of a text file are headings, of what rank, and how deep list items stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.paragraphs import Draft

MAX_HEADING = 130
MAX_TITLE = 90
MAX_TITLE_WORDS = 9
INNER_STOP_RE = re.compile(r"[.?!;]\s+\S")
BAD_END = (".", ",", ";", "?", "!", "-")
NOT_TITLE_RE = re.compile(
    r"@|www\.|https?:|\d{4,}\s?\d{3,}|^\W*\d|\b\d{1,2}[.:]\d\d\s*[ap]m\b"
    r"|^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+\s+\d{4}\b"
    r"|^(?:councillor|cllr|mr|mrs|ms|miss|dr|sir|dame|lord|lady|baroness|prof|professor|reverend|rev)\b",
    re.I,
)
SMALL_WORDS = frozenset("a an and as at by for from in into of on or the to with within".split())


def rank_headings(drafts: Sequence[Draft]) -> None:
    """Sets `rank` on each draft that is a heading ("mark", "number", "caps", "bold", "title") and `level` on all."""
    for index, draft in enumerate(drafts):
        after = drafts[index + 1] if index + 1 < len(drafts) else None
        draft.rank = _rank(draft, after)
    _demote_runs(drafts)
    _demote_bodiless(drafts)
    _set_levels(drafts)
    _set_depths(drafts)


def _rank(draft: Draft, after: Draft | None) -> str:
    text = draft.text
    if draft.grid is not None or not text or len(text) > MAX_HEADING or len(draft.rows) > 3:
        return ""
    if draft.rows[0].marked.level:
        return "mark"
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 3 or INNER_STOP_RE.search(text) or text.endswith(BAD_END):
        return ""
    if draft.marker is not None and draft.marker.style == "bullet":
        return ""
    alone = after is None or after.gap or after.marker is not None or _is_prose(after)
    if draft.marker is not None:
        return _numbered_rank(draft, after, alone)
    if all(char.isupper() for char in letters):
        return "caps" if len(letters) > 3 or alone else ""
    if text.endswith(":") or not text[0].isupper():
        return "bold" if draft.rows[0].marked.bold and alone and text[0].isupper() else ""
    if NOT_TITLE_RE.search(text) or not alone:
        return ""
    if draft.rows[0].marked.bold:
        return "bold"
    return "title" if draft.gap and _is_title(text) else ""


def _numbered_rank(draft: Draft, after: Draft | None, alone: bool) -> str:
    """The rank of a short line with a number: "1. APOLOGIES", "4.0 Forms of …", but not "1. Prevent …" in a list."""
    text, marker = draft.text, draft.marker
    assert marker is not None
    if marker.style not in ("digit", "decimal", "roman", "letter") or not text[:1].isupper() or text.endswith(":"):
        return ""
    if text.isupper():
        return "number"
    if marker.style in ("roman", "letter") and not draft.rows[0].marked.bold:
        return ""
    if draft.rows[0].marked.bold:
        return "number"
    if not draft.gap or not alone or NOT_TITLE_RE.search(text) or len(text.split()) > MAX_TITLE_WORDS + 6:
        return ""
    follows = after is not None and after.marker is not None and not after.gap and after.marker.style == marker.style
    return "" if follows and marker.style == "digit" else "number"


def _is_title(text: str) -> bool:
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
    """Three or more weak headings in a row are a list without marks, not headings."""
    start = 0
    while start < len(drafts):
        end = start
        while end < len(drafts) and _is_weak(drafts[end]):
            end += 1
        if end - start >= 3:
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
        if draft.rank == "title" and before in ("caps", "mark", "bold", "number") and after in ("caps", "number", "mark", "end"):
            draft.rank = ""


def _set_levels(drafts: Sequence[Draft]) -> None:
    used = {draft.rank for draft in drafts}
    order = [rank for rank in ("caps", "bold", "title") if rank in used or (rank == "caps" and "number" in used)]
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
    stack: list[tuple[int, str]] = []
    for draft in drafts:
        marker = draft.marker
        if draft.rank or marker is None or draft.grid is not None or marker.style in ("decimal", "code"):
            if marker is not None or draft.rank or draft.grid is not None:
                stack.clear()
            continue
        indent, style = draft.rows[0].indent, marker.style if marker.number else marker.printed
        while stack and (stack[-1][0] > indent):
            stack.pop()
        if (indent, style) in stack:
            while stack[-1] != (indent, style):
                stack.pop()
        else:
            stack.append((indent, style))
        draft.level = len(stack)
