"""The numbers that a text prints, each read whole.

notation   which marks a source sets into its numbers
tokens     the digits, words and marks of a text; words: number words of English and Russian
numerals   all numbers of a text, each a reading; ranges, compounds: those that belong together
"""
