"""Makes the pages of these docs that speak of the code from the code itself: `./run docs`; `--check` fails if stale."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from corpus.cli import main as papers
from corpus.schema import Table
from corpus.tables import TABLES, VIEWS

HERE = Path(__file__).parent
MADE = "<!-- Made by docs/make.py from the code: edit that, then ./run docs -->\n"


def write_schema() -> str:
    """docs/schema.md: every table, column and view with what it means."""
    return "\n".join([MADE, "# The corpus: tables and columns\n", *tell_schema()])


def tell_schema() -> Iterator[str]:
    yield "A value that the paper does not state is empty. Dates are ISO 8601. Ids are the same on any machine.\n"
    for table in TABLES:
        yield from tell_table(table)
    yield "# Views\n"
    for view in VIEWS:
        yield f"## {view.name}\n\n{view.about}\n"


def tell_table(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n\n{table.about}\n"
    yield "| column | type | meaning |\n|---|---|---|"
    for column in table.columns:
        link = f" → [{column.references}](#{column.references})" if column.references else ""
        yield f"| `{column.name}` | {column.type} | {escape(column.about)}{link} |"
    yield ""


def escape(text: str) -> str:
    return text.replace("|", "\\|").replace("[", "\\[")


def write_cli() -> str:
    """docs/cli.md: the help of each command, as `--help` prints it."""
    context = click.Context(papers, info_name="papers", **papers.context_settings)
    parts = [MADE, "# The `papers` command\n", tell_help(papers, context)]
    for name in papers.list_commands(context):
        command = papers.get_command(context, name)
        assert command is not None
        parts += [f"## papers {name}\n", tell_help(command, click.Context(command, info_name=name, parent=context))]
    return "\n".join(parts)


def tell_help(command: click.Command, context: click.Context) -> str:
    context.max_content_width = context.terminal_width = 100
    lines = [line.rstrip() for line in command.get_help(context).splitlines()]
    return "```\n" + "\n".join(lines) + "\n```\n"


PAGES = {"schema.md": write_schema, "cli.md": write_cli}


def find_stale() -> list[str]:
    """The pages that are not what the code says now."""
    return [
        name
        for name, write in PAGES.items()
        if not (HERE / name).exists() or (HERE / name).read_text(encoding="utf-8") != write()
    ]


def main() -> None:
    if "--check" in sys.argv:
        stale = find_stale()
        sys.exit(f"stale: {', '.join(stale)}; ./run docs makes them" if stale else 0)
    for name, write in PAGES.items():
        (HERE / name).write_text(write(), encoding="utf-8")


if __name__ == "__main__":
    main()
