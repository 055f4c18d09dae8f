"""From a new document to claims: proposers write candidate lines, a person accepts, corrects or rejects each.

reading      the document as proposers see it: sentences with entities, figures, times
grammar      proposes by the words of seeds/vocabulary/cues.csv
tables, twin propose rows of tables, and the last edition's claims found again
checks       the loader's own checks, rivals and doubles
drafts       seeds/<source>/drafts.jsonl
review       a person's decisions, and the accepted lines in claims.toml
measure      proposers against what people accepted
"""
