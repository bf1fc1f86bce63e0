"""Hands files to worker processes, a few ahead of the writer, so that memory does not grow with the run.

A document that hangs is ended after its time; one that crashes its worker costs that document alone.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from typing import Any

from corpus.errors import NoWorkers
from corpus.parsing import Parsed, parse_file

AHEAD = 2  # files waiting for each worker
PRELOADED = ["corpus.parsing", "extract.papers", "ingest.sources", "ingest.text", "ingest.pdf"]
# A worker is replaced after so many documents: what a native library leaks is given back.
DOCUMENTS_A_WORKER = 200


def parse_all(
    files: Sequence[tuple[str, str]], jobs: int, timeout: float, ocr: bool = False
) -> Iterator[tuple[str, Parsed]]:
    """Parse files, given as (location, name to show), in worker processes; yields (location, outcome) as they end."""
    if not files:
        return
    from pebble import ProcessPool

    waiting = iter(files)
    running: dict[Any, tuple[str, str]] = {}
    with ProcessPool(
        max_workers=max(1, min(jobs, len(files))), max_tasks=DOCUMENTS_A_WORKER, context=_context()
    ) as pool:
        try:
            while True:
                while len(running) < jobs * AHEAD and (file := next(waiting, None)) is not None:
                    running[pool.schedule(parse_file, args=[*file, ocr], timeout=timeout)] = file
                if not running:
                    break
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    location, name = running.pop(future)
                    yield location, _outcome(future, name, timeout)
        except BrokenExecutor as error:
            raise NoWorkers(f"No worker process could be started ({error or type(error).__name__}).") from error
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _context() -> Any:
    """Workers forked from a clean server that has the readers imported: quick to replace, no open database in them."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def _outcome(future: Future[Any], name: str, timeout: float) -> Parsed:
    from pebble import ProcessExpired

    try:
        result = future.result()
    except TimeoutError:
        message = f"{name} was not read within {timeout:g} seconds. Give it more with --timeout, or leave it out."
        return Parsed(None, "read", message, read_seconds=timeout)
    except ProcessExpired as error:
        message = (
            f"{name} brought the reader down (exit code {error.exitcode}). The rest is loaded; the file may be damaged."
        )
        return Parsed(None, "read", message)
    except Exception as error:  # what came back could not be handed over
        return Parsed(None, "read", f"{name} could not be handed over by its worker: {type(error).__name__}: {error}.")
    assert isinstance(result, Parsed)
    return result
