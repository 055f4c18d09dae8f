"""A language model as a proposer: it says what a passage means, in words of the base; kzdb reads what is printed.

adapters  ask a model over HTTP or by a command
prompts   what it is asked: the document, the vocabulary, and how people claimed like sentences
answers   what it said: lines and quotes, with words of the vocabulary
lines     each as a line of claims.toml, with the number, the unit and the date that are printed
proposer  asks, and proposes the claims
"""
