"""PendingRequests, without a broker."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from unittest import IsolatedAsyncioTestCase

from gatehouse import GatehouseUnavailable
from gatehouse.pending_requests import PendingRequests, Verification
from gatehouse.unavailable import Reason

PERMISSIONS = {"is_active": True, "crm_button read": True}


class PendingRequestsTest(IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.sent: list[dict[str, str]] = []
        self.fail_functions: list[Callable[[Reason], None]] = []
        self.requests = PendingRequests(self.send, limit=3)

    def send(self, request: bytes, fail: Callable[[Reason], None]) -> None:
        self.sent.append(json.loads(request))
        self.fail_functions.append(fail)

    def respond(self, **fields: Any) -> None:
        self.requests.on_message(json.dumps(fields).encode())

    async def test_matches_responses_to_requests_by_id(self) -> None:
        one, two = self.requests.request("a.a.a", 5), self.requests.request("b.b.b", 5)
        self.respond(id="of another service", status="OK", user_id=1, permissions=PERMISSIONS)
        self.respond(id=self.sent[1]["id"], status="OK", user_id=2, permissions=PERMISSIONS)
        self.respond(id=self.sent[1]["id"], status="OK", user_id=9, permissions=PERMISSIONS)
        self.respond(id=self.sent[0]["id"], status="FAIL", user_id="", permissions="")
        self.assertIsNone(await one)
        self.assertEqual(await two, Verification(2, PERMISSIONS))

    async def test_sends_one_request_for_concurrent_calls_with_the_same_token(self) -> None:
        one, two = self.requests.request("a.a.a", 5), self.requests.request("a.a.a", 5)
        self.assertEqual(len(self.sent), 1)
        self.respond(id=self.sent[0]["id"], status="FAIL", user_id="", permissions="")
        self.assertEqual([await one, await two], [None, None])
        again = self.requests.request("a.a.a", 5)
        self.assertEqual(len(self.sent), 2)
        self.respond(id=self.sent[1]["id"], status="FAIL", user_id="", permissions="")
        self.assertIsNone(await again)

    async def test_ignores_malformed_responses_until_the_request_times_out(self) -> None:
        pending = self.requests.request("a.a.a", 0.05)
        request_id = self.sent[0]["id"]
        self.requests.on_message(None)
        self.requests.on_message(request_id.encode())
        self.requests.on_message(json.dumps([request_id]).encode())
        self.respond(id=[request_id], status="FAIL")
        self.respond(id=request_id, status="ok", user_id=7, permissions=PERMISSIONS)
        self.respond(id=request_id, status="OK", user_id=True, permissions=PERMISSIONS)
        self.respond(id=request_id, status="OK", user_id=7, permissions=["x"])
        with self.assertRaises(GatehouseUnavailable) as raised:
            await pending
        self.assertEqual(raised.exception.reason, "timeout")
        self.respond(id=request_id, status="OK", user_id=7, permissions=PERMISSIONS)

    async def test_fails_with_busy_above_the_limit_and_fails_all_pending_requests(self) -> None:
        pending = [self.requests.request(token, 5) for token in ("a.a.a", "b.b.b", "c.c.c")]
        with self.assertRaises(GatehouseUnavailable) as raised:
            self.requests.request("d.d.d", 5)
        self.assertEqual(raised.exception.reason, "busy")
        self.fail_functions[0]("disconnected")
        self.assertEqual([one.done() for one in pending], [True, False, False])
        self.requests.fail("disconnected")
        errors = await asyncio.gather(*pending, return_exceptions=True)
        reasons = {error.reason for error in errors if isinstance(error, GatehouseUnavailable)}
        self.assertEqual((reasons, len(errors)), ({"disconnected"}, 3))
