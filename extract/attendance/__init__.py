"""Who was at a meeting, and who sent apologies."""
