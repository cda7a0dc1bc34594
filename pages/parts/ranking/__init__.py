"""The sections of the page pages/ranking.py."""
