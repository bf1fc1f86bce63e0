"""`papers demo`: a corpus from the sample papers of a made-up borough, built and served in one go."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from corpus.errors import NoSamplePapers
from corpus.ingesting import Options
from corpus.printing import ingest_with_progress
from corpus.serving import serve

SAMPLE_ENDINGS = (".pdf", ".txt")
# In an installed wheel, then in a checkout: PDFs, and the same papers as text.
PDF_FOLDERS = (
    Path(__file__).parent / "samples",
    Path(__file__).parent.parent / "tests" / "packs" / "papers" / "pdf",
)
TEXT_FOLDERS = (
    Path(__file__).parent / "sample_texts",
    Path(__file__).parent.parent / "tests" / "packs" / "papers" / "text",
)


def sample_papers() -> list[Path]:
    """The sample papers as PDFs, sorted; raises NoSamplePapers."""
    return _find(PDF_FOLDERS)


def find_samples() -> list[Path]:
    """The sample papers as PDFs and as text; raises NoSamplePapers."""
    return [*_find(PDF_FOLDERS), *_find(TEXT_FOLDERS)]


def _find(folders: Sequence[Path]) -> list[Path]:
    for folder in folders:
        found = sorted(path for path in folder.rglob("*") if path.suffix in SAMPLE_ENDINGS and path.is_file())
        if found:
            return found
    raise NoSamplePapers(
        "The sample papers are not in this installation. Run the same command from a checkout of the project."
    )


def run_demo(database: Path | None, host: str, port: int, no_serve: bool) -> int:
    """Build the corpus, say what was done, serve it unless told not to; returns the exit code."""
    papers = sample_papers()
    database = database or Path(tempfile.mkdtemp(prefix="papers-demo-")) / "corpus.db"
    click.echo(f"Reading {len(papers)} sample papers from {papers[0].parent} into {database}")
    summary = ingest_with_progress(papers, database, Options())
    failed = int(bool(summary.failed))
    if no_serve:
        return failed
    click.echo(f"Serving them at http://{host}:{port}/ (stop with Ctrl-C)")
    return serve(database, host, port)
