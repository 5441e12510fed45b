"""The client: keeps its place on the bus through faults of the brokers, and asks."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Coroutine, Iterable
from types import TracebackType
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.errors import KafkaError

from .identity import Identity, identity_from, looks_like_token
from .questions import Questions
from .unavailable import GatehouseUnavailable, Reason

_log = logging.getLogger("gatehouse")
_PAUSE = 0.5
"""Seconds before the brokers are tried again."""
_CHECK = 1.0
"""Seconds between two checks whether the brokers answer."""
_PATIENCE = 3.0
"""Seconds after which brokers that do not answer a check count as away."""


class GatehouseClient:
    """One for each process, used from one event loop::

        async with GatehouseClient("localhost:9094") as client:
            identity = await client.verify(token)
    """

    def __init__(
        self,
        brokers: str | Iterable[str],
        *,
        timeout: float = 5.0,
        open_questions: int = 5000,
        **kafka_options: Any,
    ) -> None:
        """
        :param brokers: "host:port", or several
        :param timeout: seconds that ``verify`` waits for an answer
        :param open_questions: questions open at once; beyond it ``verify`` fails at once
        :param kafka_options: for aiokafka's consumer and producer alike: ``security_protocol``, ``sasl_mechanism``,
            ``sasl_plain_username``, ``sasl_plain_password``, ``ssl_context``, ``client_id``
        """
        servers = [brokers] if isinstance(brokers, str) else list(brokers)
        self._kafka = {"bootstrap_servers": servers, **kafka_options}
        self._timeout = timeout
        self._questions = Questions(self._send, open_questions)
        self._producer: AIOKafkaProducer | None = None
        self._open = asyncio.Event()
        # Set once the first attempt to connect has succeeded or failed.
        self._tried = asyncio.Event()
        self._was_open = False
        self._running: asyncio.Task[None] | None = None
        self._closed = False
        # The loop itself holds tasks only weakly.
        self._deliveries: set[asyncio.Future[None]] = set()
        self._leaving: set[asyncio.Future[None]] = set()

    async def __aenter__(self) -> "GatehouseClient":
        self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def start(self) -> None:
        """Begins to connect, and goes on until it is closed, whatever the brokers do."""
        if self._running is None:
            self._running = asyncio.get_running_loop().create_task(self._run())

    async def ready(self) -> None:
        """Returns when ``verify`` can ask, however long that takes."""
        await self._open.wait()

    async def verify(self, token: object) -> Identity | None:
        """
        :param token: an access token, or whatever a caller sent in its place
        :returns: who it stands for; None for a token that is not good (any more)
        :raises GatehouseUnavailable: nobody can tell at this moment; at once while the brokers are known to be away
        """
        if not isinstance(token, str) or not looks_like_token(token):
            return None
        if self._closed:
            raise GatehouseUnavailable("closed")
        began = time.monotonic()
        with contextlib.suppress(asyncio.TimeoutError):
            await _within(self._timeout, self._tried.wait())
        if not self._open.is_set():
            raise GatehouseUnavailable(self._absence)
        left = self._timeout - (time.monotonic() - began)
        # Others may wait for the same answer: one who is cancelled does not end it for them.
        answer = await asyncio.shield(self._questions.ask(token, left))
        return identity_from(token, answer.user_id, answer.permissions) if answer else None

    async def close(self) -> None:
        """Leaves the brokers; open questions fail."""
        self._closed = True
        self._questions.fail("closed")
        if self._running:
            self._running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._running
        if self._leaving:
            _, late = await asyncio.wait(self._leaving, timeout=_PATIENCE)
            for task in late:
                task.cancel()

    @property
    def _absence(self) -> Reason:
        return "disconnected" if self._was_open else "starting"

    def _send(self, request: bytes, lose: Callable[[Reason], None]) -> None:
        if self._producer:
            self._keep(asyncio.ensure_future(self._deliver(self._producer, request, lose)), self._deliveries)

    async def _deliver(self, producer: AIOKafkaProducer, request: bytes, lose: Callable[[Reason], None]) -> None:
        try:
            await producer.send_and_wait("auth_request", request)
        except KafkaError:
            lose("disconnected")

    @staticmethod
    def _keep(task: "asyncio.Future[None]", tasks: "set[asyncio.Future[None]]") -> None:
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    async def _run(self) -> None:
        # A cancellation may get lost while the parts of a life are stopped.
        while not self._closed:
            try:
                await self._live()
            except Exception as error:  # noqa: BLE001 - whatever it was, the next life begins
                _log.warning("Kafka does not serve; trying until it does: %s", error)
            await asyncio.sleep(_PAUSE)

    async def _live(self) -> None:
        # No group: this consumer reads every partition, whatever other replicas read. A partition that is added later is
        # read from its beginning.
        consumer = AIOKafkaConsumer("auth_response", group_id=None, auto_offset_reset="earliest", **self._kafka)
        producer = AIOKafkaProducer(acks="all", **self._kafka)
        try:
            await consumer.start()
            await producer.start()
            # Everything from here on is read: the places must be known before the first question is sent.
            await consumer.seek_to_end()
            for partition in consumer.assignment():
                await consumer.position(partition)
            self._producer = producer
            self._was_open = True
            self._open.set()
            self._tried.set()
            await _first_to_end(self._read(consumer), _check(consumer))
        finally:
            self._open.clear()
            self._producer = None
            self._tried.set()
            self._questions.fail(self._absence)
            # Not waited for: while the brokers are away stopping may take as long as their absence.
            for part in (consumer, producer):
                self._keep(asyncio.ensure_future(_stop(part)), self._leaving)

    async def _read(self, consumer: AIOKafkaConsumer) -> None:
        # What cannot be decoded raises, and the next life begins behind it.
        async for message in consumer:
            self._questions.hear(message.value)


async def _stop(part: AIOKafkaConsumer | AIOKafkaProducer) -> None:
    with contextlib.suppress(KafkaError):
        await part.stop()


async def _check(consumer: AIOKafkaConsumer) -> None:
    """Ends with an error when the brokers are away: aiokafka itself tries for ever, and says nothing."""
    while True:
        await _within(_PATIENCE, consumer.end_offsets(consumer.assignment()))
        await asyncio.sleep(_CHECK)


async def _within(seconds: float, work: Coroutine[Any, Any, Any]) -> None:
    """
    ``asyncio.wait_for`` of Python before 3.12 loses a cancellation that arrives together with the result.

    :raises asyncio.TimeoutError: the work took longer, and was cancelled
    """
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=seconds)
        if not done:
            raise asyncio.TimeoutError
        task.result()
    finally:
        task.cancel()


async def _first_to_end(*works: Coroutine[Any, Any, None]) -> None:
    """:raises Exception: what the first of them to end has raised"""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
