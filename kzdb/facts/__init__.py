"""What a fact, a claim and a figure are: plain Python, no I/O, nothing imported but the standard library."""
