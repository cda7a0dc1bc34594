"""What needs both the readers and the store: checking what is kept, the sample store."""
