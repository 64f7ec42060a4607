"""The pages and side panels of the window."""
