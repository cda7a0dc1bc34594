"""What people take away: the official table, the letter, pictures, return lists. Writers are opened when asked for."""
