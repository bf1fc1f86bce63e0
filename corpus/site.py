"""The Datasette plugin: which address is which page, cells that link to their proof, our templates and files.

Stock pages stay as they are, within our frame; everything is read only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from datasette import Response, hookimpl
from datasette.views.index import IndexView
from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from corpus.cells import show_cell
from corpus.failures import answer_failure
from corpus.guards import App, guard
from corpus.pages.answers import corpus_database, may_see, view
from corpus.pages.committees import committee_page
from corpus.pages.decisions import recommendation_page, resolution_page
from corpus.pages.earlier import decided_page
from corpus.pages.grids import table_csv, table_page
from corpus.pages.home import home_page
from corpus.pages.images import image_view
from corpus.pages.items import item_page
from corpus.pages.meetings import meeting_page
from corpus.pages.moves import find_moved
from corpus.pages.papers import paper_page
from corpus.pages.paragraphs import paragraph_page
from corpus.pages.people import person_page
from corpus.pages.proofs import proof_page
from corpus.pages.reports import report_page
from corpus.pages.searching import search_atom, search_csv, search_json, search_page
from corpus.query_limits import limit_queries

TEMPLATES = Path(str(files("corpus") / "templates"))
STATIC = {
    "frame.css": "text/css; charset=utf-8", "stock.css": "text/css; charset=utf-8",
    "site.css": "text/css; charset=utf-8", "site.js": "text/javascript; charset=utf-8",
    "stock.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}  # fmt: skip
FACT = r"(?P<id>[0-9a-f]{16}-[a-z0-9-]{1,80})"
SLUG = r"(?P<id>[a-z0-9-]{1,200})"
PAGE = r"(?P<document>[0-9a-f]{16})/(?P<number>[0-9]{1,6})"
PAGES = {
    rf"^/page/{PAGE}$": proof_page,
    r"^/paper/(?P<id>[0-9a-f]{16})$": paper_page,
    rf"^/committee/{SLUG}$": committee_page,
    rf"^/person/{SLUG}$": person_page,
    rf"^/meeting/{FACT}$": meeting_page,
    rf"^/item/{FACT}$": item_page,
    rf"^/report/{FACT}$": report_page,
    rf"^/paragraph/{FACT}$": paragraph_page,
    rf"^/resolution/{FACT}$": resolution_page,
    rf"^/recommendation/{FACT}$": recommendation_page,
    rf"^/table/{FACT}$": table_page,
    rf"^/table/{FACT}\.csv$": table_csv,
    r"^/search$": search_page,
    r"^/search\.json$": search_json,
    r"^/search\.csv$": search_csv,
    r"^/search\.atom$": search_atom,
    r"^/decided$": decided_page,
}


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Let our templates be found before Datasette's own."""
    ours = FileSystemLoader(str(TEMPLATES))
    env.loader = ChoiceLoader([ours, env.loader]) if env.loader else ours


@hookimpl
def extra_css_urls(template: str | None, datasette: Any) -> list[str]:
    """Our style on stock pages; our own pages name theirs."""
    if template and template.startswith("papers_"):
        return []
    return [datasette.urls.path(f"/-/papers/{name}") for name in ("frame.css", "stock.css")]


@hookimpl
def extra_js_urls(template: str | None, datasette: Any) -> list[str]:
    """On stock pages, names for form fields that have none."""
    return [] if template and template.startswith("papers_") else [datasette.urls.path("/-/papers/stock.js")]


@hookimpl
def extra_template_vars(template: str | None, datasette: Any, request: Any) -> Any:
    """For the head of stock pages and of those that say no: what the site is called, and where its tables are."""
    if template is None or template.startswith("papers_"):  # our own pages bring theirs
        return {}

    async def named() -> dict[str, Any]:
        try:
            database = await corpus_database(datasette)
            seen = database is not None and request is not None and await may_see(datasette, request, database.name)
        except (sqlite3.Error, OSError):  # the page says so
            seen = False
        title = datasette.metadata("title") or "Committee papers"
        return {"site_title": title, "corpus_name": database.name if seen else None}

    return named


@hookimpl
def prepare_connection(conn: Any, database: str) -> None:
    """What a query may use and see; Datasette's own notes (`_internal`) are not asked by anybody else."""
    if not database.startswith("_"):
        limit_queries(conn)


@hookimpl(hookwrapper=True)
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Iterator[None]:
    """A sentence in the place of Datasette's error page, which also prints all that the site has in hand, slowly."""
    outcome: Any = yield
    outcome.force_result([answer_failure(datasette, request, exception)])


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """What every answer carries, and what is refused."""
    return lambda app: guard(app, datasette)


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    from corpus.exports import EXPORTS  # Datasette's views, which are imported after its plugins

    return [
        (r"^/(?P<format>)$", home_view),
        (r"^/-/papers/(?P<name>[a-z.]+)$", static_file),
        (rf"^/page/{PAGE}\.webp$", image_view),
        *((address, view(page, find_moved)) for address, page in PAGES.items()),
        *EXPORTS,
    ]


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """A fact's page and boxes as a link to its proof; lists of cells in words; ids in queries as links."""
    return show_cell(row, value, column, table, lambda path: datasette.urls.path(path), database)


async def home_view(datasette: Any, request: Any) -> Response:
    """Our home page where a corpus is served that the reader may see, else Datasette's."""
    database = await corpus_database(datasette)
    if database is not None and await may_see(datasette, request, database.name):
        return await view(home_page)(datasette, request)
    response = await IndexView(datasette).get(request)
    assert isinstance(response, Response)
    return response


async def static_file(request: Any) -> Response:
    name = request.url_vars["name"]
    if name not in STATIC:
        return Response.text("There is no such file.", status=404)
    body = (files("corpus") / "static" / name).read_text("utf-8")
    return Response(body, content_type=STATIC[name], headers={"cache-control": "max-age=3600"})
