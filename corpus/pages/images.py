"""The image of a page, drawn from the stored original; nothing outside the store can be asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from datasette import Response

from corpus.drawing import draw_page
from corpus.originals import original_path
from corpus.pages.answers import NO_CORPUS, corpus_database, may_see

PDF = "application/pdf"
MISSING = "There is no such page in this document."


async def image_view(datasette: Any, request: Any) -> Response:
    """The WebP image of page `number` of a document."""
    database = await corpus_database(datasette)
    if database is None or not await may_see(datasette, request, database.name):
        return Response.text(NO_CORPUS, status=404)
    wanted = request.url_vars
    sql = "SELECT sha256, media_type, page_count FROM documents WHERE id = ?"
    document = (await database.execute(sql, (wanted["document"],))).first()
    return await _image(database, document, int(wanted["number"]))


async def _image(database: Any, document: Any, number: int) -> Response:
    if document is None or database.path is None or document["media_type"] != PDF:
        return Response.text(MISSING, status=404)
    if not 1 <= number <= (document["page_count"] or 0):
        return Response.text(MISSING, status=404)
    source = original_path(Path(database.path), document["sha256"])
    if not source.is_file():
        return Response.text("The original of this document is not kept here.", status=404)
    image = await draw_page(source, number)
    if image is None:
        return Response.text("This page cannot be drawn.", status=404)
    headers = {"cache-control": "max-age=86400", "x-content-type-options": "nosniff"}
    return Response(image, content_type="image/webp", headers=headers)
