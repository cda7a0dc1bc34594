"""The sections of the page pages/clusters.py."""
