"""Qt models over the open document."""
