"""The sections of the page pages/overview.py."""
