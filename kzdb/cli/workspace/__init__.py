"""Commands that make a workspace, fill its base and look after both."""
