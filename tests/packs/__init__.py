"""The made-up papers: their sources (TOML), and what makes PDFs, plain text and truth of them (`python -m packs`)."""
