"""What every answer of the site carries and what it refuses, whoever made the page: ours, Datasette's, a plugin's.

A policy under which a browser runs no script but those that Datasette's own templates hold; no writing by HTTP; none of
Datasette's pages for whoever runs it. See SECURITY.md.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from typing import Any, TypeAlias

from corpus.pages.answers import HEADERS

Message: TypeAlias = MutableMapping[str, Any]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Message, Any, Send], Awaitable[None]]

# They tell a stranger where the corpus lies, which version of what serves it and how it is set up, or act on cookies.
CLOSED_RE = re.compile(
    r"/-/(?:databases|threads|settings|config|versions|plugins|permissions|allow-debug|messages|patterns)"
    r"(?:\.[a-z]+)?/?"
)
# Where others may have to send: assistants ask, whoever has an account signs out. The API refuses for itself,
# with its reason as JSON.
SENT_RE = re.compile(r"/-/(?!papers/|static).*|/(?:api|bulk|changes)(?:[/.].*)?")
READING = frozenset(("GET", "HEAD", "OPTIONS"))
INLINE_RE = re.compile(r"<script>([^<]*(?:<(?!/?script>)[^<]*)*)</script>")
# Datasette's templates with scripts in them; those of a page that is not here do not run.
SCRIPTED = ("_close_open_menus.html", "_codemirror_foot.html", "table.html")
# JSON, CSV, Atom, images: a browser that shows one lays it out with a style of its own.
DATA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'"


def guard(app: App, datasette: Any) -> App:
    """The site with our headers on every answer, closed addresses closed (404) and writing refused (405)."""
    stock = stock_policy(datasette)

    async def guarded(scope: Message, receive: Any, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": with_headers(message.get("headers") or [], stock)}
            await send(message)

        address = asked_address(scope, datasette.setting("base_url"))
        if CLOSED_RE.fullmatch(address):
            await refuse(send_with_headers, 404, b"There is no such page.")
        elif scope["method"] not in READING and not SENT_RE.fullmatch(address):
            await refuse(send_with_headers, 405, b"The corpus is read only.", (b"allow", b"GET, HEAD"))
        else:
            await app(scope, receive, send_with_headers)

    return guarded


def stock_policy(datasette: Any) -> str:
    """The content security policy of Datasette's own pages: scripts by their hash, style attributes as they stand."""
    hashes = " ".join(f"'sha256-{digest}'" for digest in sorted(set(script_hashes(datasette))))
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def script_hashes(datasette: Any) -> Iterator[str]:
    """The SHA-256, in base 64, of each script that stands in a template, as it is served with these settings."""
    environment = datasette.jinja_env.overlay(enable_async=False)
    given = {"datasette_allow_facet": "true" if datasette.setting("allow_facet") else "false"}
    for name in SCRIPTED:
        source, _, _ = environment.loader.get_source(environment, name)
        for found in INLINE_RE.finditer(source):  # with its tags: a template's last line break would go
            served = environment.from_string(found[0]).render(given).removeprefix("<script>").removesuffix("</script>")
            yield base64.b64encode(hashlib.sha256(served.encode()).digest()).decode()


def asked_address(scope: Message, base_url: str) -> str:
    """The address as Datasette's router sees it: not decoded, without what the site stands under and the query."""
    raw = scope.get("raw_path")
    address = str(raw.decode("ascii", "replace") if raw else scope["path"]).partition("?")[0]
    if base_url != "/" and address.startswith(base_url):
        address = "/" + address[len(base_url) :]
    return address


def with_headers(headers: list[tuple[bytes, bytes]], stock: str) -> list[tuple[bytes, bytes]]:
    """An answer's headers with ours where it has none of that name."""
    present = {name.lower(): value for name, value in headers}
    is_page = present.get(b"content-type", b"text/html").startswith(b"text/html")
    ours = {**HEADERS, "content-security-policy": stock if is_page else DATA_POLICY}
    added = [(name.encode(), value.encode()) for name, value in ours.items() if name.encode() not in present]
    return [*headers, *added]


async def refuse(send: Send, status: int, words: bytes, *headers: tuple[bytes, bytes]) -> None:
    """Answer with a sentence."""
    content = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(words)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*content, *headers]})
    await send({"type": "http.response.body", "body": words})
