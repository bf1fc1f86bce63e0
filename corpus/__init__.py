"""An `Extraction` becomes rows, ids and a search index; the `papers` command and the Datasette pages over them."""
