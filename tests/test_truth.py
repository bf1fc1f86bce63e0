"""What is extracted from the made-up papers is what their sources put in, from the PDF and from the text alike."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import PAPERS, TRUTH
from extract.extractions import Extraction
from extract.papers import extract
from ingest.sources import read_document

STEMS = sorted(path.stem for path in TRUTH.glob("*.json"))
FORMS = ("pdf", "text")
Facts = Iterable[tuple[Any, ...]]


@cache
def read_truth(stem: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((TRUTH / f"{stem}.json").read_text(encoding="utf-8"))
    return data


@cache
def find_facts(stem: str, form: str) -> Extraction:
    (path,) = (PAPERS / form).glob(f"{stem}.*")
    return extract(read_document(path))


def fold(text: str | None) -> str | None:
    """Printed quotes, dashes and white space differ between the forms; a full stop at a number's end is its own."""
    if text is None:
        return None
    plain = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u2013", "-")
    return re.sub(r"\s+", " ", plain).strip(" .;:")


def name_only(text: str) -> str | None:
    """A name without the title that councils put before it and the honours after it."""
    plain = re.sub(r"^(Councillors?|Cllr\.?|Revd|Dr|Mrs?|Ms|Miss|Sir)\s+", "", text)
    return fold(re.sub(r",? (MBE|OBE|CBE)$", "", plain))


def wanted(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if not row.get("optional")]


def meetings(gold: dict[str, Any]) -> Facts:
    return [(fold(m["committee"]), m["date"], m["time"], m["role"]) for m in wanted(gold["meetings"])]


def found_meetings(found: Extraction) -> Facts:
    return [(fold(m.committee), m.date, m.start_time, m.role) for m in found.meetings]


def reports(gold: dict[str, Any]) -> Facts:
    keys = ("item_number", "classification", "date", "meeting_name", "title", "wards", "from", "cabinet_member")
    return [tuple(fold(r[key]) for key in keys) for r in gold["reports"]]


def found_reports(found: Extraction) -> Facts:
    keys = ("item_number", "classification", "date", "meeting_name", "title", "wards", "from_officer", "cabinet_member")
    return [tuple(fold(getattr(r, key)) for key in keys) for r in found.reports]


def recommendations(gold: dict[str, Any]) -> Facts:
    rows = [(r["title"], x) for r in gold["reports"] for x in r["recommendations"]]
    rows += [(None, x) for x in gold["inspection_recommendations"]]
    return [(fold(title), x["number"], fold(x["text"])) for title, x in rows]


def found_recommendations(found: Extraction) -> Facts:
    return [(fold(x.report.title) if x.report else None, x.number, fold(x.text)) for x in found.recommendations]


def trails(gold: dict[str, Any]) -> Facts:
    for report in gold["reports"]:
        t = report["audit_trail"]
        people = (fold(t["lead_officer"]), fold("; ".join(t["report_authors"])), fold(t["cabinet_member"]))
        yield (fold(report["title"]), *people, t["version"], t["dated"], t["key_decision"], t["sent_on"], t["sent_to"])


def found_trails(found: Extraction) -> Facts:
    for t in found.audit_trails:
        title = fold(t.report.title) if t.report else None
        people = (fold(t.lead_officer), fold(t.report_author), fold(t.cabinet_member))
        yield (title, *people, t.version, t.dated, t.key_decision, t.sent_on, t.sent_to)


def consultees(gold: dict[str, Any]) -> Facts:
    for report in gold["reports"]:
        for c in report["audit_trail"]["consultations"]:
            title = fold(report["title"])
            yield title, fold(c["officer_title"]), c["comments_sought"], c["comments_included"]


def found_consultees(found: Extraction) -> Facts:
    for c in found.consultees:
        report = c.audit_trail.report
        yield fold(report.title) if report else None, fold(c.officer_title), c.comments_sought, c.comments_included


def resolutions(gold: dict[str, Any]) -> Facts:
    rows = [(m["date"], r) for m in gold["minutes"] for r in m["resolutions"]]
    return [(date, r["kind"] == "ACTION", fold(r["item_title"]), r["number"], fold(r["text"])) for date, r in rows]


def found_resolutions(found: Extraction) -> Facts:
    for r in found.resolutions:
        text = re.sub(r"^RESOLVED (?=that)", "", r.text)
        item = fold(r.item_title)
        yield r.meeting.date if r.meeting else None, r.kind == "action", item, r.number, fold(text)


def tables(gold: dict[str, Any]) -> Facts:
    return [(tuple(map(fold, t["first_row"])), tuple(map(fold, t["last_row"]))) for t in wanted(gold["tables"])]


def found_tables(found: Extraction) -> Facts:
    rows = [(t.rows[0].cells, t.rows[-1].cells) for t in found.tables if t.rows and found.kind != "inspection_report"]
    rows += [
        (t.rows[0].cells, t.rows[-1].cells) for t in found.tables if t.columns and found.kind == "inspection_report"
    ]
    return [(tuple(map(fold, first)), tuple(map(fold, last))) for first, last in rows]


def attendance(gold: dict[str, Any]) -> Facts:
    return [(name_only(a["name"]), a["role"], a["group"]) for m in gold["minutes"] for a in m["attendance"]]


def motions(gold: dict[str, Any]) -> Facts:
    rows = [(m, [(name, side) for side in ("for", "against", "abstain") for name in m[side]]) for m in gold["motions"]]
    return [(fold(m["item"]), m["kind"], m["mover"], m["seconder"], tuple(sorted(votes))) for m, votes in rows]


def found_motions(found: Extraction) -> Facts:
    for m in found.motions:
        votes = tuple(sorted((re.sub("^Councillor ", "", v.name), v.option) for v in found.votes if v.motion is m))
        yield fold(m.minute_item.title) if m.minute_item else None, m.kind, m.mover, m.seconder, votes


CLASSES: dict[str, tuple[Callable[[dict[str, Any]], Facts], Callable[[Extraction], Facts]]] = {
    "kind": (lambda g: [(g["document"]["kind"],)], lambda f: [(f.kind,)]),
    "meetings": (meetings, found_meetings),
    "contacts": (
        lambda g: [(c["name"], c["phone"], c["email"]) for c in wanted(g["contacts"])],
        lambda f: [(c.name, c.phone, c.email) for c in f.contacts if c.email],
    ),
    "agenda items": (
        lambda g: [(a["number"], fold(a["title"]), fold(a["pages"])) for a in g["agenda_items"]],
        lambda f: [(fold(a.number), fold(a.title), fold(a.pages)) for a in f.agenda_items],
    ),
    "reports": (reports, found_reports),
    "recommendations": (recommendations, found_recommendations),
    "background papers": (
        lambda g: [(b["title"], b["held_at"], b["contact"]) for r in g["reports"] for b in r["background_papers"]],
        lambda f: [(fold(b.title), fold(b.held_at), fold(b.contact)) for b in f.background_papers],
    ),
    "appendices": (
        lambda g: [(a["number"], a["title"]) for r in g["reports"] for a in r["appendices"]],
        lambda f: [(a.number, fold(a.title)) for a in f.appendices],
    ),
    "audit trails": (trails, found_trails),
    "consultees": (consultees, found_consultees),
    "attendance": (attendance, lambda f: [(name_only(a.name), a.role, a.status) for a in f.attendance]),
    "minute items": (
        lambda g: [(fold(i["number"]), fold(i["title"])) for m in g["minutes"] for i in m["items"]],
        lambda f: [(fold(i.number), fold(i.title)) for i in f.minute_items],
    ),
    "resolutions": (resolutions, found_resolutions),
    "motions": (motions, found_motions),
    "distribution": (
        lambda g: [(name_only(d["name"]), d["role"], d["copies"]) for d in g["distribution"]],
        lambda f: [(name_only(d.name), d.role, d.copies) for d in f.distribution],
    ),
    "tables": (tables, found_tables),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("name", CLASSES)
def test_what_is_found_is_what_is_there(name: str, stem: str, form: str) -> None:
    from_truth, from_paper = CLASSES[name]
    want, got = Counter(from_truth(read_truth(stem))), Counter(from_paper(find_facts(stem, form)))
    missed, invented = list((want - got).elements()), list((got - want).elements())
    assert not missed and not invented, f"missed {missed}\ninvented {invented}"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stem", STEMS)
def test_headings_of_reports_are_sections(stem: str, form: str) -> None:
    want = {fold(heading) for report in read_truth(stem)["reports"] for heading in report["sections"]}
    assert want <= {fold(section.heading) for section in find_facts(stem, form).sections}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("stem", STEMS)
def test_dates_and_figures_of_the_annotated_passages(stem: str, form: str) -> None:
    found = find_facts(stem, form)
    dates = {(d.start_date, d.end_date) for d in found.dates}
    figures = {(f.value, f.unit) for f in found.figures}
    for passage in read_truth(stem)["passages"]:
        assert {(d["start"], d["end"]) for d in wanted(passage["dates"])} <= dates
        assert {(f["value"], f["unit"]) for f in wanted(passage["figures"])} <= figures


def test_every_fact_stands_somewhere() -> None:
    for stem in STEMS:
        for form in FORMS:
            found = find_facts(stem, form)
            for fact in (*found.meetings, *found.reports, *found.recommendations, *found.resolutions, *found.tables):
                assert fact.rule and (fact.span.line if form == "text" else fact.span.page)


def test_the_scan_is_an_issue() -> None:
    """A page without text is never passed over in silence."""
    document = read_document(Path(PAPERS / "pdf" / "housing-scrutiny-pack.pdf"))
    assert any(issue.code == "page-without-text" for issue in document.issues)
