"""Who is told and through what, as the settings have it."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from tocsin import notices, settings
from tocsin.channels import email, in_app, webhook
from tocsin.kernel import clock


def routes(chosen: settings.Settings) -> tuple[notices.Route, ...]:
    """Return the routes of level changes; each route's chain is the routes that follow it."""
    return tuple(
        notices.Route(
            channel=route.channel,
            recipient=route.recipient,
            min_level=route.min_level,
            languages=(route.language,),
            climb_after=timedelta(minutes=route.escalate_after_minutes),
            chain=tuple(
                notices.Stop(
                    channel=stop.channel, recipient=stop.recipient, languages=(stop.language,)
                )
                for stop in route.then
            ),
        )
        for route in chosen.routes
    )


def channels(
    chosen: settings.Settings, show: Callable[[notices.Notice], int], time: clock.Clock
) -> Mapping[str, notices.Channel]:
    """Return the channels that are configured; the app itself always is."""
    told = chosen.channels
    found: dict[str, notices.Channel] = {"in_app": in_app.InApp(show)}
    if "email" in told:
        found["email"] = email.Email(email.Settings.model_validate(told["email"]))
    if "webhook" in told:
        found["webhook"] = webhook.Webhook(webhook.Settings.model_validate(told["webhook"]), time)
    return found
