"""Workers: a document that hangs, crashes or eats memory costs itself alone, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import NoWorkers
from corpus.limits import Limits
from corpus.parsing import Parsed
from corpus.workers import GROUP, Crew, parse_all, parse_groups
from poisons import parse_poison

WORDS = "PARKS COMMITTEE\n\n1. The committee considered the beehives on the common.\n"
LIMITS = Limits(timeout=6, memory=400)

POISONS = [
    ("HANG", "not read within 6 seconds"),
    ("SPIN", "not read within 6 seconds"),
    ("CRASH", "SIGSEGV"),
    ("ABORT", "SIGABRT"),
    ("KILL", "SIGKILL"),
    ("LEAVE", "exit code 3"),
    ("BOMB", "more than 400 MB of memory"),
    ("GULP", "more than 400 MB of memory"),
    ("CLOSE", "brought the reader down"),
]


def parse(folder: Path, names: list[str], jobs: int, limits: Limits = LIMITS) -> dict[str, Parsed]:
    files = []
    for number, word in enumerate(names):
        file = folder / f"{number:02}.txt"
        file.write_text(WORDS if word == "GOOD" else f"{word} {number}\n", "utf-8")
        files.append((str(file), f"papers/{file.name}"))
    found = dict(parse_all(files, jobs, limits, parse=parse_poison))
    assert len(found) == len(files)
    return {Path(location).stem: parsed for location, parsed in found.items()}


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_poison_costs_its_own_document(tmp_path: Path, jobs: int) -> None:
    names = [word for poison, _ in POISONS for word in ("GOOD", poison)] + ["GOOD"]
    found = parse(tmp_path, names, jobs)
    for number, word in enumerate(names):
        parsed = found[f"{number:02}"]
        if word == "GOOD":
            assert parsed.rows is not None and parsed.error is None
        else:
            assert parsed.rows is None and dict(POISONS)[word] in (parsed.error or "")
            assert f"papers/{number:02}.txt" in (parsed.error or "") and (parsed.error or "").endswith(".")


def test_nobody_pays_for_what_another_left_behind(tmp_path: Path) -> None:
    found = parse(tmp_path, ["LEAK", "DEPEND", "LEAK", "LEAK", "LEAK", "GOOD"], 1)
    assert [parsed.error for parsed in found.values()] == [None] * 6


def test_workers_are_replaced_before_they_grow_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.workers.DOCUMENTS_A_WORKER", 2)
    found = parse(tmp_path, ["GOOD"] * 7, 2)
    assert all(parsed.rows is not None for parsed in found.values())


def test_outcomes_that_come_soon_are_handed_on_together(tmp_path: Path) -> None:
    """None waits for one that takes long, and no group is larger than what is stored at once."""
    names = ["GOOD"] * (GROUP + 4) + ["HANG"]
    files = []
    for number, word in enumerate(names):
        (tmp_path / f"{number:02}.txt").write_text(f"{WORDS}{number}\n" if word == "GOOD" else word, "utf-8")
        files.append((str(tmp_path / f"{number:02}.txt"), f"{number:02}.txt"))
    groups = list(parse_groups(files, 2, Limits(timeout=3, memory=400), parse=parse_poison))
    assert sum(map(len, groups)) == len(files) and max(map(len, groups)) <= GROUP
    assert len(groups) < len(files) / 2
    assert [parsed.rows for _, parsed in groups[-1]] == [None]


def test_what_was_read_before_workers_gave_out_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    class Spent(Crew):
        def run(self) -> None:
            self.outcomes.put(("a.txt", Parsed(None)))
            self.outcomes.put(("", RuntimeError("exit code 1 at its start")))

    monkeypatch.setattr("corpus.workers.Crew", Spent)
    groups = parse_groups([("a.txt", "a.txt"), ("b.txt", "b.txt")], 1)
    assert [location for location, _ in next(groups)] == ["a.txt"]
    with pytest.raises(NoWorkers, match="at its start"):
        next(groups)


def test_a_run_that_is_given_up_ends_its_workers(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("HANG" if number else WORDS, "utf-8")
    outcomes = parse_all([(str(file), file.name) for file in sorted(tmp_path.iterdir())], 2, parse=parse_poison)
    assert next(outcomes)[1].rows is not None
    outcomes.close()  # type: ignore[attr-defined]
