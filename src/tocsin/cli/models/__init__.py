"""`tocsin models`: train, evaluate, compare and choose what reads posts.

Hears   arguments; manifests and labelled files; the data folder, whether or not a server runs on it
Says    figures with intervals, one JSON object, what changed hands
Needs   adapters.models, runtimes.teaching
Leaves  all deciding to a person
"""
