"""What the command prints: progress and tables on a terminal, plain lines or JSON elsewhere."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from corpus.errors import CannotWrite
from corpus.index import SEARCHED
from corpus.ingesting import Options, Summary
from corpus.ingesting import ingest as run_ingest
from corpus.load import Outcome
from corpus.search import MARKS, Hit

TABLE_OF = {kind: table for table, kind in SEARCHED.items()}


def ingest_with_progress(paths: Sequence[str | Path], database: Path, options: Options) -> Summary:
    """Run an ingest; a bar on a terminal, failures on standard error, a summary on standard output."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not sys.stderr.isatty(), transient=True) as progress:
        task = progress.add_task("Reading papers", total=None)

        def report(outcome: Outcome) -> None:
            progress.update(task, advance=1)
            if outcome.status == "failed":
                console.print(f"failed: {escape(outcome.error or '')}", soft_wrap=True, highlight=False)

        summary = run_ingest(paths, database, options, report, lambda total: progress.update(task, total=total))
    counts = summary.counts
    pages = sum(outcome.pages or 0 for outcome in summary.outcomes)
    click.echo(
        f"{counts['loaded']} loaded ({pages} pages), {counts['unchanged']} unchanged, "
        f"{counts['failed']} failed: {database}"
    )
    if counts["failed"]:
        click.echo(f"Why they failed: papers status --db {database}")
    return summary


def print_hits(connection: sqlite3.Connection, hits: Sequence[Hit], as_json: bool) -> None:
    """The things found, each with where it stands."""
    if as_json:
        click.echo(json.dumps([_hit_record(connection, hit) for hit in hits], indent=2, ensure_ascii=False))
        return
    if not hits:
        click.echo("Nothing found.")
    for hit in hits:
        record = _hit_record(connection, hit)
        place = f"page {record['page']}" if record["page"] else f"line {record['line']}" if record["line"] else ""
        head = " · ".join(part for part in (hit.kind, hit.date, hit.committee, hit.title) if part)
        click.echo(click.style(head, bold=True))
        click.echo("  " + _marked(hit.snippet))
        click.echo(click.style(f"  {record['path']} {place}  {hit.ref_id}", dim=True))


def _marked(snippet: str) -> str:
    pieces = snippet.replace(MARKS[1], MARKS[0]).split(MARKS[0])
    return "".join(click.style(piece, fg="yellow", bold=True) if n % 2 else piece for n, piece in enumerate(pieces))


def _hit_record(connection: sqlite3.Connection, hit: Hit) -> dict[str, Any]:
    row = connection.execute(
        f"SELECT f.page, f.line, d.path FROM [{TABLE_OF[hit.kind]}] AS f "
        "JOIN documents AS d ON d.id = f.document_id WHERE f.id = ?",
        (hit.ref_id,),
    ).fetchone()
    page, line, path = tuple(row) if row else (None, None, None)
    return {
        "kind": hit.kind, "id": hit.ref_id, "title": hit.title, "committee": hit.committee, "date": hit.date,
        "snippet": hit.snippet.replace(MARKS[0], "").replace(MARKS[1], ""), "document_id": hit.document_id,
        "path": path, "page": page, "line": line, "score": round(hit.score, 4),
    }  # fmt: skip


def print_status(status: dict[str, Any], as_json: bool) -> None:
    """What the corpus holds and lacks."""
    if as_json:
        click.echo(json.dumps(status, indent=2, ensure_ascii=False))
        return
    documents = status["documents"]
    click.echo(
        f"{sum(documents.values())} documents: " + (", ".join(f"{n} {kind}" for kind, n in documents.items()) or "none")
    )
    if status["first_meeting"]:
        click.echo(f"Meetings from {status['first_meeting']} to {status['last_meeting']}; "
                   f"{status['meetings_without_minutes']} of them without minutes yet.")  # fmt: skip
    _print_table("Rows", ("table", "rows"), [(name, f"{n:,}") for name, n in status["rows"].items() if n])
    _print_table("Files that failed", ("file", "stage", "why"),
                 [(row["path"], row["stage"], row["error"]) for row in status["failed"]])  # fmt: skip
    unread = status["pages_without_text"]
    _print_table(
        "Pages without text",
        ("document", "unread", "pages"),
        [(row["path"], f"{row['unread']} of {row['page_count']}", row["pages"]) for row in unread],
    )
    _print_table("Issues", ("code", "how many"), [(code, f"{n:,}") for code, n in status["issues"].items()])
    _print_table("Facts by rule", ("rule", "table", "facts", "precision"),
                 [(row["rule"], row["table"], f"{row['facts']:,}", _precision(row["precision"]))
                  for row in status["rules"]])  # fmt: skip


def _precision(share: float | None) -> str:
    """A rule's measured precision; a dash where no fact of it was held against a paper read by hand."""
    return f"{share:.1%}" if share is not None else "-"


def _print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    if not rows:
        return
    if not sys.stdout.isatty():  # for grep and cut: tabs, nothing folded
        click.echo(f"\n{title}")
        for row in rows:
            click.echo("  " + "\t".join(str(cell or "") for cell in row))
        return
    table = Table(*head, title=title, title_justify="left")
    for row in rows:
        table.add_row(*(escape(str(cell or "")) for cell in row))
    Console().print(table)


def print_bench(result: dict[str, Any], as_json: bool) -> None:
    """Seconds and pages a second for each stage."""
    if as_json:
        click.echo(json.dumps(result, indent=2))
        return
    click.echo(f"{result['files']} files, {result['pages']} pages, peak memory {result['peak_mb']} MB")
    rows = [(s["stage"], f"{s['seconds']:.3f}", s["pages_per_second"], s["share"]) for s in result["stages"]]
    _print_table("Stages", ("stage", "CPU seconds", "pages a second", "share"), rows)
    if result["times_plain_pdfplumber"]:
        click.echo(
            f"The whole is {result['times_plain_pdfplumber']} times as fast as plain pdfplumber text and tables."
        )
    for path, error in result["failed"].items():
        click.echo(f"left out: {error or path}", err=True)


def make_with_progress(database: Path, paragraphs: int) -> None:
    """Make a corpus of made-up papers; raises CannotWrite where a file is already."""
    from corpus.synthetic import make_corpus

    if database.exists():
        raise CannotWrite(f"{database} is there already. Give another name, or delete it first.")
    papers = make_corpus(database, paragraphs, report=lambda done: click.echo(f"\r{done} papers", nl=False, err=True))
    click.echo(f"\n{papers} made-up papers: {database}", err=True)


def print_site_bench(database: Path, as_json: bool) -> None:
    """Milliseconds of each kind of address, of the site and of its SQL alone."""
    from corpus.site_bench import measure_site

    if as_json:
        click.echo(json.dumps(list(measure_site(database)), indent=2))
        return
    heads = [f"{who}{what} {share}" for who in ("site", "SQL") for what in ("", " CPU") for share in ("p50", "p95")]
    click.echo(f"{'ms':40}{''.join(f'{head:>14}' for head in heads)}{'times':>7}")
    for row in measure_site(database):
        figures = "".join(f"{row[head.lower().replace(' ', '_')]:14.1f}" for head in heads)
        click.echo(f"{row['name']:40}{figures}{row['times']:7.1f}")


def print_scale(plot: Path, documents: int, short: bool, as_json: bool) -> None:
    """A line for each run as it ends; the plot is drawn anew after each, so that it is there however far it got."""
    from corpus.scale_bench import draw_plot, measure_scale

    rows: list[dict[str, Any]] = []
    for row in measure_scale(documents, short=short):
        if not rows and not as_json:
            click.echo("  ".join(row))
        rows.append(row)
        draw_plot(rows, plot)
        if not as_json:
            click.echo("  ".join(f"{value:>{len(name)}}" for name, value in row.items()))
    if as_json:
        click.echo(json.dumps(rows, indent=2))
