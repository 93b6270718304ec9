"""`tocsin period | silence | budget | consequence | preset`, and warnings that explain themselves.

Hears   arguments; the data folder, whether or not a server runs on it
Says    what is in force, who put it there and why
Needs   runtimes.rulings: a running desk takes up within a second what is entered here
Leaves  all deciding to the rooms
"""
