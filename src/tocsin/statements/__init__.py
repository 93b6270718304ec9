"""Finds the words and defends them: facts, drafts, checks, sign-off of the exact text.

Hears   facts and drafts of people
Says    nothing yet
Needs   nothing yet
Leaves  who holds a duty to the directory, what is to be done to cases
"""
