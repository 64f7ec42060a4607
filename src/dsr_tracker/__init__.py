"""DSR Tracker: what became of the Digital Silk Road's promises, clause by clause and country by country."""

__version__ = "0.1.0"
