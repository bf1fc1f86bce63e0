"""Sources: which files are found, how their type is told, and what is said of those that cannot be read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from ingest.encodings import decode
from ingest.errors import (
    ChangedFile,
    DamagedPdf,
    EmptyFile,
    IngestError,
    MissingFile,
    UnknownFileType,
    UnreadableText,
)
from ingest.sources import find_files, hash_file, media_type, read_document

TYPES = [
    (b"%PDF-1.7\n", "application/pdf"),
    (b"\n" * 900 + b"%PDF-1.4", "application/pdf"),  # the header may stand in the first 1024 bytes
    (b"Minutes\n" * 200 + b"%PDF-1.4", "text/plain"),
    (b"1. APOLOGIES\n", "text/plain"),
    ("1. APOLOGIES \u00a36\n".encode("utf-16"), "text/plain"),
    ("1. APOLOGIES\n".encode("utf-16-le"), "text/plain"),
    ("1. APOLOGIES\n".encode("utf-16-be"), "text/plain"),
    ("caf\u00e9".encode("cp1252"), "text/plain"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02\x03\x04", "application/octet-stream"),
    (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x01\x02", "application/octet-stream"),
    (bytes(range(256)) * 8, "application/octet-stream"),
    (b"", "application/octet-stream"),
]


@pytest.mark.parametrize(("head", "expected"), TYPES)
def test_type_is_told_from_content(head: bytes, expected: str) -> None:
    assert media_type(head) == expected


DECODED = [
    ("1. Caf\u00e9 \u00a36".encode(), "1. Caf\u00e9 \u00a36"),
    ("\ufeff1. Caf\u00e9".encode(), "1. Caf\u00e9"),
    ("1. Caf\u00e9".encode("utf-16"), "1. Caf\u00e9"),
    ("1. Apologies for absence \u00a36".encode("utf-16-le"), "1. Apologies for absence \u00a36"),
    ("1. Apologies for absence \u00a36".encode("utf-16-be"), "1. Apologies for absence \u00a36"),
    ("The \u201cplan\u201d costs \u00a36".encode("cp1252"), "The \u201cplan\u201d costs \u00a36"),
    ("\u00a36 \u2013 \u201cplan\u201d \u20ac7 ".encode() + b"\x93x", "\u00a36 \u2013 \u201cplan\u201d \u20ac7 \ufffdx"),
    (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
    (b"o\x00ne\x1a", "one"),
]


@pytest.mark.parametrize(("data", "text"), DECODED)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data) == text


def test_a_broken_wide_file_is_said_to_be_unreadable() -> None:
    with pytest.raises(UnreadableText, match="UTF-8"):
        decode("1. Apologies".encode("utf-16-le") * 10 + b"\x00\xd8a")


def test_folders_are_walked_in_order_and_once(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.pdf", ".hidden/x.txt", "b/.hidden", "c.odd"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    (tmp_path / "again.pdf").symlink_to(tmp_path / "a.pdf")
    found = [str(path.relative_to(tmp_path)) for path in find_files([tmp_path, tmp_path / "c.odd"])]
    assert found == ["a.pdf", "b/1.txt", "b/2.txt", "c.odd"]


def test_what_a_user_names_is_never_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("x")
    named = [tmp_path / ".hidden.txt", tmp_path / "none.txt"]
    assert list(find_files(named)) == named


def test_hash_is_of_the_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"paper" * 500_000)
    assert hash_file(file) == hashlib.sha256(b"paper" * 500_000).hexdigest()


def test_document_knows_its_file(tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"  # the name lies, the content does not
    file.write_text("1. APOLOGIES\n\nThere were none.\n")
    document = read_document(file)
    assert (document.path, document.media_type) == (str(file), "text/plain")
    assert document.sha256 == hash_file(file)


OBJECT = b"4 0 obj\n<< /Length 27 >>\nstream\nBT (1. The committee) Tj ET\nendstream\nendobj\n"
HEADLESS = [
    b"%PxF-1.7\n" + OBJECT + b"xref\n0 1\ntrailer\n<< /Size 1 >>\nstartxref\n94\n%%EOF\n",
    OBJECT * 3,  # the end is lost too
    OBJECT.replace(b"\n", b"\r\n"),
    OBJECT.replace(b"BT", bytes(range(256)) * 9),  # no text to look at
    b"<< /Type /Catalog >>endobj\rstartxref\r94\r%%EOF",
    b"\n" * 2000 + b"%PDF-1.7\n" + OBJECT,
]


def test_a_text_that_speaks_of_pdfs_is_text(tmp_path: Path) -> None:
    file = tmp_path / "paper.txt"
    file.write_text("A broken file holds the words endobj and\nstartxref but no header.\nOne endobj\nalone.\n")
    assert read_document(file).media_type == "text/plain"


FAILURES = [
    (None, MissingFile, "does not exist"),
    (b"", EmptyFile, "no bytes"),
    (b" \n\f\n ", EmptyFile, "only white space"),
    ("1. Apologies".encode("utf-16-le") * 10 + b"\0\xd8a", UnreadableText, "paper.txt cannot be decoded"),
    (bytes(range(256)) * 4, UnknownFileType, "neither a PDF nor text"),
    *((part, DamagedPdf, "damaged PDF.*[Ff]etch it again") for part in HEADLESS),
]


@pytest.mark.parametrize(("data", "error", "words"), FAILURES)
def test_a_failure_is_a_sentence_about_the_file(
    tmp_path: Path, data: bytes | None, error: type[IngestError], words: str
) -> None:
    file = tmp_path / "paper.txt"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(error, match=words) as caught:
        read_document(file)
    assert str(file) in str(caught.value)
    assert str(caught.value).endswith(".")


def test_pipes_and_folders_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path, words in ((pipe, "no regular file"), (tmp_path, "folder")):
        with pytest.raises(MissingFile, match=words):
            read_document(path)
        with pytest.raises(MissingFile, match=words):
            hash_file(path)
    with pytest.raises(MissingFile, match="cannot be reached"):
        read_document(Path("paper\0.txt"))


@pytest.mark.parametrize("found", [None, DamagedPdf("broken"), IndexError("fewer pages than there were")])
def test_a_pdf_that_is_written_to_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: Exception | None
) -> None:
    import ingest.pdf

    def read_pdf(path: Path, *given: object) -> None:
        with path.open("ab") as file:
            file.write(b"more")
        if found:
            raise found

    monkeypatch.setattr(ingest.pdf, "read_pdf", read_pdf)
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    with pytest.raises(ChangedFile, match="written to while it was read"):
        read_document(path)
