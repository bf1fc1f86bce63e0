"""Printed lines of a page, the gaps in them and what stands at their ends."""
