"""The sections of the page pages/unit.py."""
