"""The sections of the page pages/history.py."""
