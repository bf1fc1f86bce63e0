"""`papers serve`: Datasette over the corpus, read only, with our pages and limits that keep it quick."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from corpus.databases import never_changes, open_for_reading
from corpus.metadata import make_metadata

# Facet suggestion costs most of a table page's time and tells readers little; a page of SQL may not hold the site up.
SETTINGS = {
    "suggest_facets": "off",
    "sql_time_limit_ms": "2000",
    "facet_time_limit_ms": "400",
    "max_returned_rows": "2000",
    "default_page_size": "50",
    "allow_download": "on",
    "truncate_cells_html": "400",
}


def serve_arguments(database: Path, metadata: Path, host: str, port: int) -> list[str]:
    """The arguments of `datasette serve` for a corpus."""
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, value)]
    named = ["--immutable", str(database)] if never_changes(database) else [str(database)]
    return [*named, "--metadata", str(metadata), "--host", host, "--port", str(port), "--cors", *settings]


def serve(database: Path, host: str, port: int) -> int:
    """Serve until interrupted; returns the exit code. Raises NoDatabase or NotACorpus."""
    from datasette.cli import serve as datasette_serve

    open_for_reading(database).close()
    with tempfile.TemporaryDirectory(prefix="papers-") as folder:
        metadata = Path(folder) / "metadata.json"
        metadata.write_text(json.dumps(make_metadata(database.stem)), "utf-8")
        try:
            datasette_serve.main(serve_arguments(database, metadata, host, port), prog_name="papers serve")
        except SystemExit as stop:
            return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
    return 0
