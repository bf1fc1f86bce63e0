"""What of a page's text a reader sees, and what is left out by name: off the page, invisible, cut off, covered."""

from __future__ import annotations

from ingest.layout.charts import chart_words
from ingest.layout.sheets import Sheet
from ingest.model import Box, Issue, Span
from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Drawing

LOST = "\ufffd"
MOST_WORDS = 6  # of a line in a picture


def visible(sheet: Sheet, runs: list[Run], drawing: Drawing) -> list[Run]:
    """The runs that a reader sees; text off the page or its clip, or white or invisible on bare paper, is an issue.

    So is text under a box of colour or a picture, which is not repeated: somebody meant to keep it back.
    """
    seen, hidden, outside, covered = [], [], [], []
    for run in runs:
        if run.covered and not run.clipped:  # over what is cut off lies the ground of other words
            covered.append(run)
        elif run.x1 < 0 or run.x0 > sheet.width or run.bottom < 0 or run.top > sheet.height:
            outside.append(run)
        elif run.clipped or ((run.unseen or run.white) and not is_backed(run, drawing)):
            hidden.append(run)
        else:
            seen.append(run)
    for code, what, found in (
        ("text-outside-page", "stands outside the page", outside),
        ("hidden-text", "is white, invisible or cut off", hidden),
        ("covered-text", "is covered by a box or picture, or black on black", covered),
    ):
        if found:
            words = " ".join(run.text for run in found if not run.covered)[:500] or None
            box = Box(sheet.number, found[0].x0, found[0].top, found[0].x1, found[0].bottom)
            message = f"Page {sheet.number} has text that {what}; it was left out."
            span = Span(sheet.number, None, (sheet.placement.box(box) if sheet.placement else box,))
            sheet.issues.append(Issue("ingest", code, message, words, span))
    if lost := [run for run in seen if LOST in run.text]:
        message = f"Page {sheet.number} has {len(lost)} stretches of text with letters that the file does not name."
        span = Span(sheet.number)
        sheet.issues.append(Issue("ingest", "lost-characters", message, lost[0].text[:200], span))
    return seen


def is_backed(run: Run, drawing: Drawing) -> bool:
    """Whether a colour or a picture stands behind the middle of a run."""
    x, y = (run.x0 + run.x1) / 2, run.middle
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in (*drawing.fills, *drawing.images))


def part_pictures(sheet: Sheet, drawing: Drawing) -> list[Run]:
    """The runs without those that are words in a chart or picture, by its scale or as tags tell, which are an issue.

    A tagged picture that holds sentences is none: text boxes are tagged so too.
    """
    found: dict[int, list[Run]] = {}
    for run in sheet.runs:
        if run.tag and run.tag.picture:
            found.setdefault(run.tag.picture, []).append(run)
    words = [own for own in found.values() if all(run.text.count(" ") < MOST_WORDS for run in own)]
    gone = {id(run) for own in words for run in own}
    for own in chart_words([run for run in sheet.runs if id(run) not in gone], drawing):
        words.append(own)
        gone |= {id(run) for run in own}
    for own in words:
        sides = min(run.x0 for run in own), min(run.top for run in own), max(run.x1 for run in own)
        box = Box(sheet.number, *sides, max(run.bottom for run in own))
        span = Span(sheet.number, None, (sheet.placement.box(box) if sheet.placement else box,))
        message = f"Page {sheet.number} has a chart or picture with words in it, which are no part of its text."
        text = "; ".join(run.text for run in own)[:500]
        sheet.issues.append(Issue("ingest", "words-in-picture", message, text, span))
    return [run for run in sheet.runs if id(run) not in gone] if gone else sheet.runs
