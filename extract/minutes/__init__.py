"""Minutes: of which meeting, and their items."""
