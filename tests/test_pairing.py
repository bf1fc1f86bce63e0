"""What became of a recommendation, told from the minutes of the meeting it was written for."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corpus.databases import open_for_writing
from corpus.load import Outcome, SeenFile, load_document
from corpus.pages.answers import Asked
from corpus.pages.links import Links
from corpus.pages.pairing import pair_report, pairs_of_resolution
from corpus.rows import document_rows
from extract.extractions import Extraction
from extract.facts import Meeting, MinuteItem, Recommendation, Report, Resolution
from ingest.model import Box, Document, Page, Span

COUNCIL = "Marlbeck Borough Council"


def at(top: float) -> Span:
    return Span(1, None, (Box(1, 72, top, 300, top + 10),))


def paper(number: int) -> Document:
    return Document(
        f"p{number}.pdf", f"{number:064x}"[::-1], "application/pdf", (Page(1, "words", "1", "text", 595, 842),), ()
    )


def pack(clauses: list[str], title: str, body: str) -> Extraction:
    meeting = Meeting(span=at(50), rule="cover", committee=body, date="2031-05-07", role="pack")
    report = Report(span=at(90), rule="box", title=title, date="2031-05-07", meeting_name=body, meeting=meeting)
    asked = tuple(
        Recommendation(span=at(100 + 20 * n), rule="list", report=report, number=str(n), text=text)
        for n, text in enumerate(clauses, 1)
    )
    return Extraction(
        kind="agenda_pack", title="Pack", council=COUNCIL, meetings=(meeting,), reports=(report,), recommendations=asked
    )


def minutes(decided: list[str], title: str, body: str, outcome: str | None = None) -> Extraction:
    meeting = Meeting(span=at(50), rule="minutes", committee=body, date="2031-05-07", role="minutes")
    item = MinuteItem(span=at(90), rule="minutes", meeting=meeting, number="4", title=title)
    clauses = tuple(
        Resolution(span=at(100 + 20 * n), rule="resolved", meeting=meeting, minute_item=item, item_title=title,
                   kind="resolved", number=None, text=text, outcome=outcome)
        for n, text in enumerate(decided, 1)
    )  # fmt: skip
    return Extraction(
        kind="minutes", title="Minutes", council=COUNCIL, meetings=(meeting,), minute_items=(item,), resolutions=clauses
    )


def load(path: Path, *extractions: Extraction) -> Asked:
    connection = open_for_writing(path)
    for number, extraction in enumerate(extractions, 1):
        document = paper(number)
        file = SeenFile(document.path, f"/{document.path}", 1, 1, document.sha256)
        load_document(connection, document_rows(document, extraction, 1), file, "v", Outcome(document.path, "loaded"))
    connection.row_factory = sqlite3.Row
    return Asked(connection, Links(str, str), {}, {}, "corpus", path)


PARKS = "Parks Committee"
PLAN = "That the pond plan at Appendix 1 be approved."
# What was recommended, what was decided under the item of its title, and what became of each recommendation.
CASES = [
    ([PLAN], [PLAN], ["agreed as printed"]),
    (["Approve the pond plan of May"], ["That the Committee approves the pond plan of May."], ["agreed as printed"]),
    ([PLAN], ["That the pond plan at Appendix 1, as amended by the map, be approved."], ["amended"]),
    ([PLAN], ["That the pond plan at Appendix 1 be not approved."], ["not agreed"]),
    ([PLAN], ["That the report be deferred to the next meeting."], ["deferred"]),
    ([PLAN], ["That the matter be referred to Cabinet."], ["referred"]),
    ([PLAN], ["That the recommendations in the report be agreed."], ["agreed as printed"]),
    (["Note the count of ducks."], ["The Committee noted the count of ducks."], ["noted"]),
    ([PLAN], ["That the report be noted."], ["noted"]),
    ([PLAN], ["That officers bring a list of benches."], ["unclear"]),
    (
        ["That ten ducks be bought for the lower pond.", "That the benches be painted green by May."],
        ["That ten ducks be bought for the lower pond.", "That the benches be painted blue by May."],
        ["agreed as printed", "amended"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "decided", "outcomes"), CASES)
def test_outcomes(tmp_path: Path, asked: list[str], decided: list[str], outcomes: list[str]) -> None:
    corpus = load(tmp_path / "c.db", pack(asked, "Pond plan", PARKS), minutes(decided, "POND PLAN", PARKS))
    report = corpus.row("SELECT * FROM reports")
    assert report is not None
    pairs = pair_report(corpus, report)
    assert [pair.outcome for pair in pairs.values()] == outcomes
    for pair in pairs.values():
        assert pair.reason
        if pair.resolution is not None:
            assert pair in pairs_of_resolution(corpus, pair.resolution)
    corpus.connection.close()


def test_a_lost_resolution_is_not_agreed(tmp_path: Path) -> None:
    corpus = load(tmp_path / "c.db", pack([PLAN], "Pond plan", PARKS), minutes([PLAN], "Pond plan", PARKS, "lost"))
    report = corpus.row("SELECT * FROM reports")
    assert report is not None
    assert [pair.outcome for pair in pair_report(corpus, report).values()] == ["not agreed"]
    corpus.connection.close()


# Another item, another body or no minutes: nothing is paired.
APART = [
    (minutes([PLAN], "Street trees", PARKS), ["unclear"]),
    (minutes([PLAN], "Pond plan", "Licensing Panel"), []),
    (None, []),
]


@pytest.mark.parametrize(("held", "outcomes"), APART)
def test_what_is_not_a_pair(tmp_path: Path, held: Extraction | None, outcomes: list[str]) -> None:
    corpus = load(tmp_path / "c.db", pack([PLAN], "Pond plan", PARKS), *([held] if held else []))
    report = corpus.row("SELECT * FROM reports")
    assert report is not None
    assert [pair.outcome for pair in pair_report(corpus, report).values()] == outcomes
    corpus.connection.close()
