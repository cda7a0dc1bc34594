"""What the page of accounts uses."""
