"""Pages that are pictures: found, set upright and read."""
