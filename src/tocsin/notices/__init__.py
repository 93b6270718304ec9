"""Tells our people: what, to whom, by which channel, and with which proof.

Hears   level changes and other news, as facts and a catalogue code
Says    NoticeAccepted, NoticeFailed, NoticeAcknowledged
Needs   ports.Outbox, ports.Channel, a clock
Leaves  words to locales/, what happened to the rooms below the desk
"""
