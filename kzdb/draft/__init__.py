"""From a new document to claims: proposers write candidate lines, a person accepts, corrects or rejects each.

workspace   the seeds and documents that drafting reads
text        a document as proposers see it: sentences with entities, figures, times
propose     the proposers
precedents  what the accepted claims of other sources teach them
model       a language model as a proposer
candidates  what they propose
checks      the loader's own checks, rivals and doubles
drafts      seeds/<source>/drafts.jsonl
left        what nobody proposed or claimed
review      a person's decisions, and the accepted lines in claims.toml
measure     proposers against what people accepted; made_edition: a next edition to measure the twin on
"""
