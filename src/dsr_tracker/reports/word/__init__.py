"""The parts of a Word report: nothing here is imported before one is written."""
