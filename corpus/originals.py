"""The files themselves, kept next to the database by hash, so that every fact can be held against its page.

`corpus.db` has its originals in `corpus-originals/<sha256>`.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import BinaryIO

from ingest.errors import MissingFile

AT_ONCE = 1 << 20  # bytes
INCOMING = ".incoming-"  # then the number of the process that copies
SHA256_RE = re.compile(r"[0-9a-f]{64}")


def originals_folder(database: Path) -> Path:
    """Where the originals of a database are kept."""
    return database.with_name(f"{database.stem}-originals")


def original_path(database: Path, sha256: str) -> Path:
    """Where the file with this hash is kept; raises ValueError for what is no hash, so no path can be smuggled in."""
    if not SHA256_RE.fullmatch(sha256):
        raise ValueError(f"not a SHA-256: {sha256!r}")
    return originals_folder(database) / sha256


def keep_original(database: Path, sha256: str, source: Path) -> None:
    """Copy a file into the store if it is not there yet; a half-written copy is never seen under its hash.

    Raises MissingFile when the file is gone or no longer has these bytes.
    """
    target = original_path(database, sha256)
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f"{INCOMING}{os.getpid()}-")
    try:
        copied = hashlib.sha256()
        with os.fdopen(handle, "wb") as copy, _opened(source) as file:
            while data := file.read(AT_ONCE):
                copied.update(data)
                copy.write(data)
        if copied.hexdigest() != sha256:
            raise MissingFile(f"{source} has changed while it was read. Run the same command again.")
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def clear_incoming(database: Path) -> None:
    """Delete what a run that was killed had half copied; a run that goes on keeps its own."""
    for path in originals_folder(database).glob(f"{INCOMING}*"):
        process = path.name.removeprefix(INCOMING).partition("-")[0]
        if not process.isdigit() or not _runs(int(process)):
            path.unlink(missing_ok=True)


def _opened(source: Path) -> BinaryIO:
    try:
        return open(source, "rb")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise MissingFile(f"{source} went away while it was read: {reason}. Run the same command again.") from error


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def drop_original(database: Path, sha256: str) -> None:
    """Delete the file with this hash from the store."""
    original_path(database, sha256).unlink(missing_ok=True)
