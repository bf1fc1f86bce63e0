"""What was decided, moved, voted on, asked, declared and left to be done."""
