"""Keeping reports current: what is due, what changed, which edition is the newest, who hears of it.

schedule, due      `[schedule]` of a report, and which of its slots are due: pure functions of the clock
book               slots, leases, decisions, editions, incidents and deliveries as rows of the store
editions           numbered folders under var/editions, never changed, and `latest`
fingerprints       what an edition was made from: its data, and its form
changes            what changed between two editions as they were printed
door               the one door to the report's engine
run                `kzdb refresh` from start to end
notify/            mail and webhooks
freshness, status  what is old, what failed, what comes next
"""
