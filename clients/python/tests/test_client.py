"""The connection check of the client, without a broker."""

import asyncio
from unittest import IsolatedAsyncioTestCase

from gatehouse.client import _check


class AnsweringConsumer:
    """Cancels the check at the moment of its response."""

    checking: "asyncio.Task[None]"

    def assignment(self) -> set[object]:
        return set()

    async def end_offsets(self, _partitions: set[object]) -> dict[object, int]:
        self.checking.cancel()
        return {}


class CheckTest(IsolatedAsyncioTestCase):
    async def test_ends_when_it_is_cancelled_together_with_the_response(self) -> None:
        consumer = AnsweringConsumer()
        consumer.checking = asyncio.get_running_loop().create_task(_check(consumer))
        ended, _ = await asyncio.wait({consumer.checking}, timeout=30)
        self.assertEqual(ended, {consumer.checking})
        self.assertTrue(consumer.checking.cancelled())
