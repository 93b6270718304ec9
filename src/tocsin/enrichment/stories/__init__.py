"""Copies and stories: which posts are one text, which tell of one thing.

Hears   folded texts in the order in which they are committed, with their times and keys
Says    Placed: each post's copy group and story
Needs   nothing
Leaves  keeping what is counted to adapters/sql, naming a story to its own posts
"""
