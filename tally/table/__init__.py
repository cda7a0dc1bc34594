"""Sheet -> the tables in it: where the header is, what its columns mean, where the rows begin and end."""
