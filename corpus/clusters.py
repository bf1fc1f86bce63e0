"""Files parsed on a Dask cluster by the same workers as on one machine, a few batches ahead of the writer.

A batch is handed to an executor as `concurrent.futures` has them; on a worker of the cluster it is parsed as at home,
in a process of its own with a time and a memory limit. Files are not sent: every worker reads them where the command
finds them, on a file system that all share. A batch whose worker is lost is parsed by another.
"""

from __future__ import annotations

import multiprocessing
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from pathlib import Path
from typing import Any

from corpus.errors import ExtraNeeded, NoCluster, OtherVersion
from corpus.limits import Limits
from corpus.parsing import Parsed, parse_file
from corpus.versions import fingerprint
from corpus.work import Parse
from corpus.workers import Outcomes, Task, parse_all

MISSING = "Reading on a cluster needs the extra: pip install 'committee-papers[cluster]'"
BATCH_FILES, BATCH_BYTES = 16, 4 << 20  # what goes over at once: short papers together, long ones alone
AHEAD = 2  # batches on the way, for each thread of the cluster
CONNECT_SECONDS = 15.0
LOST_SECONDS = 60.0  # without any worker: a restarted one is back by then
LOOK_SECONDS = 1.0

Batch = Sequence[Task]


def parse_on_cluster(
    files: Sequence[Task], scheduler: str, limits: Limits, ocr: bool = False, parse: Parse = parse_file
) -> Iterator[Outcomes]:
    """Parse files, given as (location, name to show), on the cluster of this scheduler; yields batches as they end.

    Raises ExtraNeeded without Dask, NoCluster when the cluster is not there or goes away, OtherVersion when a worker
    would read by other rules than this machine.
    """
    if not files:
        return
    client = _connect(scheduler)
    try:
        given = (fingerprint(), limits, ocr, parse)
        yield from parse_in_batches(
            client.get_executor(pure=False), make_batches(files), given, lambda: _threads(client, scheduler)
        )
    finally:
        client.close()


def make_batches(files: Sequence[Task]) -> Iterator[Batch]:
    """Files in order, cut where a batch has enough of them or of their bytes."""
    batch: list[Task] = []
    size = 0
    for task in files:
        try:
            more = Path(task[0]).stat().st_size
        except OSError:
            more = 0  # its reader says why
        if batch and (len(batch) == BATCH_FILES or size + more > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += more
    if batch:
        yield batch


def parse_in_batches(
    executor: Executor, batches: Iterator[Batch], given: tuple[Any, ...], threads: Callable[[], int]
) -> Iterator[Outcomes]:
    """Keep the executor's `threads` busy with batches; yields the outcomes of each as it ends."""
    waiting, running = deque(batches), dict[Future[Outcomes], Batch]()
    seen = time.monotonic()
    while waiting or running:
        there = threads()
        if there:
            seen = time.monotonic()
        elif time.monotonic() - seen > LOST_SECONDS:
            raise NoCluster("The cluster has no workers any more. Start some, then run the same command again.")
        while waiting and len(running) < AHEAD * max(1, there):
            batch = waiting.popleft()
            running[executor.submit(parse_batch, batch, *given)] = batch
        for future in wait(running, LOOK_SECONDS, FIRST_COMPLETED).done:
            yield _outcomes(future, running.pop(future))


def parse_batch(batch: Batch, version: str, limits: Limits, ocr: bool, parse: Parse = parse_file) -> Outcomes:
    """What a worker of the cluster does: parse files that it can see, one after the other, each within the limits."""
    host = socket.gethostname()
    if fingerprint() != version:
        raise OtherVersion(
            f"The cluster's worker on {host} has another version of committee-papers, or of a library that it reads "
            "with, than this machine. Install the same on both, then run the same command again."
        )
    # Dask's nanny makes its workers daemons, which may have no children by default. Ours end with their parent.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    unseen: Outcomes = [
        (location, Parsed(None, "find", unseen_sentence(name, host)))
        for location, name in batch
        if not Path(location).exists()
    ]
    lost = {location for location, _ in unseen}
    return unseen + list(parse_all([task for task in batch if task[0] not in lost], 1, limits, ocr, parse))


def unseen_sentence(name: str, host: str) -> str:
    return (
        f"{name} cannot be seen by the cluster's worker on {host}. Workers read files themselves: put them on a file "
        "system that is mounted at the same place on this machine and on all workers."
    )


def _outcomes(future: Future[Outcomes], batch: Batch) -> Outcomes:
    from distributed.scheduler import KilledWorker

    try:
        return future.result()
    except KilledWorker:
        # Not the papers' doing, for they are read in processes of their own.
        sentence = "was not read: one worker of the cluster after another went away. Run the same command again."
        return [(location, Parsed(None, "read", f"{name} {sentence}")) for location, name in batch]
    except CancelledError as error:
        raise NoCluster(LOST) from error
    except (OtherVersion, ExtraNeeded):
        raise
    except Exception as error:
        raise NoCluster(
            f"The cluster could not run the reader ({type(error).__name__}: {error}). Its scheduler and workers need "
            "the same Python, committee-papers and Dask as this machine."
        ) from error


LOST = "The cluster's scheduler went away. Papers loaded so far are kept; run the same command again when it is back."


def _connect(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise ExtraNeeded(MISSING) from error
    try:
        client = Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False, name="papers")
    except (OSError, ValueError) as error:
        raise NoCluster(
            f"There is no Dask scheduler at {scheduler} ({error}). Start one with: dask scheduler"
        ) from error
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except OSError as error:
        client.close()
        raise NoCluster(
            f"The scheduler at {scheduler} has no workers. Start one with: dask worker {scheduler}"
        ) from error
    return client


def _threads(client: Any, scheduler: str) -> int:
    """How many papers the cluster reads at once just now; raises NoCluster when nobody answers."""
    try:
        if client.status == "running":
            return sum(client.nthreads().values())
    except (OSError, CancelledError) as error:
        raise NoCluster(LOST) from error
    raise NoCluster(LOST)
