"""Facts that wait packed until they become rows come back as they were, and point to the same facts."""

from __future__ import annotations

from dataclasses import fields

import pytest

import extract.fact_piles
from extract.fact_piles import FactPile
from extract.facts import Fact, Figure, Observation, Paragraph, Table, TableNote, TableRow
from ingest.model import Box, Span

SPAN = Span(3, None, (Box(3, 1.5, 2, 3, 4), Box(4, 1, 2, 3, 4)))
ROW = TableRow(span=SPAN, rule="table-row", cells=("Hives", "1,200"))
NOTE = TableNote(span=Span(3), rule="note", mark="*", text="Counted in May.")
TABLE = Table(span=SPAN, rule="ruled-grid", report=None, title=None, columns=(), rows=(ROW,), notes=(NOTE,))
PARAGRAPH = Paragraph(span=Span(line=7), rule="sentences", report=None, section=None, number=None, text="", block=0)


def number(value: float, *notes: TableNote) -> Observation:
    return Observation(
        span=SPAN, rule="cell-head", table=TABLE, table_row=ROW, row_label="Hives \ud800", column_label=None,
        value=value, unit=None, text=f"{value}", notes=notes,
    )  # fmt: skip


def figure(paragraph: Paragraph | None) -> Figure:
    return Figure(
        span=Span(line=7), rule="figure-money", text="£5", value=5.0, unit="GBP", subject=None, period="2025/26",
        paragraph=paragraph, context="It cost £5.",
    )  # fmt: skip


CASES: list[tuple[type[Fact], tuple[str, ...], list[Fact]]] = [
    (Observation, ("table", "table_row", "notes"), [number(n / 2, *[NOTE] * (n % 3)) for n in range(7)]),
    (Figure, ("paragraph",), [figure(PARAGRAPH), figure(None), figure(PARAGRAPH)]),
]


@pytest.mark.parametrize(("of", "points", "facts"), CASES, ids=lambda case: getattr(case, "__name__", ""))
@pytest.mark.parametrize("at_hand", [0, 1, 9])
def test_facts_come_back_as_they_were(
    of: type[Fact], points: tuple[str, ...], facts: list[Fact], at_hand: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract.fact_piles, "AT_HAND", at_hand)
    monkeypatch.setattr(extract.fact_piles, "TOGETHER", 2)
    pile = FactPile(of, *points)
    pile.extend(facts)
    for _ in range(2):
        assert len(pile) == len(facts)
        for made, fact in zip(pile, facts, strict=True):
            for name in (part.name for part in fields(of)):
                mine, was = getattr(made, name), getattr(fact, name)
                assert mine is was if name in points else mine == was


def test_beyond_those_at_hand_none_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.fact_piles, "AT_HAND", 1)
    monkeypatch.setattr(extract.fact_piles, "TOGETHER", 2)
    facts = [number(n) for n in range(5)]
    pile = FactPile(Observation, "table", "table_row", "notes")
    pile.extend(facts)
    assert [made is fact for made, fact in zip(pile, facts, strict=True)] == [True, False, False, False, False]
