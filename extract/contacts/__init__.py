"""Whom to ask, who signed, and who gets copies."""
