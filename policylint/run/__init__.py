"""Many documents: found, read and judged one by one in supervised children."""
