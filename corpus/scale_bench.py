"""How cost grows with the number of papers: whole runs of `papers ingest`, each watched from outside, and a plot.

Each run is a process of its own into a new database. Processor time is what the system counts for the writer and for
its workers, so that what else the machine does changes it little; memory is each process's highest resident size.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.copies import write_copies
from corpus.databases import open_for_reading
from corpus.errors import CorpusError, ExtraNeeded

MISSING = "Measuring how cost grows needs the extra: pip install 'committee-papers[bench]'"
COMMAND = (sys.executable, "-c", "from corpus.cli import main; main()")
LOOK_SECONDS = 0.2
SIZES = (10, 100, 1_000, 10_000, 100_000)
MEGABYTE = 1 << 20


@dataclass(slots=True)
class Watch:
    """What a process and those that it started took, as seen every now and then: seconds of processor and bytes."""

    writer_cpu: float = 0.0
    writer_peak: int = 0
    worker_peak: int = 0
    workers: dict[int, float] = field(default_factory=dict)

    @property
    def worker_cpu(self) -> float:
        return sum(self.workers.values())


def measure_scale(largest: int, jobs: Sequence[int] = (2, 1), short: bool = False) -> Iterator[dict[str, Any]]:
    """A row for each size up to `largest` and each number of jobs: seconds, processor seconds, peak memory in MB.

    Then what an unchanged second run costs, and taking one paper back. Raises ExtraNeeded.
    """
    _check_extra()
    with tempfile.TemporaryDirectory(prefix="papers-scale-") as folder:
        papers, written = Path(folder) / "in", 0
        for size in sorted({*(size for size in SIZES if size < largest), largest}):
            write_copies(papers, written, size, short)
            written = size
            for number in jobs:
                yield _measure_run(papers, Path(folder) / f"{size}-{number}.db", size, number)


def _check_extra() -> None:
    try:
        import matplotlib  # noqa: F401
        import psutil  # noqa: F401
    except ImportError as error:
        raise ExtraNeeded(MISSING) from error


def _measure_run(papers: Path, database: Path, size: int, jobs: int) -> dict[str, Any]:
    seconds, watch = _watched("ingest", papers, "--db", database, "--jobs", jobs)
    again, _ = _watched("ingest", papers, "--db", database, "--jobs", jobs)
    with open_for_reading(database) as connection:
        pages, rows = connection.execute(
            "SELECT (SELECT count(*) FROM pages), (SELECT count(*) FROM search)"
        ).fetchone()
        one = connection.execute("SELECT id FROM documents ORDER BY id LIMIT 1").fetchone()[0]
    connection.close()
    megabytes = database.stat().st_size / MEGABYTE
    withdrawn, _ = _watched("withdraw", one, "--db", database)
    for end in ("", "-wal", "-shm"):
        database.with_name(database.name + end).unlink(missing_ok=True)
    return {
        "documents": size, "pages": pages, "jobs": jobs, "seconds": round(seconds, 2),
        "writer_cpu": round(watch.writer_cpu, 2), "worker_cpu": round(watch.worker_cpu, 2),
        "writer_peak_mb": round(watch.writer_peak / MEGABYTE), "worker_peak_mb": round(watch.worker_peak / MEGABYTE),
        "database_mb": round(megabytes, 1), "indexed": rows, "again_seconds": round(again, 2),
        "withdraw_seconds": round(withdrawn, 2),
    }  # fmt: skip


def _watched(*given: object) -> tuple[float, Watch]:
    """Run a command of ours; its seconds and what it took. Raises CorpusError with what it said when it fails."""
    import psutil

    begun, watch = time.monotonic(), Watch()
    with tempfile.TemporaryFile("w+") as said:
        child = subprocess.Popen([*COMMAND, *map(str, given)], stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        writer = psutil.Process(child.pid)
        while child.poll() is None:
            _look(writer, watch)
            time.sleep(LOOK_SECONDS)
        seconds = time.monotonic() - begun
        if child.returncode:
            said.seek(0)
            raise CorpusError(f"papers {given[0]} failed: {said.read().strip()}")
    return seconds, watch


def _look(writer: Any, watch: Watch) -> None:
    import psutil

    try:
        with writer.oneshot():
            spent = writer.cpu_times()
            watch.writer_cpu = spent.user + spent.system
            watch.writer_peak = max(watch.writer_peak, writer.memory_info().rss)
        for process in writer.children(recursive=True):
            try:
                spent = process.cpu_times()
                watch.workers[process.pid] = spent.user + spent.system
                watch.worker_peak = max(watch.worker_peak, process.memory_info().rss)
            except psutil.Error:  # it has just ended
                continue
    except psutil.Error:
        return


def draw_plot(rows: Sequence[dict[str, Any]], target: Path) -> None:
    """Draw time, processor time a page and peak memory over pages, as SVG."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    matplotlib.rcParams.update({"svg.hashsalt": "papers", "svg.fonttype": "none", "font.size": 9})
    figure, axes = pyplot.subplots(1, 3, figsize=(11, 3.6), layout="constrained")
    for jobs, colour in zip(sorted({row["jobs"] for row in rows}), ("#1f5f8b", "#b3541e", "#3c7a3c"), strict=False):
        of_jobs = [row for row in rows if row["jobs"] == jobs]
        pages = [row["pages"] for row in of_jobs]
        style = {"color": colour, "marker": "o", "markersize": 4}
        axes[0].plot(pages, [row["seconds"] for row in of_jobs], label=f"--jobs {jobs}", **style)
        for line, who in (("-", "worker"), (":", "writer")):
            cost = [1000 * row[f"{who}_cpu"] / row["pages"] for row in of_jobs]
            axes[1].plot(
                pages, cost, linestyle=line, label=f"{who}s, --jobs {jobs}".replace("writers", "writer"), **style
            )
            peaks = [row[f"{who}_peak_mb"] for row in of_jobs]
            axes[2].plot(
                pages, peaks, linestyle=line, label=f"a {who}, --jobs {jobs}".replace("a writer", "writer"), **style
            )
    for axis, title in zip(axes, ("seconds", "processor ms a page", "peak memory, MB"), strict=True):
        axis.set_title(title)
        axis.set_xscale("log")
        axis.set_xlabel("pages")
        axis.grid(alpha=0.3)
        axis.legend(fontsize=7, frameon=False)
    axes[0].set_yscale("log")
    axes[1].set_ylim(bottom=0)
    axes[2].set_ylim(bottom=0)
    figure.savefig(target, format="svg", metadata={"Date": None})
    pyplot.close(figure)
