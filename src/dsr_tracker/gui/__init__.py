"""The window. Only `document.py` and `app.py` know the store."""
