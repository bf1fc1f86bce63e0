"""The parts of a page in reading order: paragraphs, headings, notes, boxes and columns."""
