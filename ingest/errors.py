"""Why a file could not be read: one base error, one subclass a cause, each a sentence that says what to do."""

from __future__ import annotations


class IngestError(Exception):
    """A file could not be made into a Document; str(error) is a sentence a person understands."""


class MissingFile(IngestError):
    """The path names nothing, or something that is no regular file."""


class ChangedFile(IngestError):
    """Another program wrote to the file while it was read."""


class EmptyFile(IngestError):
    """The file has no bytes."""


class UnknownFileType(IngestError):
    """The bytes are neither a PDF nor text."""


class UnreadableText(IngestError):
    """Text in an encoding that could not be told."""


class DamagedPdf(IngestError):
    """A PDF that cannot be opened."""


class LockedPdf(IngestError):
    """A PDF that needs a password."""
