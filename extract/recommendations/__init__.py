"""What is recommended: clauses, and who is given power to act."""
