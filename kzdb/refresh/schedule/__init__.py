"""When a report is due: its `[schedule]`, read and compared with the clock, and what wakes kzdb for it."""
