"""The domain, in the standard library alone."""
