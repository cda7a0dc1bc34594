"""Counts valid and invalid initiatives and measures them against each unit's quota."""
