"""Bytes become text: UTF-8, UTF-16, Windows-1252 and, where those fail, what charset-normalizer tells."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from ingest.errors import UnreadableText

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Tab, line feed, vertical tab, form feed, carriage return; NUL is counted on its own, 0x1a ends old text files.
ALLOWED_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1a\x1b\x08")
MAX_CONTROL_SHARE = 0.01
SAMPLE_BYTES = 64 * 1024
# Windows-1252 leaves these bytes undefined; text that has them is in another encoding or damaged.
UNDEFINED_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


def is_text(head: bytes) -> bool:
    """Whether the first bytes of a file look like text: a byte order mark, UTF-16's zeros, or hardly any controls."""
    if not head or wide_encoding(head) is not None:
        return bool(head)
    controls = sum(1 for byte in head if byte < 32 and byte not in ALLOWED_CONTROLS)
    return controls <= len(head) * MAX_CONTROL_SHARE


def wide_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark or a pattern of zero bytes shows, or None."""
    for mark, name in BOMS:
        if head.startswith(mark):
            return name
    sample = head[:SAMPLE_BYTES]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def decode(data: bytes) -> str:
    """The text of the bytes without byte order mark and NULs, line ends as "\\n".

    Raises UnreadableText with what is to be said after the file's name.
    """
    text = _decode(data)
    if text.startswith("\ufeff"):
        text = text[1:]
    return text.replace("\x00", "").replace("\x1a", "").replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    wide = wide_encoding(data)
    if wide is not None:
        try:
            return data.decode(wide)
        except UnicodeDecodeError as error:
            raise _unreadable(f"it looks like {wide.upper()} but breaks off at byte {error.start}") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = max(0, error.start - SAMPLE_BYTES // 2)
    sample = data[at : at + SAMPLE_BYTES]
    if _reads_as_damaged_utf8(sample):
        return data.decode("utf-8", errors="replace")
    if not UNDEFINED_1252.intersection(data) and _reads_as_western(sample):
        return data.decode("cp1252")
    best = from_bytes(sample).best()
    if best is None:
        raise _unreadable("its bytes fit no known encoding")
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        raise _unreadable(f"it looks like {best.encoding} but not all of it is") from None


def _reads_as_western(sample: bytes) -> bool:
    """Whether high bytes are as rare as quotes, dashes, pound signs and accents are in English text."""
    high = sum(1 for byte in sample if byte >= 0x80)
    return high <= max(16, len(sample) * 0.2)


def _reads_as_damaged_utf8(sample: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few: each lost one becomes U+FFFD, which the reader reports."""
    text = sample.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    whole = sum(1 for char in text if ord(char) >= 0x80) - lost
    return whole >= lost * 4


def _unreadable(why: str) -> UnreadableText:
    return UnreadableText(f"cannot be decoded: {why}. Save the file as UTF-8, then ingest it again.")
