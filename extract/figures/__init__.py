"""Figures in running text: value, unit, what is counted, and when."""
