"""Copies of the sample papers to measure on: each another paper, with the words it was given; a small run measured."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corpus.copies import MIX, write_copies
from corpus.errors import ExtraNeeded
from corpus.ingesting import ingest
from corpus.parsing import parse_file
from corpus.scale_bench import draw_plot, measure_scale


def test_copies_are_papers_of_their_own(tmp_path: Path) -> None:
    write_copies(tmp_path / "a", 0, len(MIX))
    write_copies(tmp_path / "b", 0, 3)
    write_copies(tmp_path / "b", 3, len(MIX))
    write_copies(tmp_path / "short", 0, 4, short=True)
    said: dict[str, list[str]] = {}
    for folder in ("a", "b", "short"):
        for path in sorted((tmp_path / folder).rglob("*-*")):
            rows = parse_file(str(path), path.name).rows
            assert rows is not None
            last = str(list(rows.tables["pages"])[-1])
            assert f"ward {int(path.name[:6])}:" in last, path.name
            said.setdefault(folder, []).append(last.partition("noted ward")[2][:60])
    assert said["a"] == said["b"] and len(set(said["a"])) == len(MIX) and len(set(said["short"])) == 4


def test_a_run_is_measured_and_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="needs the extra bench")
    pytest.importorskip("psutil", reason="needs the extra bench")
    (row,) = measure_scale(3, (1,))
    assert (row["documents"], row["jobs"], row["pages"]) == (3, 1, 4)
    assert all(row[name] > 0 for name in row)
    assert row["writer_peak_mb"] > 10 and row["worker_peak_mb"] > 30
    draw_plot([row, {**row, "jobs": 2}], tmp_path / "plot.svg")
    drawn = (tmp_path / "plot.svg").read_text("utf-8")
    assert "processor ms a page" in drawn and "--jobs 2" in drawn


def test_the_missing_extra_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psutil", None)
    with pytest.raises(ExtraNeeded, match=r"pip install 'committee-papers\[bench\]'"):
        next(measure_scale(1))


def test_copies_of_one_kind_make_one_committee(tmp_path: Path) -> None:
    from corpus.databases import open_for_reading

    write_copies(tmp_path / "in", 0, 6)
    ingest([tmp_path / "in"], tmp_path / "corpus.db")
    connection = open_for_reading(tmp_path / "corpus.db")
    people, names = (
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("people", "person_names")
    )
    assert 0 < people < names
