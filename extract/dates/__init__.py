"""Dates and periods of the calendar in running text."""
