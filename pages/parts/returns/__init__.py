"""The sections of the page pages/returns.py."""
