"""Words for readers: figures, periods, dates and sentences, in each language.

One place writes them all, so that a page, a check and a defence sheet say the same. Texts are Fluent messages
(https://projectfluent.org): `texts/<language>.ftl` here, what a report adds in its own folder.

    catalog   the texts of one language, English under what is missing
    wording   figures, periods, dates, and messages with typed parameters
    words     numbers and likelihoods in words, which a report must not type
    kazakh    endings that a number takes
"""
