"""Makes the packages: `python3 run.py package` starts it."""
