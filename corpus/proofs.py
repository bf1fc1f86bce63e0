"""The proof: a page of the paper itself with a fact's boxes lit, or the lines of a text file, marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from datasette import Response

from corpus.drawing import draw_page
from corpus.originals import original_path

PAGE_SQL = (
    "SELECT number, page, label, text, method, width, height, characters, first_line FROM ("
    "SELECT row_number() OVER (ORDER BY search_id) AS number, page, label, text, method, width, height, characters, "
    "1 + coalesce(sum(length(text) - length(replace(text, char(10), ''))) OVER "
    "(ORDER BY search_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS first_line "
    "FROM pages WHERE document_id = ?) WHERE number = ?"
)
MARGIN = 2  # points around a box, so that its outline does not cover the words
PDF = "application/pdf"
MISSING = "There is no such page in this document."


async def page_html(datasette: Any, request: Any, database: Any, document: dict[str, Any], number: int) -> Response:
    """The page with what the address asks to be lit: `box=x0,top,x1,bottom` in points, `line=N`, as often as wanted."""
    found = (await database.execute(PAGE_SQL, (document["id"], number))).first()
    if found is None:
        return Response.text(MISSING, status=404)
    page = dict(found)
    drawn = document["media_type"] == PDF and bool(page["width"] and page["height"])
    marked = {int(line) for line in request.args.getlist("line") if line.isascii() and line.isdigit()}
    lines = [(n, text, n in marked) for n, text in enumerate(page["text"].split("\n"), page["first_line"])]
    body = await datasette.render_template(
        "papers_page.html",
        {
            "document": document, "page": page, "number": number, "corpus_name": database.name, "drawn": drawn,
            "boxes": read_boxes(request.args.getlist("box")), "lines": lines,
            "previous": number - 1 if number > 1 else None,
            "next": number + 1 if number < (document["page_count"] or 0) else None,
        },
        request=request,
    )  # fmt: skip
    return Response.html(body)


async def page_image(datasette: Any, request: Any, database: Any, document: dict[str, Any], number: int) -> Response:
    """The page as an image, drawn from the stored original and kept for the next reader."""
    if database.path is None or document["media_type"] != PDF or not 1 <= number <= (document["page_count"] or 0):
        return Response.text(MISSING, status=404)
    source = original_path(Path(database.path), document["sha256"])
    if not source.is_file():
        return Response.text("The original of this document is not kept here.", status=404)
    image = await draw_page(source, number)
    if image is None:
        return Response.text("This page cannot be drawn.", status=404)
    headers = {"cache-control": "max-age=86400", "x-content-type-options": "nosniff"}
    return Response(image, content_type="image/webp", headers=headers)


def read_boxes(values: list[str]) -> list[dict[str, float]]:
    """The boxes asked for, with a margin; what is no box is passed over."""
    boxes = []
    for value in values[:200]:
        try:
            x0, top, x1, bottom = (float(edge) for edge in value.split(","))
        except ValueError:
            continue
        if x0 < x1 and top < bottom and all(abs(edge) < 1e5 for edge in (x0, top, x1, bottom)):
            boxes.append(
                {
                    "x": x0 - MARGIN,
                    "y": top - MARGIN,
                    "width": x1 - x0 + 2 * MARGIN,
                    "height": bottom - top + 2 * MARGIN,
                }
            )
    return boxes
