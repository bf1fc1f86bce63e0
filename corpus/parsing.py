"""What a worker does with one file: read, extract, make rows. A pure function of the file, run in a process of its own.

Reading is imported when the first file is parsed: a run in which nothing has changed never pays for it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.rows import DocumentRows, document_rows


@dataclass(frozen=True, slots=True)
class Parsed:
    """The outcome of parsing one file: `rows`, or the stage it failed at and why; seconds by stage.

    `short_of_memory`: it failed for want of memory, and the process that tried is in no known state.
    """

    rows: DocumentRows | None
    stage: str = "read"
    error: str | None = None
    read_seconds: float = 0.0
    extract_seconds: float = 0.0
    short_of_memory: bool = False

    @property
    def seconds(self) -> float:
        return self.read_seconds + self.extract_seconds


def parse_file(location: str, path: str, ocr: bool = False) -> Parsed:
    """Read the file at `location` and what is in it; `path` is its name as given, `ocr` reads pages that are pictures.

    Never raises for what the file holds.
    """
    from extract.papers import extract
    from ingest.errors import IngestError
    from ingest.memory import give_back
    from ingest.sources import read_document

    begun = read = time.perf_counter()
    stage = "read"
    try:
        document = replace(read_document(Path(location), ocr), path=path)
        size = Path(location).stat().st_size
        stage, read = "extract", time.perf_counter()
        give_back(len(document.pages))
        extraction = extract(document)
        document = replace(document, blocks=())  # rows are made of facts and pages
        give_back(len(document.pages))
        rows = document_rows(document, extraction, size)
    except (IngestError, OSError) as error:
        return Parsed(None, stage, _sentence(path, location, error), time.perf_counter() - begun)
    except MemoryError:
        message = f"{path} needs more memory to read than it is given."
        return Parsed(None, stage, message, time.perf_counter() - begun, short_of_memory=True)
    except Exception as error:
        doing = "reading" if stage == "read" else "finding facts in"
        return Parsed(None, stage, _surprise(path, doing, error), time.perf_counter() - begun)
    return Parsed(rows, read_seconds=read - begun, extract_seconds=time.perf_counter() - read)


def _sentence(path: str, location: str, error: Exception) -> str:
    """The reason, with the file called what it was called on the command line."""
    said = str(error).replace(location, path)
    return said if path in said else f"{path}: {said}"


def _surprise(path: str, doing: str, error: Exception) -> str:
    """A sentence for a mistake of ours: what it was and where, for the report that is to be made of it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"A mistake in this program while {doing} {path}: {type(error).__name__}: {error}{where}. Please report it."
