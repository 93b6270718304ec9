"""One contract for every OpenAI-compatible endpoint: ours on loopback, and a real llama.cpp."""

import asyncio
from dataclasses import replace

import pytest
from tests.integration.endpoint.conftest import Model, said

from tocsin.adapters import endpoint
from tocsin.connectors import addresses
from tocsin.enrichment import asking

ASK = asking.to_sum_up(["The lid came off", "I want my money back"], "en")


def client(url: str, *allow: str, **rest: object) -> endpoint.OpenAiEndpoint:
    told = endpoint.Settings.model_validate({"url": url, "model": "tiny", "key": "k", **rest})
    return endpoint.OpenAiEndpoint(told, addresses.Gate(allow=allow))


def ask(one: endpoint.OpenAiEndpoint) -> asking.Answer:
    return asyncio.run(one.ask(ASK))


def why(one: endpoint.OpenAiEndpoint) -> object:
    with pytest.raises((asking.errors.EndpointFault, asking.errors.BadAnswer)) as refused:
        ask(one)
    return refused.value.facts["why"]


def test_a_real_endpoint_answers_by_the_schema(real_address: str) -> None:
    patient = replace(ASK, most_tokens=1_200)  # random letters find no end of their own
    answer = asyncio.run(client(real_address, "127.0.0.0/8", timeout_s=60).ask(patient))

    assert set(answer.body) == {"summary"}


def test_the_question_is_bound_to_a_schema_and_has_no_tools(model: Model) -> None:
    answer = ask(client(model.url, "127.0.0.1"))

    (asked,) = model.asked
    assert answer.tokens == 42
    assert asked["response_format"]["json_schema"]["schema"]["required"] == ["summary"]
    assert {"tools", "functions", "tool_choice"}.isdisjoint(asked)
    assert [one["role"] for one in asked["messages"]] == ["system", "user"]
    assert model.headers[0]["authorization"] == "Bearer k"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/v1",
        "http://localhost:1/v1",
        "http://[::1]:1/v1",
        "http://169.254.169.254/v1",
        "http://10.0.0.1/v1",
        "http://[64:ff9b::7f00:1]/v1",
    ],
)
def test_no_private_address_is_asked_unless_it_is_allowed(url: str) -> None:
    assert why(client(url)) == "address_refused"


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ((302, b"{}"), "status"),
        ((500, b"{}"), "status"),
        ((200, b"not json"), "schema"),
        ((200, b"[]"), "schema"),
        ((200, b'{"choices": []}'), "schema"),
        ((200, b'{"choices": [{"message": "text"}]}'), "schema"),
        ((200, said(["a list"])), "schema"),
        ((200, said({"summary": "x"}, tool_calls=[{"id": "1"}])), "tools"),
        ((200, b" " * 70_000), "too_large"),
    ],
)
def test_what_is_no_answer_is_refused(model: Model, reply: tuple[int, bytes], reason: str) -> None:
    model.reply = lambda _: reply

    assert why(client(model.url, "127.0.0.1")) == reason
    assert len(model.asked) == 1


def test_nobody_there_is_a_fault() -> None:
    assert why(client("http://127.0.0.1:9/v1", "127.0.0.1", timeout_s=2)) == "unreachable"
