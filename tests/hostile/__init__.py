"""Documents made to hang, crash or fool a reader: small, the same each time, each with what must come of it."""
