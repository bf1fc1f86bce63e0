"""What is put aside of a paper comes back as it was, from memory or from a file that nobody else can find."""

from __future__ import annotations

import os
import resource
import tempfile
from pathlib import Path

import pytest

import ingest.cells
import ingest.shelves
from ingest.cells import Cell, Grid, Rows
from ingest.lines import Box, Line, Span
from ingest.model import Block
from ingest.shelves import Pile, Shelf, clear_shelf

PARTS = [b"", b"hedge", b"\x00" * 5000, b"pond", "caf\u00e9".encode() * 900]


@pytest.fixture
def small_shelf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Shelves that keep a few bytes in memory; where their files are made."""
    monkeypatch.setattr(ingest.shelves, "IN_MEMORY", 100)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def fill(shelf: Shelf) -> None:
    puts = [(shelf.put(part), part) for _ in range(3) for part in PARTS]
    for put, part in [*puts, *reversed(puts)]:
        assert put.read() == part


def open_files(folder: Path) -> list[str]:
    places = [os.path.realpath(place) for place in Path("/proc/self/fd").iterdir()]
    return [place for place in places if place.startswith(str(folder))]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at the files that Linux says are open")
def test_the_file_of_a_shelf_has_no_name_and_goes_with_it(small_shelf: Path) -> None:
    shelf = Shelf()
    fill(shelf)
    assert len(open_files(small_shelf)) == 1 and not list(small_shelf.iterdir())
    del shelf
    assert not open_files(small_shelf)


def test_a_little_is_kept_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **given: pytest.fail("a file for a short paper"))
    fill(Shelf())


@pytest.mark.usefixtures("small_shelf")
@pytest.mark.parametrize("where", ["no folder can be written to", "the file may not grow", "the disk is full later"])
def test_without_a_file_all_is_kept_in_memory(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf()
    if where == "no folder can be written to":
        monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")
        fill(shelf)
    elif where == "the file may not grow":
        _, most = limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50, most))
        try:
            fill(shelf)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    else:
        fill(shelf)

        def full(*given: object) -> int:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "pwrite", full)
        fill(shelf)


@pytest.mark.usefixtures("small_shelf")
@pytest.mark.parametrize(("together", "at_hand"), [(1, 0), (3, 0), (3, 2), (2, 9)])
def test_a_pile_gives_its_things_in_order_as_often_as_wanted(together: int, at_hand: int) -> None:
    pile: Pile[str] = Pile(together, at_hand)
    things = [f"page {number}" for number in range(7)]
    for thing in things:
        pile.append(thing)
    assert (len(pile), list(pile), list(pile), pile[0], pile[-1], pile[2:5]) == (
        7, things, things, "page 0", "page 6", tuple(things[2:5])
    )  # fmt: skip


def made_grid(first: str) -> Grid:
    line = Line("oak", Span(1, None, (Box(1, 1.5, 2, 3, 4),)), 9.5, True)
    top = Cell(first, Span(1, None, (Box(1, 0, 0, 9, 5),)), (line, line), 2, 1, True)
    return Grid(((top, Cell("")), (None, Cell("elm \ud800", Span(line=3)))), 1, (1,), False)


@pytest.mark.usefixtures("small_shelf")
@pytest.mark.parametrize("at_hand", [0, 5, 1000])
def test_cells_come_back_as_they_were(at_hand: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be they made anew or still at hand."""
    monkeypatch.setattr(ingest.cells, "AT_HAND", at_hand)
    clear_shelf()
    blocks = [Block("grid", "", (), Span(), grid=made_grid(f"tree {number}")) for number in range(5)]
    for _ in range(2):
        for number, block in enumerate(blocks):
            wanted, grid = made_grid(f"tree {number}"), block.grid
            assert grid is not None and isinstance(grid.rows, Rows)
            assert grid == wanted and hash(grid) == hash(wanted) and repr(grid) == repr(wanted)
            assert (grid.width, len(grid.rows), grid.rows[1], grid.rows[:1]) == (2, 2, wanted.rows[1], wanted.rows[:1])
            assert [len(cell.lines) for cell in grid.cells] == [2, 0, 0]
