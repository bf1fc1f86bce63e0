"""Facts become rows: ids, places, references, and what of them goes into the search index."""

from __future__ import annotations

import json
import pickle
import tracemalloc
from collections import Counter

import pytest

from corpus.ids import FactIds, committee_id, document_id, search_range, slug
from corpus.packedrows import PackedRows
from corpus.rows import bbox_json, clean, document_rows
from corpus.tables import BY_NAME
from extract.extractions import Extraction
from extract.facts import Paragraph
from ingest.model import Box, Span
from ingest.shelves import clear_shelf
from made import COMMITTEE, made_document, made_extraction

PLACES = [
    (Span(), "d"),
    (Span(page=3), "p3"),
    (Span(line=17), "l17"),
    (Span(page=2, line=17), "l17"),
    (Span(4, None, (Box(4, 72.4, 99.6, 200, 110),)), "p4-100-72"),
    (Span(4, None, (Box(4, -3, -8, 200, 110),)), "p4-0-0"),  # set off the page
]


@pytest.mark.parametrize(("span", "expected"), PLACES)
def test_place(span: Span, expected: str) -> None:
    assert FactIds("0" * 16, "date").give(span) == f"{'0' * 16}-date-{expected}"


def test_facts_at_one_place_count_on() -> None:
    give = {kind: FactIds("0" * 16, kind).give for kind in ("date", "figure")}
    given = [give[kind](Span(line=5)) for kind in ("date", "date", "figure", "date")]
    assert [identifier[17:] for identifier in given] == ["date-l5", "date-l5-2", "figure-l5", "date-l5-3"]


SLUGS = [
    ("Children's & Adults\u2019 Panel", "childrens-and-adults-panel"),
    ("  Th\u00e9 Caf\u00e9 Forum ", "the-cafe-forum"),
    ("\u2014", ""),
]


@pytest.mark.parametrize(("text", "expected"), SLUGS)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


COMMITTEES = [
    ("Marlbeck Borough Council", "The Parks Committee", "marlbeck-borough-council-parks-committee"),
    (None, "THE PARKS COMMITTEE", "parks-committee"),
    ("Marlbeck", "Marlbeck Forum", "marlbeck-forum"),
    ("Marlbeck", "Parks Board", "marlbeck-parks-board"),
    ("Marlbeck Council", "Parks Board", "marlbeck-parks-board"),
    ("London Borough of Marlbeck", "Parks Board", "marlbeck-parks-board"),
    ("Marlbeck Town Council", "Parks Board", "marlbeck-town-council-parks-board"),  # may be another one
    # The council itself, whatever part of its name is printed.
    ("Marlbeck Borough Council", "Borough Council", "marlbeck-borough-council"),
    ("Marlbeck Borough Council", "MARLBECK BOROUGH COUNCIL", "marlbeck-borough-council"),
    ("Marlbeck Borough Council", "Full Council", "marlbeck-borough-council"),
    ("Ayle Combined Fire Authority", "Combined Fire Authority", "ayle-combined-fire-authority"),
    (None, "Council", "council"),
    (None, "...", None),
]


@pytest.mark.parametrize(("council", "name", "expected"), COMMITTEES)
def test_committee_id(council: str | None, name: str, expected: str | None) -> None:
    assert committee_id(council, name) == expected


BOXES = [
    (Span(), None),
    (Span(2, None, (Box(2, 1, 2, 3.456, 4),)), [1.0, 2.0, 3.5, 4.0]),
    (Span(2, None, (Box(3, 1, 2, 3, 4),)), [[3, 1.0, 2.0, 3.0, 4.0]]),  # not on the page it starts on
    (Span(2, None, (Box(2, 1, 2, 3, 4), Box(3, 5, 6, 7, 8))), [[2, 1.0, 2.0, 3.0, 4.0], [3, 5.0, 6.0, 7.0, 8.0]]),
]


@pytest.mark.parametrize(("span", "expected"), BOXES)
def test_bbox_json(span: Span, expected: list[float] | None) -> None:
    found = bbox_json(span)
    assert (json.loads(found) if found else None) == expected


CLEANED = [
    (None, None),
    ("", None),
    (" \n ", None),
    ("two\n  words", "two words"),
    ("nul\x00", "nul"),
    ("a\udc80", "a?"),
]


@pytest.mark.parametrize(("text", "expected"), CLEANED)
def test_clean(text: str | None, expected: str | None) -> None:
    assert clean(text) == expected


def test_every_row_knows_its_document_and_fits_its_table() -> None:
    rows = document_rows(made_document(), made_extraction(), 10)
    ids: Counter[str] = Counter()
    for name, records in rows.tables.items():
        columns = BY_NAME[name].names
        for record in records:
            assert len(record) == len(columns)
            values = dict(zip(columns, record, strict=True))
            assert values["document_id"] == rows.id == document_id(made_document().sha256)
            assert values["rule"] or name == "issues"
            ids[values["id"]] += 1
    assert max(ids.values()) == 1
    assert all(
        "" not in record
        for records in rows.tables.values()
        for record in records
        if records is not rows.tables["pages"]
    )


def test_references_point_to_rows() -> None:
    rows = document_rows(made_document(), made_extraction(), 10)
    ids = {name: {record[0] for record in records} for name, records in rows.tables.items()}
    for name, records in rows.tables.items():
        for column in BY_NAME[name].columns:
            if column.references in ids:
                at = BY_NAME[name].names.index(column.name)
                assert {record[at] for record in records} - {None} <= ids[column.references], (name, column.name)
    report = dict(zip(BY_NAME["reports"].names, next(iter(rows.tables["reports"])), strict=True))
    assert report["agenda_item_id"] == next(iter(rows.tables["agenda_items"]))[0]


def test_a_fact_that_points_nowhere_is_an_issue() -> None:
    lost = made_extraction().reports[0]
    paragraph = Paragraph(span=Span(line=1), rule="p", report=lost, section=None, number=None, text="Alone.", block=0)
    rows = document_rows(made_document(), Extraction("other", None, None, paragraphs=(paragraph,)), 10)
    codes = [record[BY_NAME["issues"].names.index("code")] for record in rows.tables["issues"]]
    assert codes == ["page-without-text", "reference-lost"]


def test_search_rows_carry_title_committee_and_date() -> None:
    rows = document_rows(made_document(), made_extraction(), 10)
    found = {row[1]: row for row in rows.search}
    assert set(found) == {
        "resolution", "recommendation", "report", "agenda_item", "application", "question", "table", "officer",
        "paragraph",
    }  # fmt: skip
    assert found["resolution"][3:7] == (
        "Water butts",
        "That ten water butts be bought.",
        COMMITTEE.upper(),
        "2031-03-05",
    )
    assert found["paragraph"][3:7] == ("Costs", "The allotments are full of beehives.", COMMITTEE, "2031-05-07")
    assert found["table"][4] == "What £ Plot 0 Plot 1 Plot 2 * without water"
    numbers = [row[0] for row in rows.search]
    assert numbers == sorted(numbers) and all(number in search_range(rows.id) for number in numbers)
    assert 0 < search_range("f" * 16).stop <= 2**63


def test_rows_come_whole_out_of_their_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.packedrows.PACKED_AT_ONCE", 2)
    for count in range(6):
        rows = [(number, "beehives", None) for number in range(count)]
        packed = PackedRows(rows)
        assert (len(packed), list(packed), list(packed)) == (count, rows, rows)
        packed.add((9, "ponds", 0.5))
        assert list(pickle.loads(pickle.dumps(packed))) == [*rows, (9, "ponds", 0.5)]
    handed = document_rows(made_document(), made_extraction(), 1)
    assert pickle.loads(pickle.dumps(handed)) == handed


def test_many_rows_are_held_and_handed_over_in_few_bytes() -> None:
    rows = [
        (f"id-{number}", None, number, 0.5, "the panel noted the bee hives, the sheds and the ponds")
        for number in range(20_000)
    ]
    plain = len(pickle.dumps(rows))
    clear_shelf()
    tracemalloc.start()
    packed = PackedRows(iter(rows))
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert list(packed) == rows
    assert held < plain / 4 and len(pickle.dumps(packed)) < plain / 4


def test_notes_of_a_table_are_rows_and_lists_and_found_by_their_words() -> None:
    rows = document_rows(made_document(), made_extraction(), 9)

    def column(table: str, name: str) -> list[object]:
        return [row[BY_NAME[table].names.index(name)] for row in rows.tables[table]]

    assert column("tables", "notes") == ['["* without water"]']
    assert column("observations", "notes") == ['["* without water"]']
    assert column("table_notes", "table_id") == column("tables", "id")
    assert column("table_notes", "mark") == ["*"]
    assert [row[4] for row in rows.search if row[1] == "table" and "without water" in row[4]]
