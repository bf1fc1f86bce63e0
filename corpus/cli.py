"""The `papers` command: reads papers into a corpus, serves and searches it, says what is in it and what is not."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from corpus.errors import CorpusError
from corpus.limits import LEAST_MEMORY, Limits
from ingest.errors import IngestError

FAILED = 1  # the exit code when something could not be done; click itself gives 2 for a wrong call


class Papers(click.Group):
    """The group of commands, listed in the order in which people need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def plain_errors(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn each cause into its sentence on standard error and exit code 1."""

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except (CorpusError, IngestError) as error:
            stop(str(error))
        except KeyboardInterrupt:
            stop("Stopped. Papers loaded so far are kept; the same command goes on from here.")
        except BrokenPipeError:
            # Who reads our output has seen enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(FAILED)

    return run


def stop(sentence: str) -> NoReturn:
    click.echo(f"papers: {sentence}", err=True)
    sys.exit(FAILED)


def examples(*lines: str) -> str:
    """The end of a command's help."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


database_option = click.option(
    "--db", "database", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The corpus database."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(cls=Papers, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="committee-papers")
def main() -> None:
    """A council's committee papers as a corpus that people can search, cite and script against."""


@main.command(epilog=examples("papers ingest papers/ minutes.pdf --db corpus.db"))
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@database_option
@click.option("--jobs", default=os.cpu_count() or 1, show_default="one for each processor", type=click.IntRange(1),
              help="How many files to read at once.")  # fmt: skip
@click.option("--timeout", default=600.0, show_default=True, type=click.FloatRange(0.1),
              help="Seconds that one file may take.")  # fmt: skip
@click.option("--memory", default=1500, show_default=True, type=click.IntRange(LEAST_MEMORY),
              help="Megabytes of memory that one file may take.")  # fmt: skip
@click.option("--ocr", is_flag=True, help="Read pages that are images too (needs the extra: committee-papers[ocr]).")
@click.option("--even-withdrawn", is_flag=True, help="Read papers again that were withdrawn.")
@click.option("--scheduler", metavar="tcp://HOST:8786",
              help="Read on the cluster of this Dask scheduler in the place of --jobs; its workers must see the files "
              "at the same paths (needs the extra: committee-papers[cluster]).")  # fmt: skip
@plain_errors
def ingest(paths: tuple[str, ...], database: Path, timeout: float, memory: int, **how: Any) -> None:
    """Read files and folders, new and changed ones only, into a corpus.

    Exits with 0 when every file was loaded or unchanged, 1 when some failed (the rest is loaded), 2 when called
    wrongly.
    """
    from corpus.ingesting import Options
    from corpus.printing import ingest_with_progress

    summary = ingest_with_progress(paths, database, Options(limits=Limits(timeout, memory), **how))
    sys.exit(FAILED if summary.failed else 0)


@main.command(epilog=examples("papers serve --db corpus.db --port 8001"))
@database_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@plain_errors
def serve(database: Path, host: str, port: int) -> None:
    """Serve the corpus with Datasette and our pages, read only."""
    from corpus.serving import serve as run

    sys.exit(run(database, host, port))


@main.command(epilog=examples("papers search '\"foster care\" OR adoption' --db corpus.db --kind resolution"))
@click.argument("query")
@database_option
@click.option(
    "--kind",
    help="resolution, recommendation, paragraph, report, agenda_item, application, question, table or officer.",
)
@click.option("--committee", help="A word of the committee's name.")
@click.option("--from", "since", type=click.DateTime(["%Y-%m-%d"]), help="First day of meeting.")
@click.option("--to", "until", type=click.DateTime(["%Y-%m-%d"]), help="Last day of meeting.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 10000), help="How many to show.")
@json_option
@plain_errors
def search(query: str, database: Path, as_json: bool, since: Any, until: Any, **narrowed: Any) -> None:
    """Find what papers say and decide, best first: "a phrase", prefix*, OR and -without work."""
    from corpus.databases import open_for_reading
    from corpus.printing import print_hits
    from corpus.search import KINDS, search_corpus

    kind = narrowed["kind"]
    if kind is not None and kind not in KINDS:
        raise click.BadParameter(f"{kind!r} is none of {', '.join(KINDS)}.", param_hint="--kind")
    since, until = (day.date().isoformat() if day else None for day in (since, until))
    connection = open_for_reading(database)
    hits = search_corpus(connection, query, kind, narrowed["committee"], since, until, narrowed["limit"])
    print_hits(connection, hits, as_json)


@main.command(epilog=examples("papers status --db corpus.db"))
@database_option
@json_option
@click.option("--hash", "as_hash", is_flag=True, help="Print one hash of all content: the same for the same papers.")
@plain_errors
def status(database: Path, as_json: bool, as_hash: bool) -> None:
    """What is in, what failed and why, pages without text, issues, and how many facts each rule made."""
    from corpus.contents import content_hash
    from corpus.databases import open_for_reading
    from corpus.printing import print_status
    from corpus.status import corpus_status

    if as_hash:
        click.echo(content_hash(open_for_reading(database)))
        return
    print_status(corpus_status(open_for_reading(database)), as_json)


@main.command(epilog=examples("papers withdraw 3f2a9c0b1d4e5f60 --db corpus.db"))
@click.argument("document")
@database_option
@plain_errors
def withdraw(document: str, database: Path) -> None:
    """Take a document (its id, hash or path) and all that came from it out again."""
    from corpus.withdrawing import withdraw as run

    identifier, path = run(database, document)
    click.echo(f"Withdrawn: {identifier} ({path}). Nothing of it is left in the database.")


@main.command(epilog=examples("papers demo"))
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to build it.  [default: a temporary folder]",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--no-serve", is_flag=True, help="Build the corpus and stop.")
@plain_errors
def demo(database: Path | None, host: str, port: int, no_serve: bool) -> None:
    """Build a corpus from the sample papers and serve it."""
    from corpus.demo import run_demo

    sys.exit(run_demo(database, host, port, no_serve))


@main.command(
    epilog=examples(
        "papers bench pack.pdf --json",
        "papers bench --make big.db --paragraphs 1000000",
        "papers bench --site big.db",
        "papers bench --scale scale.svg --documents 1000",
    )
)
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--make", type=click.Path(dir_okay=False, path_type=Path), help="Make a corpus of made-up papers here.")
@click.option(
    "--paragraphs", default=1_000_000, show_default=True, type=click.IntRange(1), help="How large to make it."
)
@click.option("--site", type=click.Path(dir_okay=False, path_type=Path), help="Measure a site over this corpus.")
@click.option("--scale", type=click.Path(dir_okay=False, path_type=Path), metavar="PLOT.svg",
              help="Measure how cost grows with the number of papers, and draw it here.")  # fmt: skip
@click.option("--documents", default=10_000, show_default=True, type=click.IntRange(1), help="How far to go.")
@click.option("--short", is_flag=True, help="With --scale: short texts alone, so that ten thousand take minutes.")
@json_option
@plain_errors
def bench(
    paths: tuple[str, ...],
    make: Path | None,
    paragraphs: int,
    site: Path | None,
    scale: Path | None,
    documents: int,
    short: bool,
    as_json: bool,
) -> None:
    """What each stage costs on these files, beside plain pdfplumber and bare pypdfium2 in the same run.

    Or, with --make and --site, how quickly the site answers over a large corpus, beside the bare SQL of its answers.
    Or, with --scale, how time and memory grow from ten papers to thousands: copies of the sample papers with other
    words, read with --jobs 1 and 2 (needs the extra: committee-papers[bench]).
    """
    from corpus.printing import make_with_progress, print_bench, print_scale, print_site_bench

    if bool(paths) + bool(make) + bool(site) + bool(scale) != 1:
        raise click.UsageError("Give files to measure, or --make, or --site, or --scale.")
    if make:
        make_with_progress(make, paragraphs)
    elif site:
        print_site_bench(site, as_json)
    elif scale:
        print_scale(scale, documents, short, as_json)
    else:
        from corpus.bench import measure

        print_bench(measure(paths), as_json)


if __name__ == "__main__":
    main()
