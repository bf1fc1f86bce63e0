"""Where the sample papers of the made-up borough are: in an installed wheel, or in a checkout."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import NoSamplePapers

SAMPLE_ENDINGS = (".pdf", ".txt")
# In an installed wheel, then in a checkout: PDFs, and the same papers as text.
PDF_FOLDERS = (
    Path(__file__).parent / "samples",
    Path(__file__).parent.parent / "tests" / "packs" / "papers" / "pdf",
)
TEXT_FOLDERS = (
    Path(__file__).parent / "sample_texts",
    Path(__file__).parent.parent / "tests" / "packs" / "papers" / "text",
)


def sample_papers() -> list[Path]:
    """The sample papers as PDFs, sorted; raises NoSamplePapers."""
    return _find(PDF_FOLDERS)


def find_samples() -> list[Path]:
    """The sample papers as PDFs and as text; raises NoSamplePapers."""
    return [*_find(PDF_FOLDERS), *_find(TEXT_FOLDERS)]


def _find(folders: Sequence[Path]) -> list[Path]:
    for folder in folders:
        found = sorted(path for path in folder.rglob("*") if path.suffix in SAMPLE_ENDINGS and path.is_file())
        if found:
            return found
    raise NoSamplePapers(
        "The sample papers are not in this installation. Run the same command from a checkout of the project."
    )
