"""What each stage of an ingest costs on some files, beside plain pdfplumber and bare pypdfium2 on the same files."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from corpus.databases import open_for_writing
from corpus.load import Outcome, SeenFile, load_document
from corpus.rows import document_rows
from corpus.versions import fingerprint
from ingest.errors import IngestError
from ingest.model import Document
from ingest.sources import find_files, read_document

STAGES = ("read", "extract", "rows", "load")
BASELINES = ("pypdfium2 text", "pdfplumber text and tables")


def measure(paths: Iterable[str | Path]) -> dict[str, Any]:
    """Seconds by stage, pages a second and peak memory of this process in MB, one process; files that fail are left out."""
    from extract.papers import extract

    seconds = dict.fromkeys((*STAGES, *BASELINES), 0.0)
    files = pages = pdf_pages = 0
    failed: dict[str, str] = {}
    documents: list[Path] = []

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        begun = time.perf_counter()
        result = work()
        seconds[stage] += time.perf_counter() - begun
        return result

    with tempfile.TemporaryDirectory(prefix="papers-bench-") as folder:
        connection = open_for_writing(Path(folder) / "bench.db")
        for path in find_files(Path(path) for path in paths):
            try:
                document: Document = timed("read", lambda path=path: read_document(path))
            except IngestError as error:
                failed[str(path)] = str(error)
                continue
            extraction = timed("extract", lambda document=document: extract(document))
            file = SeenFile.of(path)
            rows = timed("rows", lambda d=document, e=extraction, f=file: document_rows(d, e, f.size))
            outcome = Outcome(str(path), "loaded", pages=rows.pages)
            timed("load", lambda r=rows, f=file, o=outcome: load_document(connection, r, f, fingerprint(), o))
            files += 1
            pages += rows.pages
            if document.media_type == "application/pdf":
                documents.append(path)
                pdf_pages += rows.pages
        connection.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # before the baselines, which are not ours
    for path in documents:
        timed("pypdfium2 text", lambda path=path: _read_pypdfium2(path))
        timed("pdfplumber text and tables", lambda path=path: _read_pdfplumber(path))
    return _report(seconds, files, pages, pdf_pages, peak, failed)


def _report(
    seconds: dict[str, float], files: int, pages: int, pdf_pages: int, peak: int, failed: dict[str, str]
) -> dict[str, Any]:
    whole = sum(seconds[stage] for stage in STAGES)
    stages = [(stage, seconds[stage], pages, seconds[stage] / whole if whole else None) for stage in STAGES]
    stages.append(("whole", whole, pages, None))
    stages += [(name, seconds[name], pdf_pages, None) for name in BASELINES if pdf_pages]
    plain = seconds[BASELINES[1]]
    ours = pages / whole if whole else 0.0
    return {
        "files": files, "pages": pages, "peak_mb": peak, "failed": failed,
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
