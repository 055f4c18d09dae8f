"""What editions print: their ledgers, and how two of them differ. Plain Python, no engine."""
