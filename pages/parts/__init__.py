"""What one page uses, in a folder of the page's name; `shared` has what several use."""
