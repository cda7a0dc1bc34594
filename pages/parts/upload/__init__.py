"""The steps of bringing a file in: chosen, read, asked about, compared, published."""
