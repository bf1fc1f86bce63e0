"""Every table of the corpus and what each column means, once; the contract with those who query it."""

from __future__ import annotations

from corpus.schema import Column, Table, View, with_place

REPORT = Column("report_id", "The report it belongs to; empty outside officer reports.", references="reports")
MEETING = Column("meeting_id", "The meeting it belongs to.", references="meetings")
PERSON = Column("person_id", "The person, the same one across all papers.", references="people")
POSITION = Column("position", "Place in reading order, counted from 1 in each document.", "INTEGER")
PARAGRAPH = Column("paragraph_id", "The paragraph it stands in.", references="paragraphs")
CONTEXT = Column("context", "The sentence it stands in, as printed.")

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
        "The body text, one row for each paragraph or list item.",
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
        ),
        label="cells",
    ),
)

MEETINGS = (
    Table(
        "committees",
        "The bodies that meet; one row for each across all papers.",
        (
            Column("name", "Its name, in the form most often printed."),
            Column("council", "The council it is a committee of."),
        ),
        label="name",
        facets=("council",),
        sort="name",
        derived=True,
    ),
    Table(
        "meetings",
        "Meetings: those that a pack was made for, and those whose minutes a paper holds.",
        (
            Column("committee", "The committee's name as printed."),
            Column("date", "Day of the meeting, ISO 8601.", index=True),
            Column("start_time", "Start, HH:MM."),
            Column("venue", "Where it is held."),
            Column(
                "role", "pack: the meeting the document was made for; minutes: one whose minutes the document holds."
            ),
            Column("committee_id", "The committee.", references="committees"),
        ),
        label="committee",
        facets=("committee_id", "role"),
        sort_desc="date",
    ),
    Table(
        "contacts",
        "Whom to ask about a meeting.",
        (
            Column("name", "Name as printed."),
            Column("phone", "Telephone number."),
            Column("email", "Address."),
            MEETING,
        ),
        label="name",
    ),
    Table(
        "agenda_items",
        "The contents of agendas, item by item.",
        (
            Column("number", "Item number as printed."),
            Column("title", "Title of the item."),
            Column("pages", "Pages as printed in the contents."),
            MEETING,
            Column("report_id", "The report on this item.", references="reports"),
        ),
        label="title",
        searched=True,
    ),
    Table(
        "reports",
        "Officer reports, from the box at their head.",
        (
            Column("title", "Title of the report."),
            Column("date", "Date in the header box, ISO 8601.", index=True),
            Column("meeting_name", "The meeting it was written for, as printed."),
            Column("item_number", "Item number as printed."),
            Column("from_officer", "Who it is from."),
            Column("classification", "Open or closed, as printed."),
            Column("wards", "Wards or groups affected."),
            Column("cabinet_member", "The cabinet member responsible."),
            Column("agenda_item_id", "The agenda item it was written for.", references="agenda_items"),
            MEETING,
        ),
        label="title",
        facets=("meeting_name", "classification"),
        sort_desc="date",
        searched=True,
    ),
    Table(
        "recommendations",
        "What reports and inspections recommend, one row for each clause.",
        (
            Column("number", "Number or letter as printed."),
            Column("text", "The clause."),
            Column("lead_in", "The words the clause hangs on, such as: The committee is asked to."),
            REPORT,
        ),
        label="text",
        searched=True,
    ),
    Table(
        "background_papers",
        "Papers that a report relies on.",
        (
            Column("title", "Title of the paper."),
            Column("held_at", "Where it can be seen."),
            Column("contact", "Whom to ask for it."),
            REPORT,
        ),
        label="title",
    ),
    Table(
        "appendices",
        "Appendices that a report lists.",
        (Column("number", "Number or letter as printed."), Column("title", "Title."), REPORT),
        label="title",
    ),
    Table(
        "audit_trails",
        "The box at the end of a report: who led it, who wrote it, which version it is.",
        (
            Column("lead_officer", "Lead officer as printed."),
            Column("report_author", "Author; several are joined by a semicolon."),
            Column("version", "Version as printed."),
            Column("dated", "Date of the version, ISO 8601."),
            Column("key_decision", "1 if it is a key decision, 0 if not, empty if not stated.", "INTEGER"),
            Column("cabinet_member", "Cabinet member as printed."),
            Column("sent_on", "When the final report was sent on, ISO 8601."),
            Column("sent_to", "To whom the final report was sent."),
            REPORT,
        ),
        label="lead_officer",
        facets=("key_decision",),
    ),
    Table(
        "consultees",
        "Who was asked to comment on a report, and whether the comments are in it.",
        (
            Column("officer_title", "Office of the one consulted."),
            Column("comments_sought", "Yes, No or N/A."),
            Column("comments_included", "Yes, No or N/A."),
            Column("audit_trail_id", "The audit trail it stands in.", references="audit_trails"),
        ),
        label="officer_title",
        facets=("comments_sought", "comments_included"),
    ),
    Table(
        "minute_items",
        "Items of minutes.",
        (Column("number", "Number as printed."), Column("title", "Title of the item."), MEETING),
        label="title",
    ),
    Table(
        "resolutions",
        "What was decided, one row for each paragraph or bullet.",
        (
            Column("kind", "resolved, action, agreed, recommended or noted.", index=True),
            Column("number", "Number or letter as printed."),
            Column("text", "What was decided."),
            Column("item_title", "Title of the item it was decided under."),
            Column("lead_in", "The words it hangs on, such as: RESOLVED that."),
            Column("outcome", "How it was decided, where the paper says so: carried, lost, unanimously."),
            Column("owner", "Who is to act."),
            Column("due_date", "When it is due, ISO 8601."),
            MEETING,
            Column("minute_item_id", "The item of the minutes.", references="minute_items"),
        ),
        label="text",
        facets=("kind",),
        searched=True,
    ),
    Table(
        "motions",
        "Proposals and amendments put to a vote.",
        (
            Column("kind", "motion or amendment."),
            Column("text", "What was proposed."),
            Column("mover", "Who moved it."),
            Column("seconder", "Who seconded it."),
            Column("outcome", "carried, lost, agreed and so on, as the paper says."),
            Column("votes_for", "Votes for.", "INTEGER"),
            Column("votes_against", "Votes against.", "INTEGER"),
            Column("abstentions", "Abstentions.", "INTEGER"),
            MEETING,
            Column("minute_item_id", "The item of the minutes.", references="minute_items"),
        ),
        label="text",
        facets=("kind", "outcome"),
    ),
    Table(
        "votes",
        "Recorded votes, one row for each person.",
        (
            Column("name", "Name as printed."),
            Column("option", "for, against or abstain."),
            Column("motion_id", "The motion voted on.", references="motions"),
            PERSON,
        ),
        label="name",
        facets=("option",),
    ),
    Table(
        "attendance",
        "Who came to a meeting, and who sent apologies.",
        (
            Column("name", "Name as printed."),
            Column("role", "Role as printed."),
            Column("status", "present, other members present, officer support or apologies.", index=True),
            MEETING,
            PERSON,
        ),
        label="name",
        facets=("status",),
    ),
    Table(
        "distribution",
        "Who is sent the papers, from the distribution list.",
        (
            Column("name", "Name as printed."),
            Column("role", "Role or group as printed."),
            Column("copies", "Number of copies.", "INTEGER"),
            MEETING,
            PERSON,
        ),
        label="name",
    ),
)

FINDINGS = (
    Table(
        "people",
        "People named in papers; one row for a person across all of them.",
        (
            Column("name", "The fullest form of the name seen."),
            Column("kind", "officer, councillor, co-opted or other.", index=True),
            Column("surname", "Last part of the name, for sorting."),
        ),
        label="name",
        facets=("kind",),
        sort="surname",
        derived=True,
    ),
    Table(
        "person_names",
        "The forms in which a person is printed in each paper, and why they are taken to be one person.",
        (
            Column("name", "Name as printed."),
            Column("reason", "Why this form is taken to be this person."),
            Column("surname", "Last part of the name, normalised; only names that share it are compared.", index=True),
            PERSON,
        ),
        label="name",
        facets=("reason",),
        derived=True,
    ),
    Table(
        "officers",
        "People with a role, one row for each pairing of the two in a document; councillors with a role too.",
        (
            Column("name", "Name as printed."),
            Column("role", "Role as printed."),
            Column("context", "Where it was read: audit trail, attendance, contact, prose and so on."),
            PERSON,
        ),
        label="name",
        facets=("context",),
        searched=True,
    ),
    Table(
        "dates",
        "Dates and periods in the text.",
        (
            Column("text", "As printed."),
            Column("start_date", "First day, ISO 8601.", index=True),
            Column("end_date", "Last day, ISO 8601.", index=True),
            Column("precision", "day, month, quarter, year, financial_year or range."),
            CONTEXT,
            PARAGRAPH,
        ),
        label="text",
        facets=("precision",),
    ),
    Table(
        "figures",
        "Sums, percentages, counts, durations and rates in the text.",
        (
            Column("text", "As printed."),
            Column("value", "The number: £5.9 million is 5900000.", "REAL", index=True),
            Column(
                "unit", "GBP, percent, count, days, weeks, months, years, per_1000, per_10000 and so on.", index=True
            ),
            Column("subject", "What is counted, in the paper's words."),
            Column("period", "The period it is for, in the paper's words."),
            CONTEXT,
            PARAGRAPH,
        ),
        label="text",
        facets=("unit",),
    ),
)

RECORDS = (
    Table(
        "ingests",
        "What happened to each file in each run.",
        (
            Column("id", "Counts up.", "INTEGER"),
            Column("path", "The file, as given.", index=True),
            Column("status", "loaded, unchanged or failed.", index=True),
            Column("stage", "Where it failed: find, read, extract or load."),
            Column("error", "Why it failed, in a sentence."),
            Column("note", "What else is to be known, such as that another file holds the same bytes."),
            Column("pages", "Pages read.", "INTEGER"),
            Column("seconds", "How long reading took.", "REAL"),
            Column("at", "When, UTC.", index=True),
            Column("sha256", "SHA-256 of the file's bytes.", index=True),
            Column("document_id", "Its document at the time; not a key, for a document can be withdrawn.", index=True),
        ),
        label="path",
        facets=("status", "stage"),
        sort_desc="id",
        fact=False,
    ),
    Table(
        "issues",
        "What a reader or a rule could not make sense of, in public.",
        (
            Column("stage", "ingest, extract or load."),
            Column("code", "Short fixed name of the problem.", index=True),
            Column("message", "The problem in words."),
            Column("text", "The text that caused it."),
        ),
        label="message",
        facets=("code", "stage"),
    ),
    Table(
        "files",
        "The files last seen, so that unchanged ones are passed over; not part of what the papers say.",
        (
            Column("location", "Absolute path of the file."),
            Column("path", "The file, as given."),
            Column("size", "Size in bytes.", "INTEGER"),
            Column("modified", "Time of last change, nanoseconds since 1970.", "INTEGER"),
            Column("sha256", "SHA-256 of the file's bytes.", index=True),
            Column("document_id", "The document it is.", references="documents"),
            Column("version", "Fingerprint of the program that read it; another one means it is read again."),
        ),
        label="path",
        fact=False,
        pk="location",
    ),
    Table(
        "state",
        "What the program keeps about the database itself.",
        (Column("key", "Name."), Column("value", "Value.")),
        fact=False,
        pk="key",
    ),
)

TABLES = tuple(with_place(table) for table in (*PAPERS, *MEETINGS, *FINDINGS, *RECORDS))
BY_NAME = {table.name: table for table in TABLES}
FACTS = tuple(table for table in TABLES if table.fact)

RULES_SQL = " UNION ALL ".join(
    f"SELECT rule, '{table.name}' AS \"table\", count(*) AS facts FROM [{table.name}] GROUP BY rule"
    for table in FACTS
    if not table.derived and table.name not in ("issues", "pages")
)
VIEWS = (
    View(
        "rules",
        "How many facts each rule made, table by table.",
        RULES_SQL,
        (
            Column("rule", "Name of the rule."),
            Column("table", "The table its facts are in."),
            Column("facts", "How many.", "INTEGER"),
        ),
    ),
    View(
        "meetings_without_minutes",
        "Meetings known from a pack, with no minutes of them in the corpus.",
        "SELECT * FROM meetings AS pack WHERE role = 'pack' AND NOT EXISTS (SELECT 1 FROM meetings AS held "
        "WHERE held.role = 'minutes' AND held.committee_id = pack.committee_id AND held.date = pack.date)",
        BY_NAME["meetings"].columns,
    ),
)
