# The sender's file, given back with the places to look at marked.
marked-reason = Reason
marked-author = Reviewer
marked-row = Row in the file as sent
