"""Columns that many tables have: the keys that tie a fact to its report, meeting, person or paragraph."""

from __future__ import annotations

from corpus.schema import Column

REPORT = Column("report_id", "The report it belongs to; empty outside officer reports.", references="reports")
MEETING = Column("meeting_id", "The meeting it belongs to.", references="meetings")
PERSON = Column("person_id", "The person, the same one across all papers.", references="people")
POSITION = Column("position", "Place in reading order, counted from 1 in each document.", "INTEGER")
PARAGRAPH = Column("paragraph_id", "The paragraph it stands in.", references="paragraphs")
CONTEXT = Column("context", "The sentence it stands in, as printed.")
