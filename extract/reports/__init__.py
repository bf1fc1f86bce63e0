"""Officer reports: where they begin, their heads, boxes and audit trails."""
