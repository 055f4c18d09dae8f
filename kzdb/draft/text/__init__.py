"""A document as proposers read it.

sentences   cut from its lines, also over their ends
mentions    the entities of the vocabulary that a sentence names, however they are spelled; lemmas: Russian forms
quantities  its figures, in the grammar of claims.toml
times       its periods and dates; relative: those that are said beside another
cues        the words of seeds/vocabulary/cues.csv; meanings: which metric they and a metric's own name mean
about       what the document as a whole is about
passage     a sentence with all that was found in it; reading: all of a document
"""
