"""Text files: their lines become paragraphs, headings and grids."""
