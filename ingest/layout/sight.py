"""What of a page's text a reader sees, and what is left out by name: off the page, invisible, cut off, covered."""

from __future__ import annotations

from ingest.layout.sheets import Sheet
from ingest.model import Box, Issue, Span
from ingest.pdfium.chars import Run
from ingest.pdfium.paths import Drawing

LOST = "\ufffd"


def visible(sheet: Sheet, runs: list[Run], drawing: Drawing) -> list[Run]:
    """The runs that a reader sees; text off the page or its clip, or white or invisible on bare paper, is an issue.

    So is text under a box of colour, which is not repeated: somebody meant to keep it back.
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
        ("covered-text", "is covered by a box, or black on black", covered),
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
