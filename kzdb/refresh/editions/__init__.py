"""What was printed: editions on the disk and in the register, how two differ, and which have to be recalled."""
