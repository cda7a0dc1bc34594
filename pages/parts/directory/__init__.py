"""The directory on screen: its tables, and editing them in place."""
