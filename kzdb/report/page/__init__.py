"""The page: what templates can call, the notes they gather, the ledger of everything they print."""
