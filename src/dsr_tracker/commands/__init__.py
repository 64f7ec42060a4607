"""The subcommands: every job without a window. Each module is imported only when its command runs."""
