"""The same work from the command line, a file for each group of commands."""
