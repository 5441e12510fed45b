"""The life of a client, without a broker."""

import asyncio
from unittest import IsolatedAsyncioTestCase

from gatehouse.client import _check


class AnsweringConsumer:
    """Cancels the check that asks it in the moment in which it answers."""

    checking: "asyncio.Task[None]"

    def assignment(self) -> set[object]:
        return set()

    async def end_offsets(self, _partitions: set[object]) -> dict[object, int]:
        self.checking.cancel()
        return {}


class CheckTest(IsolatedAsyncioTestCase):
    async def test_a_check_that_is_cancelled_when_the_brokers_answer_ends(self) -> None:
        consumer = AnsweringConsumer()
        consumer.checking = asyncio.get_running_loop().create_task(_check(consumer))
        ended, _ = await asyncio.wait({consumer.checking}, timeout=30)
        self.assertEqual(ended, {consumer.checking})
        self.assertTrue(consumer.checking.cancelled())
