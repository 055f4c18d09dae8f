"""A person's decisions on drafts, and the accepted lines in claims.toml.

insertion  a line into claims.toml, in document order, and out again
session    the decisions, each saved at once: accept, reject, edit, skip, undo, find
screen     the full-screen terminal program over a session
"""
