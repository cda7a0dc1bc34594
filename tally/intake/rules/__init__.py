"""Initiative -> valid, invalid or pending, and why."""
