"""Commands that ask the published file: in SQL, by a claim, by somebody else's text."""
