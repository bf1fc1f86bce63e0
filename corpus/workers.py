"""Files parsed in worker processes, each with a time and a memory limit, a few ahead of the writer.

Each worker has a pipe of its own and one document at a time: one that hangs, runs out of memory or crashes is known by
its document, costs that document alone, and a fresh worker takes its place. A document that ends a worker which had
read others before is tried once more in a fresh one, so that none pays for what another left behind.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import wait
from queue import Empty, SimpleQueue
from typing import Any

from corpus.errors import NoWorkers
from corpus.limits import Limits, signal_name, used_memory
from corpus.parsing import Parsed, parse_file
from corpus.work import Parse, serve, too_much_memory

AHEAD = 2  # outcomes waiting for the writer, for each worker
# What is stored at once: so many outcomes, of so many bytes as they are handed over, that come in so short a time.
GROUP, GROUP_BYTES, GROUP_SECONDS = 16, 1 << 20, 0.5
PRELOADED = ["corpus.preloads"]
# A worker is replaced after so many documents: what a native library leaks is given back.
DOCUMENTS_A_WORKER = 100
LOOK_SECONDS = 0.05  # between two looks at clock and memory
START_SECONDS = 120.0  # for the first worker the readers are imported
STILLBORN = 3  # workers in a row that end before they have read anything: none can be started

Task = tuple[str, str]  # location, name to show
Outcomes = list[tuple[str, Parsed]]
DEFAULT = Limits()


def parse_all(
    files: Sequence[Task],
    jobs: int,
    limits: Limits = DEFAULT,
    ocr: bool = False,
    parse: Parse = parse_file,
) -> Iterator[tuple[str, Parsed]]:
    """Parse files, given as (location, name to show), in worker processes; yields (location, outcome) as they end."""
    for group in parse_groups(files, jobs, limits, ocr, parse, most=1):
        yield from group


def parse_groups(
    files: Sequence[Task],
    jobs: int,
    limits: Limits = DEFAULT,
    ocr: bool = False,
    parse: Parse = parse_file,
    most: int | None = None,
) -> Iterator[Outcomes]:
    """Parse files as `parse_all` does; yields outcomes together that end at about the same time, at most `most`.

    Without `most` they are as many as are stored at once.
    """
    if not files:
        return
    crew = Crew(files, max(1, min(jobs, len(files))), limits, ocr, parse)
    crew.start()
    try:
        left = len(files)
        while left:
            group = _gather(crew, min(most or GROUP, left))
            left -= len(group)
            yield group
    finally:
        crew.stop()


def _gather(crew: Crew, most: int) -> Outcomes:
    """The next outcome, and those that come soon after it."""
    group: Outcomes = []
    size, until = 0, float("inf")
    while len(group) < most and size < GROUP_BYTES:
        try:
            wait_for = None if not group else max(0.0, until - time.monotonic())
            location, outcome = crew.outcomes.get(timeout=wait_for)
        except Empty:
            break
        if isinstance(outcome, Exception):
            if group:  # what has been read is stored first
                crew.outcomes.put((location, outcome))
                break
            raise NoWorkers(f"No worker process could be started ({outcome}).") from outcome
        crew.wake()
        if not group:
            until = time.monotonic() + GROUP_SECONDS
        if isinstance(outcome, bytes):
            size += len(outcome)
            outcome = pickle.loads(outcome)
        group.append((location, outcome))
    return group


class Worker:
    """A process that parses one file at a time, as seen from outside."""

    def __init__(self, context: Any, *given: object) -> None:
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, *given), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task | None = None
        self.begun, self.done, self.ready = 0.0, 0, False

    def give(self, task: Task) -> None:
        self.task, self.begun = task, time.monotonic()
        with suppress(OSError):  # it is gone already: its end of the pipe says so
            self.connection.send(task)

    def end(self) -> int | None:
        """Kill it with all that it started; its exit code."""
        if self.process.pid is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.join()
        self.connection.close()
        code: int | None = self.process.exitcode
        return code


class Crew(threading.Thread):
    """Keeps the workers busy, watches their limits and gathers outcomes, beside the writer's own thread."""

    def __init__(self, files: Sequence[Task], jobs: int, limits: Limits, ocr: bool, parse: Parse) -> None:
        super().__init__(name="papers-workers", daemon=True)
        self.waiting, self.jobs, self.limits, self.given = deque(files), jobs, limits, (limits, ocr, parse)
        self.outcomes: SimpleQueue[tuple[str, bytes | Parsed | Exception]] = SimpleQueue()
        self.workers: list[Worker] = []
        self.context = _context()
        self.woken, self.waker = multiprocessing.Pipe(duplex=False)
        self.stopping, self.stillborn = False, 0

    def wake(self) -> None:
        """Say that the writer has taken an outcome."""
        self.waker.send_bytes(b".")

    def stop(self) -> None:
        self.stopping = True
        self.wake()
        self.join()

    def run(self) -> None:
        try:
            while not self.stopping:
                self._fill()
                if not any(worker.task for worker in self.workers) and not self.waiting:
                    break
                self._look(wait([self.woken, *(worker.connection for worker in self.workers)], LOOK_SECONDS))
        except Exception as error:  # handed to the writer: without workers nothing comes any more
            self.outcomes.put(("", error))
        finally:
            for worker in self.workers:
                worker.end()

    def _fill(self) -> None:
        """Give each idle worker a file, as long as the writer keeps up."""
        while self.waiting and self.outcomes.qsize() < self.jobs * AHEAD:
            idle = next((worker for worker in self.workers if worker.task is None), None)
            if idle is None:
                if len(self.workers) == self.jobs:
                    return
                idle = self._hire()
            idle.give(self.waiting.popleft())

    def _hire(self) -> Worker:
        worker = Worker(self.context, *self.given)
        self.workers.append(worker)
        return worker

    def _dismiss(self, worker: Worker) -> int | None:
        self.workers.remove(worker)
        return worker.end()

    def _look(self, spoke: Sequence[Any]) -> None:
        while self.woken.poll():
            self.woken.recv_bytes()
        for worker in list(self.workers):
            if worker.connection in spoke:
                self._hear(worker)
            elif worker.task is not None and worker.ready:
                self._check(worker, worker.task)
            elif time.monotonic() - worker.begun > START_SECONDS and not worker.ready:
                self._crashed(worker, worker.task)

    def _hear(self, worker: Worker) -> None:
        """Take what a worker says: that it is ready, or an outcome and whether it goes on."""
        task = worker.task
        try:
            said = worker.connection.recv_bytes()
        except (EOFError, OSError):
            self._crashed(worker, task)
            return
        if not worker.ready:
            worker.ready, worker.begun, self.stillborn = True, time.monotonic(), 0
            return
        assert task is not None
        worker.task, worker.done = None, worker.done + 1
        self.outcomes.put((task[0], said[1:]))
        if said[:1] == b"0" or worker.done >= DOCUMENTS_A_WORKER:
            self._dismiss(worker)

    def _crashed(self, worker: Worker, task: Task | None) -> None:
        ready = worker.ready
        code = self._dismiss(worker)
        if not ready:
            self.stillborn += 1
            if self.stillborn >= STILLBORN:
                raise RuntimeError(f"{signal_name(code)} at its start")
        if task is None:
            return
        message = (
            f"{task[1]} brought the reader down ({signal_name(code)}): it is damaged, or needs more than the "
            f"{self.limits.memory} MB of --memory. The rest is loaded."
        )
        self._lost(worker, task, message, again=worker.done > 0 or not ready)

    def _check(self, worker: Worker, task: Task) -> None:
        """End a worker that is over a limit."""
        if time.monotonic() - worker.begun > self.limits.timeout:
            self._dismiss(worker)
            message = (
                f"{task[1]} was not read within {self.limits.timeout:g} seconds. "
                "Give it more with --timeout, or leave it out."
            )
            self._lost(worker, task, message)
        elif used_memory(worker.process.pid) > self.limits.bytes:
            self._dismiss(worker)
            self._lost(worker, task, too_much_memory(task[1], self.limits), again=worker.done > 0)

    def _lost(self, worker: Worker, task: Task, message: str, again: bool = False) -> None:
        if again:
            self._hire().give(task)
            return
        self.outcomes.put((task[0], Parsed(None, "read", message, time.monotonic() - worker.begun)))


def _context() -> Any:
    """Workers forked from a clean server that has the readers imported: quick to replace, no open database in them."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context
