"""Proposers: each reads a document and says what it may claim.

grammar  by words and patterns: observations (with what, when and whom, and nils), relations, milestones, names
tables   rows of small tables
twin     the claims of the edition before, found again
"""
