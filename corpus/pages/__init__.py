"""The pages of the site: each module makes what its kind of page shows, from one connection, read only."""
