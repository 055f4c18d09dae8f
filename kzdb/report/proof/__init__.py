"""Proofs: the text of a finished PDF against its ledger, and an edition against the base it was made from."""
