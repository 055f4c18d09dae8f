"""What a report prints: rows of its queries, and the claims behind them with their passages."""
