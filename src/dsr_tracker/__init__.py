"""DSR Tracker: what became of the Digital Silk Road's promises, clause by clause and country by country."""

__version__ = "0.1.0"
RELEASES_PAGE = ""
"""Where newer versions are to be found; while that is nowhere, the window offers no look for them."""
