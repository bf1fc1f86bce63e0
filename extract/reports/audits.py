"""Audit trails with the officers consulted, also where a cell's edge or a line's end cut labels, names and answers.

Source of the rule: the audit trail form of London boroughs: rows of label and value, a list "Officer Title | Comments
Sought | Comments Included", a last row "Date final report sent to … | day".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.cells.cells import join_pieces, join_rows, row_texts
from extract.dates.dates import parse_date
from extract.facts import AuditTrail, Consultee, Report
from extract.labels import fold, heading_field, load_labels, vocabulary
from extract.parts import Part
from extract.people.names import looks_like_person
from extract.people.run_on_people import split_people
from extract.reports.audit_runs import SENT_RE, audit_runs
from extract.reports.consultees import (
    Answered,
    answers_by_column,
    consultation_columns,
    consultation_field,
    find_answers,
    goes_on,
    is_band,
    is_list_head,
    is_title_of_rows,
    join_titles,
)
from extract.reports.report_histories import read_history, without_numbers
from extract.reports.sign_offs import read_sign_off
from extract.reports.trails import is_audit_trail
from ingest.model import Block, Cell, Issue, Span

AUTHOR_LINK_RE = re.compile(r"(?:(?<!\s)\s++)?(?:;|,\s++(?:(?:and|&)\s++|(?=[A-Z])))|(?<!\s)\s++(?:and|&)\s++")


@dataclass
class Trail:
    """The rows of one audit trail as they are read: values by field, answers, and rows that nothing explains."""

    values: dict[str, str] = field(default_factory=dict)
    answered: list[Answered] = field(default_factory=list)
    sent_to: str | None = None
    sent_on: str | None = None
    strange: list[tuple[str, Span]] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    width: int = 0
    announced: bool = False


@dataclass(frozen=True)
class AuditFacts:
    audit_trails: tuple[AuditTrail, ...] = ()
    consultees: tuple[Consultee, ...] = ()
    blocks: frozenset[int] = frozenset()
    issues: tuple[Issue, ...] = ()


def find_audits(parts: Sequence[Part], report_of: Mapping[int, Report], words: frozenset[str]) -> AuditFacts:
    """One audit trail for each run of grids that are one; what stands in no report has none.

    `words` are the paper's own.
    """
    trails: list[AuditTrail] = []
    consultees: list[Consultee] = []
    used: set[int] = set()
    issues: list[Issue] = []
    for place, part in enumerate(parts):
        if part.kind == "minutes":
            continue
        runs = list(audit_runs(part))
        history, blocks = read_history(part, report_of.get(place)) if part.kind == "report" else (None, ())
        used.update(part.first + n for n in blocks)
        if history is not None and not runs:
            trails.append(history)
        if part.kind == "report" and history is None and not runs:
            signed, asked = read_sign_off(part, report_of.get(place))
            trails += [signed] if signed is not None else []
            consultees += asked
        for run in runs:
            used.update(part.first + n for n in run)
            rows = [row for n in run for row in _rows(part.blocks[n])]
            trail = read_trail(rows, words, announced=not any(is_audit_trail(part.blocks[n]) for n in run))
            span = Span.cover(part.blocks[n].span for n in run)
            fact = _fact(trail, span, report_of.get(place))
            if history is not None and not trail.values:  # a list of consultees alone
                fact = replace(fact, report_author=history.report_author, key_decision=history.key_decision)
            trails.append(fact)
            consultees += [_consultee(answered, fact) for answered in trail.answered]
            message = "A row of an audit trail was not understood."
            issues += [Issue("extract", "audit-trail-row", message, text, where) for text, where in trail.strange]
    return AuditFacts(tuple(trails), tuple(consultees), frozenset(used), tuple(issues))


def _consultee(answered: Answered, trail: AuditTrail) -> Consultee:
    return Consultee(
        span=answered.span,
        rule="consultation-row",
        audit_trail=trail,
        officer_title=answered.title,
        comments_sought=answered.sought,
        comments_included=answered.included,
    )


def _rows(block: Block) -> list[tuple[Sequence[Cell | None], Span]]:
    if block.grid is None:
        return [((Cell(block.text, block.span, block.lines),), block.span)]
    return [(row, next((cell.span for cell in row if cell is not None), block.span)) for row in block.grid.rows]


def read_trail(
    rows: Sequence[tuple[Sequence[Cell | None], Span]], words: frozenset[str], announced: bool = False
) -> Trail:
    """An audit trail from its rows: labels and values, then consultees, then when it was sent to whom.

    `announced` tells that only a heading above the rows says that they are one.
    """
    trail = Trail(announced=announced)
    values: dict[str, list[str]] = {}
    current: str | None = None
    label_text = ""
    listing = False
    for row, span in rows:
        texts = row_texts(row)
        if not any(texts):
            continue
        whole = join_pieces(texts, words).text
        if _read_column(texts, span, trail) or _read_sent(texts, words, trail):
            listing, current = False, None
        elif is_list_head(texts):
            listing = True
        elif listing:
            trail.answered.append(find_answers(texts, span, words))
        else:
            name = _label(label_text, texts[0], current)
            if name is not None:
                label_text = f"{label_text} {texts[0]}".strip() if name == current else texts[0]
                current = name
                values.setdefault(name, []).append(join_pieces(texts[1:], words).text)
            elif not texts[0] and current is not None:
                values[current].append(join_pieces(texts[1:], words).text)
            elif vocabulary("trail").begins(texts[0]) and any(texts[1:]):
                current, label_text = _pending(texts[0]), texts[0]
                values.setdefault(current, []).append(join_pieces(texts[1:], words).text)
            else:
                current = None  # what stands below without a label goes on with this row
                if texts[0] and not _is_known_elsewhere(texts[0]):
                    trail.strange.append((whole, span))
    trail.values = told_posts({name: join_rows(found) for name, found in values.items()})
    trail.answered = join_titles(trail.answered, words)
    asked = trail.values.pop("consultees", "")
    if asked:
        heads = (span for row, span in rows if vocabulary("trail").field((row_texts(row) or [""])[0]) == "consultees")
        place = next(heads, rows[0][1])
        trail.answered += [Answered(person, None, None, place) for person in split_people(asked) if person]
    return trail


def told_posts(values: dict[str, str]) -> dict[str, str]:
    """The values of a trail with a designation as what it is: the post of who reports, where it stands above the
    author; below, the author's own.
    """
    order, post = list(values), values.pop("designation", "")
    if not post or "report_author" not in values:
        return values
    if order.index("designation") < order.index("report_author"):
        values.setdefault("lead_officer", post)
    elif "," not in values["report_author"]:
        values["report_author"] += f", {post}"
    return values


def _is_known_elsewhere(text: str) -> bool:
    """Whether a row lists papers or appendices, which are read where other lists are, or gives a post."""
    listed = heading_field(text) in ("background_papers", "appendices") or fold(text) == "background information"
    return listed or vocabulary("box").field(text) in ("post", "from_officer")


def _read_column(texts: Sequence[str], span: Span, trail: Trail) -> bool:
    """Whether the row is the head of a list of consultees with days, or one of them; only rows of its width are."""
    columns = trail.columns
    if found := consultation_columns(texts, trail.announced and not columns):
        trail.columns, trail.width = found, len(texts)
        return True
    if not columns or len(texts) != trail.width:
        return False
    again = consultation_field(texts[columns["who"]]) == "who"  # another head: "Consulted: | Councillor Name"
    if again or is_band(texts) or is_title_of_rows(texts, columns):
        return True
    if not texts[columns["who"]] or columns["who"] == 0 and vocabulary("trail").field(texts[0]):
        return False
    if trail.answered and goes_on(texts, columns):
        last = trail.answered[-1]
        trail.answered[-1] = replace(last, title=f"{last.title} {texts[columns['who']]}")
        return True
    trail.answered.append(answers_by_column(texts, columns, span))
    return True


def _label(so_far: str, text: str, current: str | None) -> str | None:
    """The field that a row's first cell names, alone or as the end of the label begun in the row above."""
    if not text:
        return None
    whole = vocabulary("trail").field(text)
    if whole is not None and not (current is not None and vocabulary("trail").field(f"{so_far} {text}") == current):
        return whole
    return current if current is not None and vocabulary("trail").field(f"{so_far} {text}") == current else None


def _pending(text: str) -> str:
    """The field whose labels begin with `text` ("Key", "Report"), the first of labels.toml."""
    folded = fold(text)
    fields = load_labels()["trail"]
    begun = (name for name, labels in fields.items() if any(fold(label).startswith(f"{folded} ") for label in labels))
    return next(begun)


def _read_sent(texts: Sequence[str], words: frozenset[str], trail: Trail) -> bool:
    """Whether the row says when the report was sent to whom; a row cut inside "sent" is put together first."""
    day = next((found for text in texts if (found := parse_date(text))), None)
    whole = join_pieces([text for text in texts if not parse_date(text)], words).text
    match = SENT_RE.match(whole)
    if match is None:
        return False
    trail.sent_to, trail.sent_on = (match["to"].strip(" :") if match["to"] else None), day
    return True


def _fact(trail: Trail, span: Span, report: Report | None) -> AuditTrail:
    values = {name: value for name, value in trail.values.items() if value and fold(value) not in ("none", "n a")}
    key = fold(values.get("key_decision", "")).split()[:1]
    words = load_labels()["trail_words"]
    decided = True if key and key[0] in words["yes"] else False if key and key[0] in words["no"] else None
    return AuditTrail(
        span=span,
        rule="audit-trail-grid",
        report=report,
        lead_officer=values.get("lead_officer"),
        report_author=name_authors(values["report_author"]) if "report_author" in values else None,
        version=values.get("version"),
        dated=parse_date(values.get("dated", "")),
        key_decision=decided,
        cabinet_member=values.get("cabinet_member"),
        sent_on=trail.sent_on,
        sent_to=trail.sent_to,
    )


def name_authors(text: str) -> str:
    """The authors joined by "; ", without how to reach them."""
    parted = (author for part in join_authors(text).split("; ") for author in split_people(part))
    return "; ".join(map(without_numbers, parted))


def join_authors(text: str) -> str:
    """Several authors joined by "; ": the text is cut where another name begins, never inside a post."""
    parts, start = [], 0
    for match in AUTHOR_LINK_RE.finditer(text):
        following = re.split(r",| - | \u2013 |\(|;", text[match.end() :], maxsplit=1)[0]
        is_and = match[0].strip(" ,").lower() in ("and", "&", ";")
        if is_and and looks_like_person(following) and match.start() > start:
            parts.append(text[start : match.start()].strip(" ,;"))
            start = match.end()
    parts.append(text[start:].strip(" ,;"))
    return "; ".join(parts)
