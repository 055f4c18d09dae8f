"""What is to be done and who may do it: slots, leases, decisions and incidents as rows of the store."""
