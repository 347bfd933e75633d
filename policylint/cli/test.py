"""`policylint test`: every check against the examples in its own file."""
