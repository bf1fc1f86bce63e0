"""What every worker needs before it reads, made once in the process that workers are forked from.

Importing this takes a second or two: the readers, the rules, the language pipeline and the search for ruled tables.
"""

from __future__ import annotations

import gc

import pdfplumber.table  # noqa: F401

import corpus.parsing  # noqa: F401
import extract.papers  # noqa: F401
import ingest.pdf  # noqa: F401
import ingest.sources  # noqa: F401
import ingest.text  # noqa: F401
from extract.labels import load_vocabularies
from extract.pipeline import load_pipeline

# A paper is some hundred thousand objects that live until it is read: looking through them for garbage after every
# 700 new ones, as Python does, takes one part in fifteen of the time.
GARBAGE_AFTER = (20_000, 20, 20)

load_pipeline()
load_vocabularies()


def settle() -> None:
    """What is loaded by now is no garbage and is looked through no more; the rest less often."""
    gc.freeze()
    gc.set_threshold(*GARBAGE_AFTER)
