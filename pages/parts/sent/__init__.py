"""The sections of the page pages/sent.py."""
