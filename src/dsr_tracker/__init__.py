"""DSR Tracker: what became of the Digital Silk Road's promises, clause by clause and country by country."""

__version__ = "0.1.0"
HOMEPAGE = ""
"""Where the project is published, without a slash at the end; packages name it. Empty: nowhere yet."""
RELEASES_PAGE = HOMEPAGE and f"{HOMEPAGE}/releases"
"""Where newer versions are to be found: Help > Check for updates opens it in the browser."""
