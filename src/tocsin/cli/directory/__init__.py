"""`tocsin user | directory`: who signs in, and whom the house knows.

Hears   arguments; the data folder, whether or not a server runs on it
Says    users and entries as tables or JSON; one-time links
Needs   to be run by the owner of the data folder
Leaves  what each may do to the directory's law
"""
