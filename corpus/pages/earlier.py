""" "Decided before?": earlier resolutions and recommendations, ranked by how much of a draft's rarer words they decide.

The rarest words of the draft find candidates in the search index; each is then weighed by the words it shares, rare
ones more, and by how alike the two clauses run.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from corpus.pages.answers import Answer, Asked, placeholders
from corpus.pages.comparing import fold_words, operative
from corpus.pages.pairing import Pair, pair_report
from corpus.tables import BY_NAME

LONGEST_DRAFT = 4000  # characters
MOST_WORDS = 40
COMMON = 5000  # a word in more texts than this tells nothing more by being in more still
CANDIDATE_TEXTS = 15000  # texts that the words which find candidates may be in, together
MOST_CANDIDATES = 300
SHOWN = 25
LEAST = 0.22
OVERLAP_WEIGHT, TITLE_WEIGHT, RUN_WEIGHT = 0.62, 0.1, 0.28
WORD_RE = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
ENDING_RE = re.compile(r"(?<=[^\W\d_]{4})(?:ing|ings|ed|es|s|ly|'s)$")
DULL = frozenset(
    """a all an and any are as asked at authority be been both but by can committee council decision each for from has
    have in into is it its members more no not note of on or other out over report set shall should so such than that
    the their them there these they this those to under up was were when which who will with within would agree agreed
    approve approved cabinet recommended resolved following further also members member it's sub-committee""".split()
)
CANDIDATES_SQL = (
    "SELECT kind, ref_id, title, text, committee, date FROM search WHERE search MATCH ? "
    "AND kind IN ('resolution', 'recommendation') ORDER BY bm25(search, 0, 0, 1.0, 2.0, 0, 0, 0) LIMIT ?"
)
TABLE_OF = {"resolution": "resolutions", "recommendation": "recommendations"}


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier clause: how alike it is (0 to 100), the words it shares, and what became of it if it was asked for."""

    kind: str
    row: dict[str, Any]
    title: str | None
    committee: str | None
    date: str | None
    likeness: int
    shared: tuple[str, ...]
    pair: Pair | None
    copies: int


def decided_page(asked: Asked) -> Answer:
    """The form, and what is found for the draft in it."""
    draft = asked.arg("draft")[:LONGEST_DRAFT]
    found = find_earlier(asked, draft) if draft else []
    return Answer("papers_decided.html", {"draft": draft, "found": found, "longest": LONGEST_DRAFT})


def find_earlier(asked: Asked, draft: str) -> list[Earlier]:
    """Earlier clauses most alike first; [] when the draft has no telling word or nothing shares enough of them."""
    weights = _weights(asked, draft)
    if not weights:
        return []
    finders = _finders(weights)
    query = " OR ".join(f'"{word}"' for word in finders)
    candidates = asked.rows(CANDIDATES_SQL, query, MOST_CANDIDATES)
    drafted = " ".join(fold_words(operative(draft)))
    stems = {stem(word): weight for word, (weight, _) in weights.items()}
    scored = [(_score(stems, drafted, row), row) for row in candidates]
    best = sorted(
        ((score, row) for score, row in scored if score >= LEAST),
        key=lambda pair: (-pair[0], _newest_first(pair[1]["date"]), pair[1]["ref_id"]),
    )
    return _shown(asked, best, {stem(word): word for word in weights})


def stem(word: str) -> str:
    """A word without its commonest endings, so that "inspected" and "inspects" are one."""
    return ENDING_RE.sub("", word.casefold().replace("\u2019", "'"))


def _weights(asked: Asked, draft: str) -> dict[str, tuple[float, int]]:
    """The telling words of a draft, each with its weight (rarer is more) and how many texts have it."""
    said = map(str.casefold, WORD_RE.findall(draft))
    words = dict.fromkeys(word for word in said if word not in DULL and len(word) > 1)
    total = max(asked.one("SELECT count(*) FROM search_docsize") or 1, COMMON)
    sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    weights = {}
    for word in list(words)[:MOST_WORDS]:
        texts = asked.one(sql, f'"{word}"', COMMON)
        weights[word] = (math.log(1 + total / (1 + texts)), texts)
    return weights


def _finders(weights: dict[str, tuple[float, int]]) -> list[str]:
    """The rarest words that occur at all, as many as keep the candidates few; always one."""
    chosen: list[str] = []
    texts = 0
    for word, (_, count) in sorted(weights.items(), key=lambda item: item[1][1]):
        if chosen and texts + count > CANDIDATE_TEXTS:
            break
        texts += count
        chosen.append(word)
    return chosen


def _score(stems: dict[str, float], drafted: str, row: dict[str, Any]) -> float:
    text = row["text"] or ""
    whole = sum(stems.values())
    overlap = _weight(stems, text) / whole
    titled = _weight(stems, row["title"] or "") / whole
    run = fuzz.token_set_ratio(drafted, " ".join(fold_words(operative(text)))) / 100
    if not overlap:
        return 0.0
    return OVERLAP_WEIGHT * overlap + TITLE_WEIGHT * titled + RUN_WEIGHT * run * min(1.0, 2 * overlap)


def _weight(stems: dict[str, float], text: str) -> float:
    return sum(stems[found] for found in {stem(word) for word in WORD_RE.findall(text)} & stems.keys())


def _newest_first(date: str | None) -> tuple[int, ...]:
    return tuple(-int(part) for part in (date or "0").split("-") if part.isdigit())


def _shown(asked: Asked, best: Iterable[tuple[float, dict[str, Any]]], words: dict[str, str]) -> list[Earlier]:
    """The best, with the same clause of the same day once, however many papers print it."""
    copies: dict[tuple[Any, ...], list[tuple[float, dict[str, Any]]]] = {}
    for score, row in best:
        key = (row["kind"], row["date"], " ".join(fold_words(row["text"] or "")))
        copies.setdefault(key, []).append((score, row))
    chosen = [(found[0], len(found)) for found in list(copies.values())[:SHOWN]]
    rows = _rows_of(asked, [row for (_, row), _ in chosen])
    pairs = _pairs_of(asked, rows.values())
    return [
        Earlier(
            row["kind"], rows[row["ref_id"]], row["title"], row["committee"], row["date"], min(100, round(score * 100)),
            tuple(words[s] for s in words if s in {stem(w) for w in WORD_RE.findall(row["text"] or "")}),
            pairs.get(row["ref_id"]), count,
        )
        for (score, row), count in chosen if row["ref_id"] in rows
    ]  # fmt: skip


def _rows_of(asked: Asked, found: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for kind, table in TABLE_OF.items():
        ids = [row["ref_id"] for row in found if row["kind"] == kind]
        sql = f"SELECT * FROM {BY_NAME[table].name} WHERE id IN ({placeholders(ids)})"
        rows |= {row["id"]: row for row in asked.rows(sql, *ids)}
    return rows


def _pairs_of(asked: Asked, rows: Iterable[dict[str, Any]]) -> dict[str, Pair]:
    pairs: dict[str, Pair] = {}
    for report in {row["report_id"] for row in rows if row.get("report_id")}:
        found = asked.fact("reports", report)
        pairs |= pair_report(asked, found) if found else {}
    return pairs
