"""Which resolution answers a recommendation, and how it was decided.

A pair needs the same day, the same body and an item of the minutes with the report's title; then the clause that says
most nearly the same, or a decision on the report as a whole. What is not clear is called unclear, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from corpus.ids import slug
from corpus.pages.answers import Asked
from corpus.pages.comparing import Change, compare, fold_words, operative

Row = dict[str, Any]

AS_PRINTED, AMENDED, DEFERRED, REFERRED = "agreed as printed", "amended", "deferred", "referred"
NOT_AGREED, NOTED, UNCLEAR = "not agreed", "noted", "unclear"
ALIKE_TITLE = 85  # of 100: below it a title is another item's
ALIKE_BODY = 90
ALIKE_CLAUSE = 72  # below it a clause is not the recommendation with changes but another one
NUMBER_BONUS = 4
GENERIC_RE = re.compile(
    r"\b(the|of|and|for|meeting|committee|sub|sub-committee|policy|council|city|county|borough|london|royal|district)\b"
)
TITLE_WORDS_RE = re.compile(r"\b(report|update|item)\b")  # added to a title, or left out, in minutes
NOT_AGREED_RE = re.compile(
    r"\b(not (?:be )?(?:agreed|approved|accepted|adopted|supported)|reject(?:ed|s)?|refused?|(?:was|were|be) lost)\b",
    re.I,
)
DEFERRED_RE = re.compile(r"\b(?:be|was|were|is|are|to) defer(?:red)?\b|\bdeferred (?:to|until|pending)\b", re.I)
REFERRED_RE = re.compile(
    r"\b(?:be|was|were|is|are) referred (?:back )?(?:to|for)\b|\brefer(?:red|s)? (?:it |this )?back\b", re.I
)
WHOLE_AGREED_RE = re.compile(
    r"\brecommendations?\b[^.;]{0,120}\b(?:be|were|was|are) (?:agreed|approved|accepted|adopted|endorsed)\b|"
    r"\b(?:agree|approve|accept|adopt|endorse)(?:d|s)? (?:all )?(?:of )?the (?:officers?'? )?recommendations?\b", re.I
)  # fmt: skip
WHOLE_NOTED_RE = re.compile(
    r"\b(?:report|update|presentation|contents?)\b[^.;]{0,60}\b(?:be|was|were|is) noted\b|"
    r"\bnote(?:d|s)? (?:the |this )(?:[\w'-]+ ){0,4}?(?:report|update|presentation|contents?)\b", re.I
)  # fmt: skip
WHOLE = ((DEFERRED_RE, DEFERRED), (REFERRED_RE, REFERRED), (NOT_AGREED_RE, NOT_AGREED),
         (WHOLE_AGREED_RE, AS_PRINTED), (WHOLE_NOTED_RE, NOTED))  # fmt: skip
LOST = frozenset(("lost", "not carried", "not agreed", "rejected", "fell", "defeated"))
REPORTS_OF_DAY_SQL = (
    "SELECT r.* FROM reports AS r JOIN meetings AS m ON m.id = r.meeting_id WHERE m.date = ?1 UNION "
    "SELECT r.* FROM reports AS r WHERE r.meeting_id IS NULL AND r.date = ?1 LIMIT 200"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A recommendation with its resolution (None if none was found), how it was decided, and why we say so."""

    recommendation: Row
    resolution: Row | None
    outcome: str
    reason: str
    changes: tuple[Change, ...] = ()


def pair_report(asked: Asked, report: Row) -> dict[str, Pair]:
    """For each recommendation of a report its pair; empty when the corpus has no minutes of that meeting."""
    sql = "SELECT * FROM recommendations WHERE report_id = ? ORDER BY rowid"
    recommendations = asked.rows(sql, report["id"])
    meetings = _minutes_of(asked, report) if recommendations else []
    if not meetings:
        return {}
    decided, reason = _decided(asked, report, meetings)
    if not decided:
        return {row["id"]: Pair(row, None, UNCLEAR, reason) for row in recommendations}
    return {pair.recommendation["id"]: pair for pair in _pairs(recommendations, decided, reason)}


def pairs_of_resolution(asked: Asked, resolution: Row) -> list[Pair]:
    """The recommendations that a resolution answers."""
    meeting = asked.fact("meetings", resolution["meeting_id"] or "")
    if meeting is None or not meeting["date"]:
        return []
    found = []
    for report in asked.rows(REPORTS_OF_DAY_SQL, meeting["date"]):
        if _title_likeness(report["title"], resolution["item_title"]) >= ALIKE_TITLE:
            pairs = pair_report(asked, report).values()
            found += [pair for pair in pairs if pair.resolution and pair.resolution["id"] == resolution["id"]]
    return found


def _minutes_of(asked: Asked, report: Row) -> list[Row]:
    meeting = asked.fact("meetings", report["meeting_id"] or "") or {
        "date": report["date"], "committee": report["meeting_name"], "committee_id": None,
    }  # fmt: skip
    sql = (
        "SELECT m.*, d.council FROM meetings AS m JOIN documents AS d ON d.id = m.document_id "
        "WHERE m.date = ? AND m.role = 'minutes' ORDER BY m.id"
    )
    council = asked.one("SELECT council FROM documents WHERE id = ?", report["document_id"])
    held = asked.rows(sql, meeting["date"]) if meeting["date"] else []
    return [row for row in held if _same_body(meeting, council, row)]


def _same_body(meeting: Mapping[str, Any], council: str | None, held: Row) -> bool:
    if meeting["committee_id"] and meeting["committee_id"] == held["committee_id"]:
        return True
    if council and held["council"] and fuzz.token_set_ratio(slug(council), slug(held["council"])) < ALIKE_BODY:
        return False
    one, other = (_body_words(row["committee"]) for row in (meeting, held))
    return bool(one and other) and fuzz.token_sort_ratio(one, other) >= ALIKE_BODY


def _body_words(name: str | None) -> str:
    return " ".join(GENERIC_RE.sub(" ", slug(name or "").replace("-", " ")).split())


def _title_likeness(title: str | None, item: str | None) -> float:
    one, other = (slug(text or "").replace("-", " ") for text in (title, item))
    if not one or not other:
        return 0.0
    whole = float(fuzz.token_sort_ratio(one, other))
    bare = [TITLE_WORDS_RE.sub(" ", text) for text in (one, other)]
    return max(whole, fuzz.token_sort_ratio(*bare)) if all(map(str.strip, bare)) else whole


def _decided(asked: Asked, report: Row, meetings: Sequence[Row]) -> tuple[list[Row], str]:
    """What was decided under the item with the report's title, and how that item was told."""
    for meeting in meetings:
        rows = asked.rows("SELECT * FROM resolutions WHERE meeting_id = ? ORDER BY rowid", meeting["id"])
        likeness = {title: _title_likeness(report["title"], title) for title in {row["item_title"] for row in rows}}
        alike = [title for title, score in likeness.items() if score >= ALIKE_TITLE]
        if len(alike) > 1:
            return [], "Several items of the minutes have a title like the report's."
        if alike:
            reason = f"The minutes of the same body and day have the item “{alike[0]}”."
            return [row for row in rows if row["item_title"] == alike[0]], reason
    return [], "The minutes of that meeting are here, but none of their decisions stands under the report's title."


def _pairs(recommendations: Sequence[Row], decided: Sequence[Row], reason: str) -> Iterator[Pair]:
    scored = sorted(
        ((_likeness(row, clause), n, m) for n, row in enumerate(recommendations) for m, clause in enumerate(decided)),
        key=lambda score: (-score[0], score[1], score[2]),
    )
    chosen: dict[int, int] = {}
    for score, n, m in scored:
        if score >= ALIKE_CLAUSE and n not in chosen and m not in chosen.values():
            chosen[n] = m
    for n, row in enumerate(recommendations):
        yield _worded(row, decided[chosen[n]], reason) if n in chosen else _whole(row, decided, reason)


def _likeness(recommendation: Row, clause: Row) -> float:
    one, other = (" ".join(fold_words(operative(row["text"] or ""))) for row in (recommendation, clause))
    same_number = bool(recommendation["number"]) and recommendation["number"] == clause["number"]
    return float(fuzz.ratio(one, other)) + NUMBER_BONUS * same_number


def _worded(recommendation: Row, clause: Row, reason: str) -> Pair:
    """A pair whose texts say nearly the same."""
    before, after = operative(recommendation["text"] or ""), operative(clause["text"] or "")
    changes = tuple(compare(before, after))
    if (clause["outcome"] or "").casefold() in LOST:
        outcome = NOT_AGREED
    elif all(change.kind == "same" for change in changes):
        outcome = NOTED if fold_words(after)[:1] == ["note"] else AS_PRINTED
    else:
        turned = [(NOT_AGREED_RE, NOT_AGREED), (DEFERRED_RE, DEFERRED), (REFERRED_RE, REFERRED)]
        outcome = next((kind for rule, kind in turned if rule.search(after) and not rule.search(before)), AMENDED)
    return Pair(recommendation, clause, outcome, reason, changes)


def _whole(recommendation: Row, decided: Sequence[Row], reason: str) -> Pair:
    """A pair by a decision on the report as a whole; unclear if no decision of the item says what became of it."""
    for rule, outcome in WHOLE:
        for clause in decided:
            if rule.search(clause["text"] or ""):
                changes = compare(operative(recommendation["text"] or ""), operative(clause["text"] or ""))
                why = f"{reason} It decides on the report as a whole."
                return Pair(recommendation, clause, outcome, why, tuple(changes))
    return Pair(recommendation, None, UNCLEAR, reason + " None of its decisions has words near the recommendation's.")
