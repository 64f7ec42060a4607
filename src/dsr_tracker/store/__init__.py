"""The tracker file. The only place that writes SQL."""
