"""The sections of the page pages/support.py."""
