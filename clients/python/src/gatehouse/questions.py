"""The open questions: gives each the answer with its id, once, and no longer than its time-out."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from .unavailable import GatehouseUnavailable, Reason


@dataclass(frozen=True)
class Answer:
    user_id: int
    permissions: dict[str, bool]


class Questions:
    def __init__(self, send: Callable[[bytes, Callable[[Reason], None]], None], most: int) -> None:
        """:param send: puts a request on its way, and calls its second argument if it could not be sent.
        :param most: questions that may be open at once."""
        self._send = send
        self._most = most
        self._instance = str(uuid4())
        # All answers of all services pass by; only those with this in them are parsed.
        self._mark = self._instance.encode()
        self._count = 0
        self._by_id: dict[str, asyncio.Future[Answer | None]] = {}
        self._by_token: dict[str, asyncio.Future[Answer | None]] = {}

    def ask(self, token: str, timeout: float) -> "asyncio.Future[Answer | None]":
        """Questions about one token at the same time are one question.

        :param timeout: seconds after which it fails, if it is a new one
        """
        asked = self._by_token.get(token)
        if asked and not asked.done():
            return asked
        if len(self._by_id) >= self._most:
            raise GatehouseUnavailable("busy")
        self._count += 1
        question = f"{self._instance}-{self._count}"
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Answer | None] = loop.create_future()
        deadline = loop.call_later(timeout, _fail, answer, "timeout")
        self._by_id[question] = answer
        self._by_token[token] = answer

        def end(done: "asyncio.Future[Answer | None]") -> None:
            deadline.cancel()
            self._by_id.pop(question, None)
            if self._by_token.get(token) is done:
                del self._by_token[token]
            done.exception()  # also where nobody waits any more

        answer.add_done_callback(end)
        self._send(json.dumps({"id": question, "token": token}).encode(), lambda reason: _fail(answer, reason))
        return answer

    def hear(self, value: bytes | None) -> None:
        """A message of auth_response."""
        if value is None or self._mark not in value:
            return
        try:
            message: Any = json.loads(value)
        except ValueError:
            return
        asked = self._by_id.get(message["id"]) if isinstance(message, dict) and _text(message.get("id")) else None
        if asked is None or asked.done():
            return
        if message.get("status") == "FAIL":
            asked.set_result(None)
        elif message.get("status") == "OK" and _number(message.get("user_id")) and isinstance(message.get("permissions"), dict):
            asked.set_result(Answer(message["user_id"], message["permissions"]))

    def fail(self, reason: Reason) -> None:
        """Ends every open question."""
        for answer in list(self._by_id.values()):
            _fail(answer, reason)


def _fail(answer: "asyncio.Future[Answer | None]", reason: Reason) -> None:
    if not answer.done():
        answer.set_exception(GatehouseUnavailable(reason))


def _text(value: object) -> bool:
    return isinstance(value, str)


def _number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
