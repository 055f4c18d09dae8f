"""Checking a text of somebody else against the published file: figure by figure, and never more than was read.

texts, word a file as a document: text, Markdown, HTML, DOCX, PDF
base        what the published file holds, as the check needs it
comparison  one figure against one of the base
verdicts    each figure: matches, contradicts, rounding only, another period, unknown
about       which figures of the base one may be compared with
sarif, page the outcome as SARIF, and as an HTML copy with marks
"""
