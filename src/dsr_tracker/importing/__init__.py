"""Tables of others into edits: read, mapped by hand, and refused row by row with the reason."""
