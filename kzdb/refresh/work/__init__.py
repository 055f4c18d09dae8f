"""Building what is due: `kzdb refresh` from start to end, and the workers of several hosts."""
