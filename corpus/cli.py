"""The `papers` command."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from corpus.errors import CorpusError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="committee-papers")
def main() -> None:
    """A council's committee papers as a corpus that people can search, cite and script against."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--db", "database", required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--jobs", default=os.cpu_count() or 1, type=click.IntRange(1))
@click.option("--timeout", default=600.0, type=click.FloatRange(0.1))
def ingest(paths: tuple[str, ...], database: Path, jobs: int, timeout: float) -> None:
    """Read papers."""
    from corpus.ingesting import Options
    from corpus.ingesting import ingest as run

    try:
        summary = run(paths, database, Options(jobs, timeout))
    except CorpusError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    for outcome in summary.failed:
        click.echo(f"failed: {outcome.error}", err=True)
    click.echo(dict(summary.counts))
    sys.exit(1 if summary.failed else 0)
