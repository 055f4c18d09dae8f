"""Proofs: the text of a finished PDF against its ledger, its form, and an edition against the base it was made from.

Nothing here makes a page.
"""
