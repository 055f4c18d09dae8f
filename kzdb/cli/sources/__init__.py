"""Commands for a source: begin it, map or draft it, and prove what it says against its document."""
