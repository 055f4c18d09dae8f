"""Keeping reports current: what is due, what changed, which edition is the newest, who hears of it.

    schedule  when: `[schedule]` of a report, its streams, which slots are due by the clock, what wakes kzdb
    slots     what is to be done, as rows of the store: slots, leases on them, decisions, incidents
    editions  what was printed: numbered folders that never change, their register, what differs, recalls
    work      who builds: one refresh on this machine, workers of several hosts, one slot at a time
    notify    who hears of it: mail and webhooks

`status` reads how all of it is, sources and watched folder included. Every clock is an argument, and `door` is
the only way from here to the engine of reports.
"""
