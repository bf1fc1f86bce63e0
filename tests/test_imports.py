"""Imports run one way: corpus → extract → ingest; the console's `papers` sits on top of all three."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ALLOWED = {"ingest": {"ingest"}, "extract": {"extract", "ingest"}, "corpus": {"corpus", "extract", "ingest"}}
# What a package must not know (DESIGN: `extract` knows no files, PDF libraries or SQL; `ingest` no database).
KEPT_OUT = {
    "ingest": {"sqlite3", "sqlite_utils", "datasette", "spacy", "click", "rich"},
    "extract": {"sqlite3", "sqlite_utils", "datasette", "pdfplumber", "pypdfium2", "pdfminer", "click", "rich"},
    "corpus": set(),
}
MODULES = sorted(path for package in ALLOWED for path in (ROOT / package).rglob("*.py"))


def find_imports(tree: ast.AST, package: str) -> Iterator[str]:
    """The top-level names that a module imports, also inside functions; a relative import is of its own package."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield package if node.level else (node.module or "").partition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    imported = set(find_imports(ast.parse(path.read_text(encoding="utf-8")), package))
    assert not imported & (set(ALLOWED) - ALLOWED[package]), f"{package}/ must not import these"
    assert not imported & KEPT_OUT[package], f"{package}/ must not know these libraries"
    assert "tests" not in imported and "packs" not in imported


def test_the_check_sees_an_import_in_a_function() -> None:
    tree = ast.parse("def f():\n    from corpus.rows import x\n    import sqlite3.dbapi2\n    from . import y\n")
    assert set(find_imports(tree, "extract")) == {"corpus", "sqlite3", "extract"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def find_modules(tree: ast.Module) -> Iterator[str]:
    """Modules of ours that must be loaded before this one can be: what it imports at its top."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_module_imports_itself_by_way_of_others() -> None:
    modules = {name_of(path): set(find_modules(ast.parse(path.read_text(encoding="utf-8")))) for path in MODULES}
    order = TopologicalSorter({name: imported & modules.keys() for name, imported in modules.items()})
    assert len(list(order.static_order())) == len(modules)  # raises CycleError, which names them


LAYERS = ("pdfium", "scans", "rows", "tables", "textfiles", "layout")  # as in docs/architecture.md


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_of_reading_imports_none_above_it(layer: str) -> None:
    above = {f"ingest.{name}" for name in LAYERS[LAYERS.index(layer) + 1 :]}
    for path in (ROOT / "ingest" / layer).glob("*.py"):
        imported = {module.rpartition(".")[0] for module in find_modules(ast.parse(path.read_text(encoding="utf-8")))}
        assert not imported & above, f"{path.name} is below these"
