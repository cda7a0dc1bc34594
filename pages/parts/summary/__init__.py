"""The sections of the page pages/summary.py."""
