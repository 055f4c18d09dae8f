"""Telling people: mail and webhooks, each delivery a row that is there before anything is sent.

recipients   who gets what, from reports/<slug>/recipients.toml
servers      the mail server and the webhooks' key, from KZDB_* variables
message      what is written, in the reader's language
smtp, webhook  sending one message, and what is known of its end
post         which deliveries there are to make, and making them
"""
