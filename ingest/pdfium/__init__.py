"""What pdfium tells of a page: its characters, lines and boxes, and where they stand."""
