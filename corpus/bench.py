"""What each stage of an ingest costs on some files, beside plain pdfplumber and bare pypdfium2 on the same files.

Seconds are the processor's: what else the machine does makes less of a difference to them, and none to their ratios.
"""

from __future__ import annotations

import gc
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from corpus.databases import open_for_writing
from corpus.load import Outcome, SeenFile, load_document
from corpus.rows import document_rows
from corpus.versions import fingerprint
from extract.language import LanguageFacts, read_language
from extract.papers import extract
from ingest.errors import IngestError
from ingest.sources import PDF, find_files, read_document

T = TypeVar("T")
STAGES = ("read", "form", "language", "rows", "load")
BASELINES = ("pypdfium2 text", "pdfplumber text and tables")


class _Bench:
    def __init__(self) -> None:
        self.seconds = dict.fromkeys((*STAGES, *BASELINES), 0.0)
        self.files = self.pages = self.pdf_pages = 0
        self.failed: dict[str, str] = {}
        self.pdfs: list[Path] = []

    def timed(self, stage: str, work: Callable[..., T], *given: object) -> T:
        begun = time.process_time()
        result = work(*given)
        self.seconds[stage] += time.process_time() - begun
        return result

    def read_language(self, *given: Any, **named: Any) -> LanguageFacts:
        """The language stage, timed apart from what reads the form of a paper."""
        return self.timed("language", partial(read_language, *given, **named))

    def ingest(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take one file through all stages."""
        try:
            document = self.timed("read", read_document, path)
        except IngestError as error:
            self.failed[str(path)] = str(error)
            return
        file = SeenFile.of(path)
        before = self.seconds["language"]
        extraction = self.timed("form", extract, document, self.read_language)
        self.seconds["form"] -= self.seconds["language"] - before
        rows = self.timed("rows", document_rows, document, extraction, file.size)
        file = replace(file, sha256=document.sha256)
        outcome = Outcome(str(path), "loaded", pages=rows.pages, sha256=document.sha256)
        self.timed("load", load_document, connection, rows, file, fingerprint(), outcome)
        self.files += 1
        self.pages += rows.pages
        if document.media_type == PDF:
            self.pdfs.append(path)
            self.pdf_pages += rows.pages


def measure(paths: Iterable[str | Path]) -> dict[str, Any]:
    """Seconds by stage, pages a second, peak memory in MB, all in this one process; files that fail are left out."""
    from corpus.preloads import settle

    bench = _Bench()
    plain = gc.get_threshold()
    settle()  # as a worker does, once a process however many papers it reads
    with tempfile.TemporaryDirectory(prefix="papers-bench-") as folder:
        connection = open_for_writing(Path(folder) / "bench.db")
        for path in find_files(Path(path) for path in paths):
            bench.ingest(connection, path)
        connection.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # before the baselines, which are not ours
    gc.unfreeze()
    gc.set_threshold(*plain)
    for path in bench.pdfs:
        bench.timed(BASELINES[0], _read_pypdfium2, path)
        bench.timed(BASELINES[1], _read_pdfplumber, path)
    return _report(bench, peak)


def _report(bench: _Bench, peak: int) -> dict[str, Any]:
    seconds, pages, pdf_pages = bench.seconds, bench.pages, bench.pdf_pages
    whole = sum(seconds[stage] for stage in STAGES)
    stages = [(stage, seconds[stage], pages, seconds[stage] / whole if whole else None) for stage in STAGES]
    stages.append(("whole", whole, pages, None))
    stages += [(name, seconds[name], pdf_pages, None) for name in BASELINES if pdf_pages]
    plain = seconds[BASELINES[1]]
    ours = pages / whole if whole else 0.0
    return {
        "files": bench.files, "pages": pages, "peak_mb": peak, "failed": bench.failed,
        "stages": [
            {"stage": stage, "seconds": round(spent, 4), "pages_per_second": round(count / spent, 1) if spent else None,
             "share": f"{share:.0%}" if share is not None else None}
            for stage, spent, count, share in stages
        ],
        "times_plain_pdfplumber": round(ours / (pdf_pages / plain), 1) if plain and pdf_pages else None,
    }  # fmt: skip


def _read_pypdfium2(path: Path) -> None:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        for page in pdf:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
    finally:
        pdf.close()


def _read_pdfplumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
