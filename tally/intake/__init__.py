"""A table -> what it says: a reading of a summary, a register, support requests or a directory."""
