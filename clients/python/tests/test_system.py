"""The client with the running system, which test/e2e/python-client.e2e-spec.ts starts."""

import asyncio
import json
import os
from typing import Any
from unittest import IsolatedAsyncioTestCase

from gatehouse import GatehouseClient, GatehouseUnavailable


def provided() -> dict[str, Any]:
    """{"brokers", "refresh", "ended", "people": [{"token", "user_id"}]}"""
    try:
        found = json.loads(os.environ["GATEHOUSE_TEST"])
    except KeyError:
        raise AssertionError(
            "These tests need the running system: npx vitest run --project e2e test/e2e/python-client"
        ) from None
    assert isinstance(found, dict)
    return found


class SystemTest(IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.system = provided()

    async def test_returns_the_user_and_the_permissions_of_a_token(self) -> None:
        person = self.system["people"][0]
        async with GatehouseClient(self.system["brokers"], timeout=20) as client:
            identity = await client.verify(person["token"])
        assert identity is not None
        self.assertEqual(identity.user_id, person["user_id"])
        self.assertTrue(identity.permissions["is_active"])
        self.assertFalse(identity.may("crm_button", "read"))

    async def test_returns_none_for_invalid_tokens(self) -> None:
        async with GatehouseClient(self.system["brokers"], timeout=20) as client:
            for token in ("", "garbage", "a.b.c", None, 7, self.system["refresh"], self.system["ended"]):
                self.assertIsNone(await client.verify(token))

    async def test_sends_the_headers_of_the_trace_and_survives_a_broken_tracer(self) -> None:
        def broken() -> dict[str, str]:
            raise RuntimeError("no tracer")

        person = self.system["people"][0]
        for trace_headers in (lambda: {"traceparent": self.system["traceparent"]}, broken):
            client = GatehouseClient(self.system["brokers"], timeout=20, trace_headers=trace_headers)
            async with client:
                self.assertIsNotNone(await client.verify(person["token"]))

    async def test_two_replicas_get_their_own_responses(self) -> None:
        people = self.system["people"]
        async with (
            GatehouseClient(self.system["brokers"], timeout=20) as one,
            GatehouseClient(self.system["brokers"], timeout=20) as two,
        ):
            calls = [(client, person) for _ in range(50) for client in (one, two) for person in people]
            found = await asyncio.gather(*(client.verify(person["token"]) for client, person in calls))
        self.assertEqual([it and it.user_id for it in found], [person["user_id"] for _, person in calls])

    async def test_raises_immediately_without_brokers(self) -> None:
        # With this timeout the test ends only if the client fails immediately.
        async with GatehouseClient("127.0.0.1:1", timeout=3600) as client:
            for _ in range(2):
                with self.assertRaises(GatehouseUnavailable) as raised:
                    await client.verify(self.system["people"][0]["token"])
                self.assertEqual(raised.exception.reason, "starting")
        with self.assertRaises(GatehouseUnavailable):
            await client.verify(self.system["people"][0]["token"])
