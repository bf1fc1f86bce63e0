"""How the typeset papers look: reportlab's built-in fonts, paragraph styles, table rules."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle

INK = colors.black
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.5, leading=13, spaceAfter=7)
STYLES = {
    "body": BODY,
    "hanging": ParagraphStyle("hanging", parent=BODY, leftIndent=34, bulletIndent=0),
    "letter": ParagraphStyle("letter", parent=BODY, leftIndent=58, bulletIndent=34),
    "bullet": ParagraphStyle("bullet", parent=BODY, leftIndent=52, bulletIndent=36, spaceAfter=4),
    "h1": ParagraphStyle("h1", parent=BODY, fontName="Helvetica-Bold", spaceBefore=8, keepWithNext=1),
    "h2": ParagraphStyle("h2", parent=BODY, fontName="Helvetica-BoldOblique", spaceBefore=3, keepWithNext=1),
    "word": ParagraphStyle("word", parent=BODY, fontName="Helvetica-Bold", spaceBefore=3, keepWithNext=1),
    "item": ParagraphStyle(
        "item",
        parent=BODY,
        fontName="Helvetica-Bold",
        leftIndent=34,
        bulletIndent=0,
        bulletFontName="Helvetica-Bold",
        spaceBefore=8,
        keepWithNext=1,
    ),
    "line": ParagraphStyle("line", parent=BODY, spaceAfter=0),
    "centre": ParagraphStyle("centre", parent=BODY, alignment=TA_CENTER),
    "centre-bold": ParagraphStyle("centre-bold", parent=BODY, alignment=TA_CENTER, fontName="Helvetica-Bold"),
    "committee": ParagraphStyle(
        "committee", parent=BODY, alignment=TA_CENTER, fontName="Helvetica-Bold", fontSize=18, leading=22, spaceAfter=16
    ),
    "title": ParagraphStyle(
        "title",
        parent=BODY,
        alignment=TA_CENTER,
        fontName="Helvetica-Bold",
        fontSize=15,
        leading=19,
        spaceBefore=14,
        spaceAfter=10,
    ),
    "caption": ParagraphStyle("caption", parent=BODY, fontName="Helvetica-Bold", spaceBefore=4, keepWithNext=1),
    "word-over": ParagraphStyle("word-over", parent=BODY, fontName="Helvetica-Bold", spaceBefore=4),
    "cell": ParagraphStyle("cell", parent=BODY, fontSize=9, leading=11, spaceAfter=0),
    "cell-bold": ParagraphStyle(
        "cell-bold", parent=BODY, fontName="Helvetica-Bold", fontSize=9, leading=11, spaceAfter=0
    ),
    "cell-centre": ParagraphStyle(
        "cell-centre", parent=BODY, fontSize=9, leading=11, spaceAfter=0, alignment=TA_CENTER
    ),
}
RULES = [
    ("GRID", (0, 0), (-1, -1), 0.6, INK),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
]
UNRULED = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
]
SHADE = colors.Color(0.88, 0.88, 0.88)
