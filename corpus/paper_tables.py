"""The tables of the papers themselves: documents, pages, headings, paragraphs, data tables."""

from __future__ import annotations

from corpus.keys import POSITION, REPORT
from corpus.schema import Column, Table

PAPERS = (
    Table(
        "documents",
        "One row for each paper: an agenda pack, a set of minutes, a report.",
        (
            Column("id", "Identifier made from the file's SHA-256, so it is the same on any machine."),
            Column("title", "Title as the paper gives it."),
            Column(
                "kind",
                "agenda_pack, supplemental_agenda, minutes, report, inspection_report, annual_report or other.",
                index=True,
            ),
            Column("council", "The council whose paper it is, as the paper names it."),
            Column("page_count", "Number of pages; for a text file, of pages told apart by page breaks.", "INTEGER"),
            Column("media_type", "What the file is, told from its content."),
            Column("path", "Where the file was, as given on the command line."),
            Column("sha256", "SHA-256 of the file's bytes.", index=True),
            Column("bytes", "Size of the file in bytes.", "INTEGER"),
            Column("ingested_at", "When it was read, UTC."),
        ),
        label="title",
        facets=("kind", "council"),
        sort_desc="ingested_at",
        fact=False,
    ),
    Table(
        "pages",
        "One row for each page with its whole text, and how that was read.",
        (
            Column("label", "The page number as printed on it."),
            Column("text", "All text on the page in reading order."),
            Column(
                "method", "text: from the PDF's text layer; ocr: read from an image; file: a text file.", index=True
            ),
            Column("width", "Width in PDF points (1/72 inch).", "REAL"),
            Column("height", "Height in PDF points.", "REAL"),
            Column(
                "characters",
                "How many characters other than white space were read; 0 means the page is unread.",
                "INTEGER",
            ),
        ),
        label="label",
        facets=("method",),
        searched=True,
        size=20,
        indexes=(("characters",),),
    ),
    Table(
        "sections",
        "Headings inside reports and other papers, as a tree.",
        (
            Column("heading", "The heading as printed, without its number."),
            Column("number", "Its printed number, if it has one."),
            Column("level", "Depth, 1 for the highest.", "INTEGER"),
            REPORT,
            Column("parent_id", "The section it is part of.", references="sections"),
            POSITION,
        ),
        label="heading",
        facets=("level",),
    ),
    Table(
        "paragraphs",
        "The body text, one row for each paragraph or list item, those in cells of tables and forms too.",
        (
            Column("number", "The paragraph number as printed, such as 2.3."),
            Column("text", "The text, line wraps joined."),
            REPORT,
            Column("section_id", "The section it stands in.", references="sections"),
            POSITION,
        ),
        label="text",
        searched=True,
        size=50,
    ),
    Table(
        "tables",
        "Data tables found in papers; one that runs over several pages is one row.",
        (
            Column("title", "Its caption."),
            Column("columns", "The cells of its header, a JSON list."),
            Column("n_rows", "Number of rows without the header.", "INTEGER"),
            Column("n_columns", "Number of columns.", "INTEGER"),
            REPORT,
            Column("page_to", "The last physical page it runs to.", "INTEGER"),
            Column("notes", "The notes printed under or over it, a JSON list; each is a row of table_notes."),
        ),
        label="title",
        searched=True,
    ),
    Table(
        "table_rows",
        "The rows of data tables.",
        (
            Column("table_id", "The table it is a row of.", references="tables"),
            Column("row_number", "Counted from 1, header excluded.", "INTEGER"),
            Column("cells", "The text of its cells, a JSON list."),
            Column("band", "The text that runs across the whole table above this group of rows."),
        ),
        label="cells",
    ),
    Table(
        "table_notes",
        "The notes of data tables: footnotes, sources, what brackets and marks mean.",
        (
            Column("table_id", "The table it is a note of.", references="tables"),
            Column("mark", "The mark that ties it to cells, heads or labels of the table, without brackets: *, 1, p."),
            Column("text", "The note as printed."),
        ),
        label="text",
        facets=("mark",),
    ),
    Table(
        "observations",
        "The numbers of data tables, one row a cell: what it is of, value, unit, time and status.",
        (
            Column("row_label", "What its row is called: the row's cells of words, joined by /."),
            Column("column_label", "What its column is called: the levels of its head, joined by /."),
            Column("group_label", "The band or heading inside the table that the row stands under."),
            Column(
                "value",
                "The number: £(1.2)m is -1200000; a scale such as £000 in a head is applied.",
                "REAL",
                index=True,
            ),
            Column(
                "unit",
                "GBP, percent, count, fte, days, per_1000 and so on; empty if the table states none.",
                index=True,
            ),
            Column("period", "The time it is for, as printed in the column's head, the row's label or the title."),
            Column("start_date", "First day of that time, ISO 8601.", index=True),
            Column("end_date", "Last day of that time, ISO 8601.", index=True),
            Column(
                "status",
                "provisional, target, actual, budget, revised budget, forecast, outturn, variance, estimate and so on, "
                "where a head or label says so.",
                index=True,
            ),
            Column("text", "The cell as printed."),
            Column(
                "sum_check",
                "For a total: agrees or differs, where it is plain what it sums; a difference is among the issues.",
            ),
            Column(
                "notes",
                "The notes whose marks stand in the cell or in the label of its row, column or group, a JSON list; the "
                "labels are without the mark.",
            ),
            Column("table_row_id", "The row of the table it stands in.", references="table_rows"),
            Column("table_id", "The table it stands in.", references="tables"),
        ),
        label="text",
        facets=("unit", "status"),
    ),
)
