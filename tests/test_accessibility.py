"""Every kind of page for readers with other means: axe, the keyboard alone, a narrow screen, paper, no scripts."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from test_browser import browser, page, rows, site  # noqa: F401

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe: pip install '.[test]'")
SERIOUS = ("serious", "critical")
NARROW = 360  # CSS pixels, as small telephones have
# Pages by their kind: an address and, where it names a record, the query for it.
KINDS = {
    "home": ("", None),
    "search": ("search", None),
    "found": ("search?q=homes+OR+school", None),
    "narrowed": ("search?q=council&kind=resolution&sort=date", None),
    "nothing found": ("search?q=zzzqqq", None),
    "decided": ("decided?draft=800+tonnes+of+salt+be+bought", None),
    "meeting": ("meeting/", "SELECT meeting_id FROM attendance"),
    "agenda item": ("item/", "SELECT id FROM agenda_items"),
    "minute item": ("item/", "SELECT m.minute_item_id FROM motions AS m JOIN votes AS v ON v.motion_id = m.id"),
    "report": ("report/", "SELECT t.report_id FROM tables AS t JOIN audit_trails AS a USING (report_id)"),
    "resolution": ("resolution/", "SELECT id FROM resolutions"),
    "recommendation": ("recommendation/", "SELECT id FROM recommendations"),
    "table": ("table/", "SELECT id FROM tables ORDER BY n_columns DESC"),
    "person": ("person/", "SELECT person_id FROM votes"),
    "committee": ("committee/", "SELECT id FROM committees"),
    "paper": ("paper/", "SELECT document_id FROM tables"),
    "proof": ("page/", "SELECT document_id || '/' || page || '?fact=' || id FROM resolutions WHERE page IS NOT NULL"),
    "zoomed proof": ("page/", "SELECT document_id || '/' || page || '?zoom=200&fact=' || id FROM tables WHERE page"),
    "proof of a text": ("page/", "SELECT document_id || '/1?fact=' || id FROM resolutions WHERE line IS NOT NULL"),
    "table of Datasette": ("corpus/resolutions", None),
    "query of Datasette": ("corpus/resolutions_about?words=licensing", None),
}
by_kind = pytest.mark.parametrize("kind", KINDS)


def address(site: str, rows: sqlite3.Connection, kind: str) -> str:  # noqa: F811
    """The address of a page of this kind."""
    path, query = KINDS[kind]
    return site + path + (rows.execute(query).fetchone()[0] if query else "")


@by_kind
def test_a_page_is_for_everybody(page: Any, site: str, rows: sqlite3.Connection, kind: str) -> None:  # noqa: F811
    """Axe finds nothing serious; ours do not scroll sideways on a telephone, and print without what is for screens."""
    page.goto(address(site, rows, kind))
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    found = axe.Axe().run(page).response["violations"]
    assert not [(each["id"], each["nodes"][0]["html"][:200]) for each in found if each["impact"] in SERIOUS]
    if "Datasette" in kind:
        return
    page.set_viewport_size({"width": NARROW, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    page.emulate_media(media="print")
    assert not page.locator("header.site").is_visible() and page.locator("main").is_visible()


def test_the_keyboard_alone_gets_from_home_to_a_proof(page: Any, site: str) -> None:  # noqa: F811
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("licensing scheme")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=licensing+scheme")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "proof":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/page/**")
    assert page.locator("mark, rect#lit").count()


def test_it_works_without_scripts(browser: Any, site: str) -> None:  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(site)
    opened.fill("#q", "salt")
    opened.press("#q", "Enter")
    opened.locator("ol.hits a").first.click()
    opened.locator("a.proof").first.click()
    assert opened.locator("mark, rect").count()
    assert opened.locator("#citation").inner_text()
    context.close()


def test_a_citation_is_copied(browser: Any, site: str, rows: sqlite3.Connection) -> None:  # noqa: F811
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.goto(address(site, rows, "report"))
    opened.get_by_role("button", name="Copy").click()
    assert "SHA-256" in opened.evaluate("navigator.clipboard.readText()")
    context.close()


def test_the_lit_place_is_on_the_words(page: Any, site: str, rows: sqlite3.Connection) -> None:  # noqa: F811
    """The box drawn over the image lies within it, and is what the page scrolls to."""
    page.goto(address(site, rows, "proof") + "#lit")
    box, sheet = page.locator("rect#lit").bounding_box(), page.locator(".sheet img").bounding_box()
    assert sheet["x"] <= box["x"] and box["x"] + box["width"] <= sheet["x"] + sheet["width"]
    assert sheet["y"] <= box["y"] and box["y"] + box["height"] <= sheet["y"] + sheet["height"]
