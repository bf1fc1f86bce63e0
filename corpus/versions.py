"""The fingerprint of everything that shapes what is read from a file; papers read under another one are read again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

import extract
import ingest

LIBRARIES = ("pdfplumber", "pdfminer.six", "pypdfium2", "spacy", "dateparser")
OWN = ("committees.py", "forms.py", "ids.py", "index.py", "people.py", "rows.py")


@cache
def fingerprint() -> str:
    """16 hex digits over our reading and extracting code and the versions of the libraries under it.

    A number that somebody must remember to raise would leave old facts standing in silence after a rule has changed.
    """
    digest = hashlib.sha256()
    folders = [Path(package.__file__ or "").parent for package in (ingest, extract)]
    sources = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".toml")]
    sources += [Path(__file__).parent / name for name in OWN]
    for path in sorted(sources, key=lambda path: (path.parent.name, path.name)):
        digest.update(f"{path.parent.name}/{path.name}\0".encode())
        digest.update(path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}\0".encode())
    return digest.hexdigest()[:16]
