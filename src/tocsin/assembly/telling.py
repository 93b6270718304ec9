"""Who is told and through what, as the settings have it."""

import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random

from tocsin import notices, settings
from tocsin.adapters import sql
from tocsin.channels import email, in_app, webhook
from tocsin.kernel import catalogue, clock
from tocsin.runtimes import board, cases, duties, noticing, publishing, roster

_BY_ADDRESS = {"email"}  # channels that reach one person at an address of theirs


def routes(chosen: settings.Settings) -> tuple[notices.Route, ...]:
    """Return the routes of level changes; each route's chain is the routes that follow it."""
    return tuple(
        notices.Route(
            channel=route.channel,
            recipient=route.recipient,
            min_level=route.min_level,
            languages=(route.language,),
            climb_after=timedelta(minutes=route.escalate_after_minutes),
            watches=route.watches,
            duty=route.duty,
            hours=_hours(route.hours),
            quiet=_hours(route.quiet),
            wakes_from=route.wakes_from,
            chain=tuple(
                notices.Stop(
                    channel=stop.channel, recipient=stop.recipient, languages=(stop.language,)
                )
                for stop in route.then
            ),
        )
        for route in chosen.routes
    )


def _hours(told: settings.Hours | None) -> notices.Hours | None:
    return None if told is None else notices.Hours(**told.model_dump())


def teller(
    chosen: settings.Settings,
    listed: roster.Roster,
    feed: publishing.Feed,
    *,
    is_simulated: bool = False,
) -> noticing.Teller:
    """Return who tells of level changes, whoever is on duty among them."""
    return noticing.Teller(
        roster=listed,
        routes=routes(chosen),
        feed=feed,
        is_simulated=is_simulated,
        routes_at=duties.routing.on_duty(_stops_of(chosen)),
    )


def _stops_of(chosen: settings.Settings) -> cases.desks.StopsOf:
    return cases.holding.reached((chosen.language,), _BY_ADDRESS & set(chosen.channels))


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


def desks(chosen: settings.Settings, teller: noticing.Teller) -> cases.Desks:
    """Return the room of cases: whom it asks for duties, and whom it tells."""
    return cases.Desks(
        duties_of=cases.holding.Holders,
        stops_of=_stops_of(chosen),
        routes=routes(chosen),
        desk_of=teller.desk,
    )


def desks_of(chosen: settings.Settings) -> cases.Desks:
    """Return the room of cases for a verb at a terminal; a running server sends what it tells."""
    listed = roster.Roster(board.HealthBoard({}))
    return desks(chosen, teller(chosen, listed, publishing.LiveFeed(listed)))


def postman(
    chosen: settings.Settings,
    db: sql.Database,
    teller: noticing.Teller,
    feed: publishing.Feed,
    time: clock.Clock,
) -> notices.Postman:
    """Return the postman with every configured channel."""

    def show(notice: notices.Notice) -> int:
        with db.writing() as books:
            return feed.notice(books, notice, time.now())

    return notices.Postman(
        desks=noticing.desks(db, teller),
        channels=channels(chosen, show, time),
        catalogue=catalogue.standard(),
        clock=time,
        rng=Random(secrets.randbits(64)),  # noqa: S311 (jitter, no secret)
        address=f"http://{chosen.server.host}:{chosen.server.port}",
    )
