"""Files on disk: walking folders, hashing, telling types from content and choosing the reader."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path

from ingest.encodings import is_text
from ingest.errors import ChangedFile, DamagedPdf, EmptyFile, MissingFile, UnknownFileType
from ingest.model import Document

PDF = "application/pdf"
TEXT = "text/plain"
UNKNOWN = "application/octet-stream"
# ISO 32000 and every viewer: the header may stand anywhere in the first 1024 bytes.
PDF_HEADER_BYTES = 1024
# ISO 32000, 7.3 and 7.5: what only a PDF's syntax has at the end of its lines.
PDF_PART_RE = re.compile(rb"(endobj|endstream|startxref)(?=[\r\n]|\Z)")
HEAD_BYTES = 64 * 1024
CHUNK_BYTES = 1024 * 1024


def find_files(paths: Iterable[Path | str]) -> Iterator[Path]:
    """The files that the paths name, each once: a file itself, all in a folder in sorted order, hidden ones left out.

    A path that names nothing (or no regular file) is yielded as it is, so that reading it fails with its own reason.
    A folder reached twice, by a symbolic link too, is walked once.
    """
    seen_files: set[str] = set()
    seen_folders: set[tuple[int, int]] = set()
    for given in paths:
        path = Path(given)
        for found in _walk(path, seen_folders) if path.is_dir() else (path,):
            key = os.path.realpath(found)
            if key not in seen_files:
                seen_files.add(key)
                yield found


def hash_file(path: Path | str) -> str:
    """The SHA-256 hex digest of the file's bytes, read in pieces; raises MissingFile."""
    digest = hashlib.sha256()
    with _open(Path(path)) as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()


def media_type(head: bytes) -> str:
    """The media type told from a file's first bytes (64 KiB are plenty): PDF, plain text or octet-stream."""
    if b"%PDF-" in head[:PDF_HEADER_BYTES]:
        return PDF
    return TEXT if is_text(head[:HEAD_BYTES]) else UNKNOWN


def is_headless_pdf(data: bytes) -> bool:
    """Whether bytes without a PDF's header hold its objects all the same: the ends of two kinds of its parts."""
    return b"endobj" in data and len(set(PDF_PART_RE.findall(data))) > 1


def read_document(path: Path | str, ocr: bool = False) -> Document:
    """The file as a Document, by the reader that its content asks for; with `ocr`, pages that are pictures are read.

    Raises an IngestError that says what to do.
    """
    path = Path(path)
    with _open(path) as file:
        head = file.read(HEAD_BYTES)
        if not head:
            raise EmptyFile(f"{path} is empty: it has no bytes. Fetch it again from where it came from.")
        kind = media_type(head)
        if kind == PDF:
            return _read_pdf(path, file, ocr)
        data = head + file.read()
    sha256 = hashlib.sha256(data).hexdigest()
    if is_headless_pdf(data):
        raise DamagedPdf(
            f"{path} is a damaged PDF: its beginning (%PDF-) is lost. Fetch it again from where it came from."
        )
    if kind == TEXT:
        from ingest.text import read_text

        return read_text(path, data, sha256)
    raise UnknownFileType(
        f"{path} is neither a PDF nor text, judging by its content. Convert it to PDF or plain text, then ingest that."
    )


def _read_pdf(path: Path, file: BufferedReader, ocr: bool) -> Document:
    """The document of an open PDF, which is read piece by piece; raises ChangedFile if another program wrote to it."""
    from ingest.pdf import read_pdf

    before = _version(file)
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    try:
        return read_pdf(path, file, sha256, ocr)
    finally:  # whatever was read, or seemed to be damaged
        if _version(file) != before:
            raise ChangedFile(f"{path} was written to while it was read. Ingest it again.")


def _version(file: BufferedReader) -> tuple[int, int]:
    """The size and time of change by which it is told whether an open file was written to."""
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """Regular files below the folder, depth first in sorted order."""
    try:
        place = folder.stat()
        names = sorted(os.listdir(folder))
    except OSError:
        yield folder
        return
    if (place.st_dev, place.st_ino) in seen:
        return
    seen.add((place.st_dev, place.st_ino))
    for name in names:
        if name.startswith("."):
            continue
        path = folder / name
        if path.is_dir():
            yield from _walk(path, seen)
        else:
            yield path


def _open(path: Path) -> BufferedReader:
    """The regular file opened for reading bytes; anything else is a MissingFile before it can block."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise MissingFile(f"{path} does not exist. Check the path for a typing error.") from None
    except (OSError, ValueError) as error:
        raise MissingFile(f"{path} cannot be reached: {_reason(error)}. Check the path and its permissions.") from None
    if stat.S_ISDIR(mode):
        raise MissingFile(f"{path} is a folder that cannot be read as a file. Give the files in it.")
    if not stat.S_ISREG(mode):
        raise MissingFile(f"{path} is no regular file (a pipe, socket or device). Save its content to a file first.")
    try:
        return open(path, "rb")
    except OSError as error:
        raise MissingFile(f"{path} cannot be opened: {_reason(error)}. Check its permissions.") from None


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
