"""Pictures as shapes: laid out once, then painted by the window or written as SVG."""
