"""What every answer carries, and what the site refuses: writing, and looking behind it."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from sites import Get

HEADED = [
    "/", "/search?q=x", "/nothing", "/corpus", "/corpus/meetings", "/corpus/meetings.json", "/corpus/nothing",
    "/corpus?sql=x", "/-/metadata", "/-/threads", "/-/static/table.js", "/-/papers/site.css", "/-/papers/nothing",
    "/api.json", "/api/nothing.json", "/changes.json", "/bulk.json", "/bulk/meetings.ndjson", "/search.atom?q=x",
    "/search.csv?q=x", "/corpus/resolutions.csv", "/corpus.db", "/favicon.ico", "/corpus/", "/%00",
]  # fmt: skip


@pytest.mark.parametrize("address", HEADED)
def test_every_answer_carries_the_policy(get: Get, address: str) -> None:
    headers = get(address).headers
    policy = headers["content-security-policy"]
    scripts = next((part for part in policy.split("; ") if part.startswith("script-src")), "")
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in scripts
    assert "script-src 'self'" in policy or "text/html" not in headers.get("content-type", "")
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] in (
        "same-origin",
        "no-referrer",
    )
    for name in ("content-security-policy", "x-content-type-options", "referrer-policy"):
        assert len(headers.get_list(name)) == 1


CLOSED = "databases threads settings config versions plugins permissions allow-debug messages patterns".split()


@pytest.mark.parametrize("name", CLOSED)
@pytest.mark.parametrize("form", ["/-/{}", "/-/{}.json", "/-/{}?a=b", "/-/{}/"])
def test_nothing_is_told_of_what_serves_the_corpus(get: Get, name: str, form: str) -> None:
    for method in ("get", "post", "head"):
        assert get(form.format(name), method).status_code == 404


ASKED = [
    "/", "/corpus", "/corpus/meetings", "/corpus/meetings/x", "/corpus/resolutions_about", "/corpus?sql=select+1",
    "/corpus.json", "/corpus/meetings.json", "/search", "/search.json?q=x", "/decided?draft=x", "/api", "/api.json",
    "/api/meetings.json", "/api/search.json?q=x", "/api/nothing.json", "/changes.json", "/bulk.json",
    "/bulk/meetings.ndjson", "/bulk/corpus.db", "/corpus.db", "/nothing", "/_memory", "/_internal",
    "/page/0123456789abcdef/1", "/page/0123456789abcdef/1.webp", "/paper/0123456789abcdef", "/committee/x", "/person/x",
    "/-/metadata", "/-/actor", "/-/papers/site.css", "/-/static/table.js", "/-/auth-token", "/-/nothing",
]  # fmt: skip


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ASKED)
def test_nothing_is_written(get: Get, address: str, method: str) -> None:
    answer = get(address, method)
    assert answer.status_code in (403, 404, 405)
    assert (
        answer.status_code != 405
        or address.startswith("/-/")
        or answer.headers["allow"] in ("GET, HEAD", "GET, HEAD, OPTIONS")
    )


@pytest.mark.parametrize(
    "address", ["/corpus", "/corpus/meetings", "/corpus?sql=select+1", "/-/metadata", "/corpus/no"]
)
def test_the_scripts_that_stand_in_datasettes_pages_are_named(get: Get, address: str) -> None:
    page = get(address)
    scripts = re.findall(r"<script>(.*?)</script>", page.text, re.S)
    assert scripts
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page.headers["content-security-policy"]
