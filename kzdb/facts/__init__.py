"""What a fact, a claim and a figure are: plain Python, no I/O, nothing imported but the standard library.

claims     one source's answer to one fact; plausible: what of it cannot be
figures    a typed value: an exact number, how well it is known, its unit; intervals, units: what it is made of
periods    what time a fact is about; dates: as precisely as a source gives them
locators   where in a document it is said
numbers    the numbers that a text prints
proof      whether a typed figure is the one that its quote prints
"""
