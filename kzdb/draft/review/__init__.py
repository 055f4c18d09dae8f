"""A person's decisions on drafts, and the accepted lines in claims.toml.

insertion  a line into claims.toml, in document order, and out again
lines, corrections, traps  how a line is edited, and others like it; figures that are wrong on purpose
session    the decisions, each saved at once: accept, reject, edit, skip, undo, find; progress: how far it is
screen     the full-screen terminal program over a session; web: the same as a page
"""
