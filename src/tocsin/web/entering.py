"""The pages at the door: sign in, and what a one-time link opens; forms without any script."""

import html

from starlette.responses import HTMLResponse

from tocsin.kernel.errors import TocsinError
from tocsin.web import pages, ports


def sign_in(
    catalogue: ports.Catalogue,
    lang: str,
    refusal: TocsinError | None = None,
    *,
    has_users: bool = False,
    has_token: bool = True,
    elsewhere: str | None = None,
) -> HTMLResponse:
    """Return the page that asks who comes; after a refusal it says which."""
    asked = "web.sign_in_please" if has_users else "web.sign_in_nobody"
    parts = [f"<p>{_code(catalogue, lang, asked)}</p>"]
    if refusal is not None:
        parts = [_said(catalogue, lang, refusal, is_refusal=True)]
    if has_users:
        parts.append(_of_users(catalogue, lang))
    if has_users and elsewhere is not None:
        told = html.escape(catalogue.say(lang, "web.elsewhere", {"name": elsewhere or "OpenID"}))
        parts.append(f'<p><a class="way" href="/sign-in/elsewhere">{told}</a></p>')
    if has_token or not has_users:
        token = _field(
            catalogue,
            lang,
            "web.token",
            "token",
            "password",
            "current-password",
            is_first=not has_users,
        )
        form = _form(catalogue, lang, "/sign-in", token, "web.sign_in")
        summary = html.escape(catalogue.say(lang, "web.sign_in_by_token"))
        parts.append(
            f"<details><summary>{summary}</summary>{form}</details>" if has_users else form
        )
    return _page(catalogue, lang, parts)


def welcome(
    catalogue: ports.Catalogue, lang: str, *, name: str, refusal: TocsinError | None
) -> HTMLResponse:
    """Return the page that a one-time link opens; `name` "" makes the first administrator."""
    said = "web.welcome_back" if name else "web.welcome_first"
    parts = [f"<p>{html.escape(catalogue.say(lang, said, {'name': name}))}</p>"]
    if refusal is not None:
        parts.append(_said(catalogue, lang, refusal, is_refusal=True))
    fields = _field(
        catalogue, lang, "web.name", "name", "text", "username", value=name, is_fixed=bool(name)
    )
    if not name:
        fields += _field(catalogue, lang, "web.shown_name", "shown", "text", "name")
    fields += _field(catalogue, lang, "web.new_password", "password", "password", "new-password")
    fields += f"<small>{html.escape(catalogue.say(lang, 'web.password_rule'))}</small>"
    parts.append(_form(catalogue, lang, "", fields, "web.set_password"))
    return _page(catalogue, lang, parts)


def refused(catalogue: ports.Catalogue, lang: str, refusal: TocsinError) -> HTMLResponse:
    """Return the page of a link that opens nothing."""
    return _page(catalogue, lang, [_said(catalogue, lang, refusal, is_refusal=True)])


def tip(
    catalogue: ports.Catalogue, lang: str, refusal: TocsinError | None, *, is_taken: bool
) -> HTMLResponse:
    """Return the page on which anybody tells us something; once it is taken, only that it is."""
    if is_taken:
        return _page(
            catalogue,
            lang,
            [f'<p role="status">{_code(catalogue, lang, "cases.tip.received")}</p>'],
        )
    parts = [f"<p>{_code(catalogue, lang, 'cases.tip.intro')}</p>"]
    if refusal is not None:
        parts.append(_said(catalogue, lang, refusal, is_refusal=True))
    what = _code(catalogue, lang, "cases.tip.what")
    area = '<textarea name="what" rows="6" maxlength="4000" required autofocus></textarea>'
    fields = f"<label>{what}{area}</label>" + "".join(
        _field(catalogue, lang, f"cases.tip.{name}", name, "text", "off", is_needed=False)
        for name in ("where", "contact")
    )
    parts.append(_form(catalogue, lang, "/tip", fields, "cases.tip.send"))
    return _page(catalogue, lang, parts)


def _code(catalogue: ports.Catalogue, lang: str, code: str) -> str:
    return html.escape(catalogue.say(lang, code))


def _of_users(catalogue: ports.Catalogue, lang: str) -> str:
    fields = _field(catalogue, lang, "web.name", "name", "text", "username", is_first=True)
    fields += _field(catalogue, lang, "web.password", "password", "password", "current-password")
    fields += _field(catalogue, lang, "web.code", "code", "text", "one-time-code", is_needed=False)
    said = html.escape(catalogue.say(lang, "web.passkey"))
    return (
        f"{_form(catalogue, lang, '/sign-in', fields, 'web.sign_in')}"
        f'<p><button type="button" id="passkey" hidden>{said}</button></p>'
        '<p id="refused" role="alert" hidden></p>'
        '<script type="module" src="/sign-in/passkey.js"></script>'
    )


def _field(
    catalogue: ports.Catalogue,
    lang: str,
    label: str,
    name: str,
    kind: str,
    filled_by: str,
    *,
    value: str = "",
    is_fixed: bool = False,
    is_first: bool = False,
    is_needed: bool = True,
) -> str:
    marks = [
        mark
        for mark, is_so in (
            ("readonly", is_fixed),
            ("autofocus", is_first),
            ("required", is_needed),
        )
        if is_so
    ]
    told = html.escape(catalogue.say(lang, label))
    return (
        f'<label>{told}<input type="{kind}" name="{name}" autocomplete="{filled_by}" '
        f'value="{html.escape(value)}" {" ".join(marks)}></label>'
    )


def _form(catalogue: ports.Catalogue, lang: str, action: str, fields: str, go: str) -> str:
    where = f' action="{action}"' if action else ""
    said = html.escape(catalogue.say(lang, go))
    return f'<form method="post"{where}>{fields}<button>{said}</button></form>'


def _said(catalogue: ports.Catalogue, lang: str, told: TocsinError, *, is_refusal: bool) -> str:
    role = ' role="alert"' if is_refusal else ""
    return f"<p{role}>{html.escape(catalogue.say(lang, told.code, told.facts))}</p>"


def _page(catalogue: ports.Catalogue, lang: str, parts: list[str]) -> HTMLResponse:
    return HTMLResponse(pages.written(lang, catalogue, "\n".join(parts)))
