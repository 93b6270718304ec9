"""The seal: a hash of all that readers will see, where, and from whom. Any change is another."""

import hashlib

import msgspec

from tocsin.statements.drafting.model import Draft


def seal(one: Draft) -> str:
    """Return the SHA-256 of a draft's words, language, channel, account and attachments."""
    told = {
        "title": one.title,
        "text": one.text,
        "language": one.language,
        "channel": one.channel,
        "account": one.account,
        "reply_to": one.reply_to,
        "ai_generated": one.ai_generated,  # it is shown as a label
        "attachments": [[it.name, it.media_type, it.sha256, it.alt] for it in one.attachments],
    }
    return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()
