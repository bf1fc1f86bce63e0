"""Tables of data and the numbers in them."""
