"""`papers demo`: a corpus from the sample papers of a made-up borough, built and served in one go."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from corpus.ingesting import Options
from corpus.printing import ingest_with_progress
from corpus.sample_papers import sample_papers
from corpus.serving import serve


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
