"""A cluster: the same corpus as without one, whatever happens to its workers, and a sentence for what is missing."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import pytest

from corpus import clusters
from corpus.clusters import MISSING, make_batches, parse_batch, parse_in_batches, parse_on_cluster
from corpus.contents import content_hash
from corpus.databases import open_for_reading
from corpus.errors import CorpusError, ExtraNeeded, NoCluster, OtherVersion
from corpus.ingesting import Options, ingest
from corpus.limits import Limits
from corpus.load import Outcome
from corpus.parsing import Parsed
from corpus.versions import fingerprint
from crashes import PAPERS, write_copies
from poisons import parse_poison

WORDS = "PARKS COMMITTEE\n\n1. The committee considered the beehives on the common.\n"
DASK = [sys.executable, "-W", "ignore", "-m"]
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}


class Cluster:
    """A scheduler and workers of one thread each on loopback, in processes of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler = self._start(
            "dask_scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard"
        )
        self.workers: list[subprocess.Popen[bytes]] = []

    def _start(self, module: str, *given: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)]),
        }
        command = [*DASK, f"distributed.cli.{module}", *given]
        return subprocess.Popen(command, cwd=self.folder, env=environment, start_new_session=True, **QUIET)

    def add_worker(self, *given: str) -> None:
        self.workers.append(
            self._start("dask_worker", self.address, "--nthreads", "1", "--no-dashboard", "--memory-limit", "0", *given)
        )

    def wait_for(self, workers: int) -> None:
        from distributed import Client

        with Client(self.address, timeout=60, set_as_default=False) as client:
            if workers:
                client.wait_for_workers(workers, timeout=120)

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    pytest.importorskip("distributed", reason="the extra cluster is not installed")
    (tmp_path / "dask").mkdir()
    made = Cluster(tmp_path / "dask")
    try:
        made.add_worker("--no-nanny")
        made.add_worker()  # with Dask's nanny, as it is started by default
        made.wait_for(2)
        yield made
    finally:
        made.stop()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(PAPERS / "pdf" / "county-council-minutes.pdf", folder)
    write_copies(folder, "orchards")
    return folder


def test_a_cluster_makes_the_same_corpus_though_a_worker_is_killed(
    tmp_path: Path, papers: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "BATCH_FILES", 1)
    ingest([papers], tmp_path / "home.db", Options(jobs=2))
    seen: list[Outcome] = []

    def report(outcome: Outcome) -> None:
        seen.append(outcome)
        if len(seen) == 2:
            kill(cluster.workers[0])

    summary = ingest([papers], tmp_path / "cluster.db", Options(scheduler=cluster.address), report)
    assert summary.counts == {"loaded": len(list(papers.iterdir()))}, summary.failed
    hashes = [content_hash(open_for_reading(tmp_path / name)) for name in ("home.db", "cluster.db")]
    assert hashes[0] == hashes[1]
    assert ingest([papers], tmp_path / "cluster.db", Options(scheduler=cluster.address)).counts.keys() == {"unchanged"}


def test_a_cluster_that_goes_away_is_said(tmp_path: Path, papers: Path, cluster: Cluster) -> None:
    clusters_seen: list[Outcome] = []

    def report(outcome: Outcome) -> None:
        clusters_seen.append(outcome)
        kill(cluster.scheduler)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clusters, "BATCH_FILES", 1)
        with pytest.raises(NoCluster, match=r"went away. Papers loaded so far are kept"):
            ingest([papers], tmp_path / "corpus.db", Options(scheduler=cluster.address), report)
    connection = open_for_reading(tmp_path / "corpus.db")
    assert connection.execute("SELECT count(*) FROM documents").fetchone()[0] == len(clusters_seen)


def test_a_poison_costs_itself_alone_on_a_cluster_too(tmp_path: Path, cluster: Cluster) -> None:
    words = ("GOOD", "CRASH", "BOMB", "HANG", "GOOD")
    files = []
    for number, word in enumerate(words):
        file = tmp_path / f"{number}.txt"
        file.write_text(WORDS if word == "GOOD" else word, "utf-8")
        files.append((str(file), file.name))
    found = dict(chain.from_iterable(parse_on_cluster(files, cluster.address, Limits(6, 400), parse=parse_poison)))
    errors = [found[location].error or "" for location, _ in files]
    for error, said in zip(errors, ("", "SIGSEGV", "more than 400 MB", "not read within 6 seconds", ""), strict=True):
        assert said in error and bool(said) == bool(error)
    assert all(process.poll() is None for process in cluster.workers)


@pytest.mark.parametrize(
    ("address", "error", "said"),
    [
        (lambda: f"tcp://127.0.0.1:{free_port()}", NoCluster, "There is no Dask scheduler at tcp://127.0.0.1"),
        (lambda: "tcp://127.0.0.1:port", NoCluster, "There is no Dask scheduler at tcp://127.0.0.1:port"),
    ],
)
def test_no_scheduler_is_said(
    tmp_path: Path, address: Callable[[], str], error: type[CorpusError], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="the extra cluster is not installed")
    monkeypatch.setattr(clusters, "CONNECT_SECONDS", 1.0)
    with pytest.raises(error, match=said):
        list(parse_on_cluster([("/a.txt", "a.txt")], address(), Limits()))


def test_a_scheduler_without_workers_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra cluster is not installed")
    lonely = Cluster(tmp_path)
    try:
        lonely.wait_for(0)
        monkeypatch.setattr(clusters, "CONNECT_SECONDS", 2.0)
        with pytest.raises(NoCluster, match="has no workers. Start one with: dask worker tcp://127.0.0.1"):
            list(parse_on_cluster([("/a.txt", "a.txt")], lonely.address, Limits()))
    finally:
        lonely.stop()


def test_the_missing_extra_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExtraNeeded, match=r"pip install 'committee-papers\[cluster\]'"):
        list(parse_on_cluster([("/a.txt", "a.txt")], "tcp://127.0.0.1:1", Limits()))
    assert MISSING.count("committee-papers[cluster]") == 1


def test_a_worker_of_another_version_or_that_sees_no_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS, "utf-8")
    with pytest.raises(OtherVersion, match="has another version of committee-papers"):
        parse_batch([(str(tmp_path / "a.txt"), "a.txt")], "0" * 16, Limits(), False)
    gone = (str(tmp_path / "b.txt"), "b.txt")
    found = dict(parse_batch([gone, (str(tmp_path / "a.txt"), "a.txt")], fingerprint(), Limits(), False))
    assert found[gone[0]].stage == "find"
    assert (found[gone[0]].error or "").startswith("b.txt cannot be seen by the cluster's worker on ")
    assert found[str(tmp_path / "a.txt")].rows is not None


def test_batches_are_of_few_files_and_few_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "BATCH_FILES", 3)
    monkeypatch.setattr(clusters, "BATCH_BYTES", 100)
    sizes = (10, 10, 10, 10, 95, 200, 5)
    files = []
    for number, size in enumerate(sizes):
        (tmp_path / str(number)).write_bytes(b"x" * size)
        files.append((str(tmp_path / str(number)), str(number)))
    assert [[int(name) for _, name in batch] for batch in make_batches(files)] == [[0, 1, 2], [3], [4], [5], [6]]


def test_no_more_batches_are_on_the_way_than_the_cluster_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="the extra cluster is not installed")
    begun: list[str] = []

    def parse(batch: list[tuple[str, str]]) -> list[tuple[str, Parsed]]:
        begun.append(batch[0][0])
        return [(location, Parsed(None)) for location, _ in batch]

    monkeypatch.setattr(clusters, "parse_batch", parse)
    batches = iter([[(str(number), "")] for number in range(20)])
    with ThreadPoolExecutor(2) as executor:
        outcomes = parse_in_batches(executor, batches, (), lambda: 2)
        next(outcomes)
        time.sleep(0.2)
        assert len(begun) <= 2 * clusters.AHEAD
        assert len(list(outcomes)) == 19
