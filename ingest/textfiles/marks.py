"""Markdown and HTML marks in text files: formatting that is taken off the words and remembered.

Source of the rules: CommonMark's headings, emphasis, links and thematic breaks, and the inline HTML that PDF-to-text
converters write (`<br>`, `<p>`, `<sup>`).
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

HEADING_RE = re.compile(r"\s{0,3}(#{1,6})(?:\s+|$)")
HEADING_END_RE = re.compile(r"\s#+\s*$")
TAG_RE = re.compile(
    r"</?(?:a|b|big|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|s|small|span|strong"
    r"|strike|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,300})?/?>",
    re.I,
)
BREAK_RE = re.compile(r"</?(?:br|p|div|li|td|th|tr|h[1-6])\b", re.I)
LINK_RE = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\s]{0,500}\)")
STRONG_RE = re.compile(
    r"(?<![\w*])(\*{2,3})(?=\S)([^*]{1,2000}?)(?<=\S)\1(?![\w*])|(?<!\w)__(?=\S)([^_]{1,2000}?)__(?!\w)"
)
EMPHASIS_RE = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,2000}?)(?<=\S)\*(?![\w*])")
LOOSE_RE = re.compile(r"\*{2,}")
ESCAPE_RE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>~|-])")
ENTITY_RE = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
RULE_RE = re.compile(r"\s*(?:[-\u2013\u2014]|(?:[-*_\u2013\u2014]\s*){3,}|={3,}|\.{6,})$")
WHOLLY_STRONG_RE = re.compile(r"\s*+(\*{2,3}|__)(?=\S).*\1\s*+(?:[:.]\s*+)?$")
WHOLLY_TAGGED_RE = re.compile(r"\s*+<(b|strong)>.*</\1>\s*+(?:[:.]\s*+)?$", re.I)
WHOLLY_ITALIC_RE = re.compile(r"\s*(?:\*(?=[^\s*])[^*]+\*|<(?:i|em)>.*</(?:i|em)>)\s*$", re.I)
MARK_SIGNS = "*_<[#\\&"


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its marks: `level` counts leading "#" (0 if none); `bold`, `italic` hold for all of it."""

    text: str
    level: int = 0
    bold: bool = False
    italic: bool = False


def read_marks(raw: str) -> Marked:
    """The words of one line and the formatting of the whole line; white space at the line's ends is kept."""
    if not any(sign in raw for sign in MARK_SIGNS):
        return Marked(raw)
    level = 0
    text = raw
    if (match := HEADING_RE.match(text)) is not None and text[match.end() :].strip():
        level = len(match[1])
        text = HEADING_END_RE.sub("", text[match.end() :])
    body = _after_number(text)
    bold = any(WHOLLY_STRONG_RE.match(part) or WHOLLY_TAGGED_RE.match(part) for part in (text[:2000], body[:2000]))
    italic = bool(WHOLLY_ITALIC_RE.match(text[:2000]))
    return Marked(strip_marks(text), level, bold, italic)


def strip_marks(text: str) -> str:
    """The text without marks: tags that break a line become a space, others nothing; link texts stay."""
    if "<" in text:
        text = TAG_RE.sub(lambda match: " " if BREAK_RE.match(match[0]) else "", text)
    if "](" in text:
        text = LINK_RE.sub(r"\1", text)
    if "*" in text or "__" in text:
        text = STRONG_RE.sub(lambda match: match[2] or match[3], text)
        text = EMPHASIS_RE.sub(r"\1", text)
        text = LOOSE_RE.sub("", text)
    if "\\" in text:
        text = ESCAPE_RE.sub(r"\1", text)
    if "&" in text:
        text = ENTITY_RE.sub(lambda match: html.unescape(match[0]).replace("\xa0", " "), text)
    return text


def is_rule(raw: str) -> bool:
    """Whether the line is only a drawn rule: "---", "***", "____"."""
    return len(raw) < 400 and RULE_RE.match(raw) is not None


def _after_number(text: str) -> str:
    """The line without a plain number before the first mark, so that "1. **TITLE**" counts as bold."""
    head, sign, tail = text.partition("**")
    return sign + tail if len(head) < 12 and not any(char.isalpha() for char in head) else text
