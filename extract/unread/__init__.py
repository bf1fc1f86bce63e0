"""What a paper announces and no fact answers."""
