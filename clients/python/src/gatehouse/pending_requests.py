"""The pending requests: matches each response to its request by id, until the request times out."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from .unavailable import GatehouseUnavailable, Reason


@dataclass(frozen=True)
class Verification:
    user_id: int
    permissions: dict[str, bool]


class PendingRequests:
    def __init__(self, send: Callable[[bytes, Callable[[Reason], None]], None], limit: int) -> None:
        """
        :param send: sends a request; calls its second argument if the brokers reject it
        :param limit: maximum of pending requests
        """
        self._send = send
        self._limit = limit
        self._instance = str(uuid4())
        # The responses to all services arrive here; only those that contain this prefix of the ids are parsed.
        self._instance_bytes = self._instance.encode()
        self._count = 0
        self._by_id: dict[str, asyncio.Future[Verification | None]] = {}
        self._by_token: dict[str, asyncio.Future[Verification | None]] = {}

    def request(self, token: str, timeout: float) -> "asyncio.Future[Verification | None]":
        """Concurrent calls for the same token share one request.

        :param timeout: seconds after which a new request fails
        :returns: a future; its result is None for an invalid token
        :raises GatehouseUnavailable: ``busy``, above the limit
        """
        running = self._by_token.get(token)
        if running and not running.done():
            return running
        if len(self._by_id) >= self._limit:
            raise GatehouseUnavailable("busy")
        self._count += 1
        request_id = f"{self._instance}-{self._count}"
        loop = asyncio.get_running_loop()
        verification: asyncio.Future[Verification | None] = loop.create_future()
        deadline = loop.call_later(timeout, _fail, verification, "timeout")
        self._by_id[request_id] = verification
        self._by_token[token] = verification

        def end(done: "asyncio.Future[Verification | None]") -> None:
            deadline.cancel()
            self._by_id.pop(request_id, None)
            if self._by_token.get(token) is done:
                del self._by_token[token]
            # Marks the exception as retrieved: all callers may have been cancelled.
            done.exception()

        verification.add_done_callback(end)
        request = json.dumps({"id": request_id, "token": token}).encode()
        self._send(request, lambda reason: _fail(verification, reason))
        return verification

    def on_message(self, value: bytes | None) -> None:
        """Handles a message of auth_response. Malformed responses are ignored; the request times out."""
        if value is None or self._instance_bytes not in value:
            return
        try:
            message: Any = json.loads(value)
        except ValueError:
            return
        pending = self._by_id.get(message["id"]) if isinstance(message, dict) and _is_text(message.get("id")) else None
        if pending is None or pending.done():
            return
        status, user_id, permissions = message.get("status"), message.get("user_id"), message.get("permissions")
        if status == "FAIL":
            pending.set_result(None)
        elif status == "OK" and _is_integer(user_id) and isinstance(permissions, dict):
            pending.set_result(Verification(user_id, permissions))

    def fail(self, reason: Reason) -> None:
        """Fails all pending requests."""
        for verification in list(self._by_id.values()):
            _fail(verification, reason)


def _fail(verification: "asyncio.Future[Verification | None]", reason: Reason) -> None:
    if not verification.done():
        verification.set_exception(GatehouseUnavailable(reason))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
