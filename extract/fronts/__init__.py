"""The front of a paper: which meeting it is for, and of which council."""
