"""One notice through the webhook channel."""

import base64

from tests.integration.channels import answering
from tests.unit.notices.making import NOON, notice

from tocsin import notices
from tocsin.channels import webhook
from tocsin.kernel import catalogue, clock

KEY = bytes(range(32))
SECRET = "whsec_" + base64.b64encode(KEY).decode()


async def posted(url: str, **given: object) -> notices.Outcome:
    told: dict[str, object] = {"url": url, "secret": SECRET, "timeout_s": 2.0}
    channel = webhook.Webhook(webhook.Settings.model_validate(told | given), clock.SetClock(NOON))
    one = notice(channel="webhook", recipient="war-room bot")
    try:
        return await channel.send(one, notices.wording.write(one, catalogue.standard()))
    finally:
        await channel.close()


async def answered(answer: bytes, **given: object) -> notices.Outcome:
    async with answering.talking(answering.Receiver([answer]).talk) as port:
        return await posted(f"http://127.0.0.1:{port}/hook", **given)
