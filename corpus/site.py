"""The Datasette plugin: a home page, the proof pages behind every fact, cells that link to them.

Stock pages stay as they are; everything is read only. Which database is the corpus is told from its tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from datasette import Response, hookimpl
from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from corpus.cells import show_cell
from corpus.proofs import page_html, page_image
from corpus.status import LAST_OF_EACH_PATH

TEMPLATES = Path(str(files("corpus") / "templates"))
STATIC = {"site.css": "text/css; charset=utf-8"}
NEEDED = frozenset(("documents", "pages", "meetings", "resolutions", "ingests", "search"))

HOME_COUNTS = {
    "documents": "SELECT count(*) FROM documents",
    "pages": "SELECT count(*) FROM pages",
    "meetings": "SELECT count(*) FROM meetings",
    "resolutions": "SELECT count(*) FROM resolutions",
    "recommendations": "SELECT count(*) FROM recommendations",
    "people": "SELECT count(*) FROM people",
    "first": "SELECT min(date) FROM meetings",
    "last": "SELECT max(date) FROM meetings",
    "unread": "SELECT count(*) FROM pages WHERE characters = 0",
    "failed": f"SELECT count(*) FROM ingests WHERE status = 'failed' AND id IN ({LAST_OF_EACH_PATH})",
    "to_come": "SELECT count(*) FROM meetings_without_minutes",
    "issues": "SELECT count(*) FROM issues",
}
LATEST_SQL = (
    "SELECT m.id, m.date, m.committee, m.role, m.venue, m.document_id, d.title FROM meetings AS m "
    "JOIN documents AS d ON d.id = m.document_id ORDER BY m.date DESC, m.id LIMIT 12"
)
COMMITTEES_SQL = (
    "SELECT c.id, c.name, c.council, count(m.id) AS meetings, max(m.date) AS last FROM committees AS c "
    "LEFT JOIN meetings AS m ON m.committee_id = c.id GROUP BY c.id ORDER BY c.name LIMIT 60"
)


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    """Let our templates be found before Datasette's own."""
    ours = FileSystemLoader(str(TEMPLATES))
    env.loader = ChoiceLoader([ours, env.loader]) if env.loader else ours


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    return [datasette.urls.path("/-/papers/site.css")]


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    return [
        (r"^/-/papers/(?P<name>[a-z.]+)$", static_file),
        (r"^/page/(?P<document>[0-9a-f]{16})/(?P<number>[0-9]{1,6})$", page_view),
        (r"^/page/(?P<document>[0-9a-f]{16})/(?P<number>[0-9]{1,6})\.webp$", image_view),
    ]


@hookimpl
def extra_template_vars(datasette: Any, view_name: str, request: Any) -> Any:
    """What the home page says of the corpus; nothing on other pages."""
    if view_name != "index":
        return {}

    async def home() -> dict[str, Any]:
        database = await corpus_database(datasette)
        if database is None or not await _visible(datasette, request, database.name):
            return {"papers": None}
        counts = {name: (await database.execute(sql)).single_value() for name, sql in HOME_COUNTS.items()}
        latest = [dict(row) for row in (await database.execute(LATEST_SQL)).rows]
        committees = [dict(row) for row in (await database.execute(COMMITTEES_SQL)).rows]
        queries = await datasette.get_canned_queries(database.name, request.actor)
        return {
            "papers": counts, "latest": latest, "committees": committees, "corpus_name": database.name,
            "questions": list(queries.values()),
        }  # fmt: skip

    return home


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """A fact's page and boxes as a link to its proof; lists of cells in words; ids in queries as links."""
    return show_cell(row, value, column, table, lambda path: datasette.urls.path(path), database)


async def corpus_database(datasette: Any) -> Any:
    """The database served that is a corpus; None if there is none."""
    for name, database in datasette.databases.items():
        if not name.startswith("_") and set(await database.table_names()) >= NEEDED:
            return database
    return None


async def _visible(datasette: Any, request: Any, database: str) -> bool:
    visible, _ = await datasette.check_visibility(
        request.actor, permissions=[("view-table", (database, "pages")), ("view-database", database), "view-instance"]
    )
    return bool(visible)


async def static_file(request: Any) -> Response:
    name = request.url_vars["name"]
    if name not in STATIC:
        return Response.text("There is no such file.", status=404)
    body = (files("corpus") / "static" / name).read_text("utf-8")
    return Response(body, content_type=STATIC[name], headers={"cache-control": "max-age=3600"})


async def page_view(datasette: Any, request: Any) -> Response:
    return await _for_document(datasette, request, page_html)


async def image_view(datasette: Any, request: Any) -> Response:
    return await _for_document(datasette, request, page_image)


async def _for_document(datasette: Any, request: Any, view: Callable[..., Any]) -> Response:
    """The view's answer for a document that the corpus knows and the reader may see; 404 for any other."""
    database = await corpus_database(datasette)
    wanted: Mapping[str, str] = request.url_vars
    if database is None or not await _visible(datasette, request, database.name):
        return Response.text("There is no corpus here.", status=404)
    rows = (await database.execute("SELECT * FROM documents WHERE id = ?", (wanted["document"],))).rows
    if not rows:
        return Response.text("The corpus has no such document.", status=404)
    response = await view(datasette, request, database, dict(rows[0]), int(wanted["number"]))
    assert isinstance(response, Response)
    return response
