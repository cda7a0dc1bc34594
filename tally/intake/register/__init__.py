"""A register: one row per initiative, read from whatever sheets it lies in."""
