"""The sections of the page pages/letter.py."""
