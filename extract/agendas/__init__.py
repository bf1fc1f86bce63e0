"""The items of an agenda, from its printed rows."""
