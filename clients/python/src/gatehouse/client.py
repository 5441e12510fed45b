"""The client: stays connected to the brokers and verifies tokens."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Coroutine, Iterable, Mapping
from types import TracebackType
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.errors import KafkaError

from .identity import Identity, identity_from, looks_like_token
from .pending_requests import PendingRequests
from .unavailable import GatehouseUnavailable, Reason

_log = logging.getLogger("gatehouse")
_RECONNECT_PAUSE = 0.5
"""Seconds between two attempts to connect."""
_CHECK_INTERVAL = 1.0
"""Seconds between two checks of the connection."""
_CHECK_TIMEOUT = 3.0
"""Seconds after which a check without a response counts as a lost connection."""


class GatehouseClient:
    """Create one per process, and use it from one event loop::

        async with GatehouseClient("localhost:9094") as client:
            identity = await client.verify(token)
    """

    def __init__(
        self,
        brokers: str | Iterable[str],
        *,
        timeout: float = 5.0,
        open_questions: int = 5000,
        trace_headers: Callable[[], Mapping[str, str]] | None = None,
        **kafka_options: Any,
    ) -> None:
        """
        :param brokers: "host:port", or several
        :param timeout: seconds that ``verify`` waits for a response
        :param open_questions: maximum of pending requests; more fail immediately
        :param trace_headers: returns the headers of the current trace, such as ``traceparent`` (W3C Trace Context);
            the auth-service continues this trace
        :param kafka_options: for aiokafka's consumer and producer: ``security_protocol``, ``sasl_mechanism``,
            ``sasl_plain_username``, ``sasl_plain_password``, ``ssl_context``, ``client_id``
        """
        servers = [brokers] if isinstance(brokers, str) else list(brokers)
        self._kafka = {"bootstrap_servers": servers, **kafka_options}
        self._timeout = timeout
        self._trace_headers = trace_headers
        self._requests = PendingRequests(self._send, open_questions)
        self._producer: AIOKafkaProducer | None = None
        self._open = asyncio.Event()
        # Set when the first attempt to connect has succeeded or failed.
        self._tried = asyncio.Event()
        self._was_open = False
        self._running: asyncio.Task[None] | None = None
        self._closed = False
        # The event loop holds only weak references to tasks.
        self._deliveries: set[asyncio.Future[None]] = set()
        self._stopping: set[asyncio.Future[None]] = set()

    async def __aenter__(self) -> "GatehouseClient":
        self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def start(self) -> None:
        """Starts to connect, and reconnects after every fault until ``close()``."""
        if self._running is None:
            self._running = asyncio.get_running_loop().create_task(self._run())

    async def ready(self) -> None:
        """Returns when the client is connected, however long that takes."""
        await self._open.wait()

    async def verify(self, token: object) -> Identity | None:
        """
        :param token: an access token, or any other value that a caller sent
        :returns: the identity of the token's user; None for an invalid token
        :raises GatehouseUnavailable: the token cannot be verified now; raised immediately while the brokers are away
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
        # Other callers may wait for the same response, so the cancellation of one must not cancel the request.
        verification = await asyncio.shield(self._requests.request(token, left))
        return identity_from(token, verification.user_id, verification.permissions) if verification else None

    async def close(self) -> None:
        """Disconnects from the brokers; pending verifications fail with ``closed``."""
        self._closed = True
        self._requests.fail("closed")
        if self._running:
            self._running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._running
        if self._stopping:
            _, late = await asyncio.wait(self._stopping, timeout=_CHECK_TIMEOUT)
            for task in late:
                task.cancel()

    @property
    def _absence(self) -> Reason:
        return "disconnected" if self._was_open else "starting"

    def _send(self, request: bytes, fail: Callable[[Reason], None]) -> None:
        if self._producer:
            delivery = self._deliver(self._producer, request, self._headers(), fail)
            self._keep(asyncio.ensure_future(delivery), self._deliveries)

    def _headers(self) -> list[tuple[str, bytes]]:
        if self._trace_headers is None:
            return []
        try:
            return [(name, value.encode()) for name, value in self._trace_headers().items()]
        except Exception:  # noqa: BLE001 - a fault of the tracer must not stop verifications
            return []

    async def _deliver(
        self,
        producer: AIOKafkaProducer,
        request: bytes,
        headers: list[tuple[str, bytes]],
        fail: Callable[[Reason], None],
    ) -> None:
        try:
            await producer.send_and_wait("auth_request", request, headers=headers)
        except KafkaError:
            fail("disconnected")

    @staticmethod
    def _keep(task: "asyncio.Future[None]", tasks: "set[asyncio.Future[None]]") -> None:
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    async def _run(self) -> None:
        # Checks the flag, too: aiokafka may swallow a cancellation while it stops.
        while not self._closed:
            try:
                await self._serve()
            except Exception as error:  # noqa: BLE001 - reconnects after every error
                _log.warning("Cannot read from Kafka; reconnecting: %s", error)
            await asyncio.sleep(_RECONNECT_PAUSE)

    async def _serve(self) -> None:
        """Connects, and returns or raises when the connection is lost."""
        # Without a group, each replica reads every partition. A partition that is added later is read from its beginning.
        consumer = AIOKafkaConsumer("auth_response", group_id=None, auto_offset_reset="earliest", **self._kafka)
        producer = AIOKafkaProducer(acks="all", **self._kafka)
        try:
            await consumer.start()
            await producer.start()
            # The positions must be known before the first request is sent, so that its response is read.
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
            self._requests.fail(self._absence)
            # In the background: while the brokers are away, stopping may last as long as the outage.
            for part in (consumer, producer):
                self._keep(asyncio.ensure_future(_stop(part)), self._stopping)

    async def _read(self, consumer: AIOKafkaConsumer) -> None:
        # Raises for a batch that cannot be decoded; the next connection starts at the end of the topic.
        async for message in consumer:
            self._requests.on_message(message.value)


async def _stop(part: AIOKafkaConsumer | AIOKafkaProducer) -> None:
    with contextlib.suppress(KafkaError):
        await part.stop()


async def _check(consumer: AIOKafkaConsumer) -> None:
    """Raises when the brokers are away: aiokafka itself retries forever and raises nothing."""
    while True:
        await _within(_CHECK_TIMEOUT, consumer.end_offsets(consumer.assignment()))
        await asyncio.sleep(_CHECK_INTERVAL)


async def _within(seconds: float, work: Coroutine[Any, Any, Any]) -> None:
    """
    ``asyncio.wait_for`` before Python 3.12 loses a cancellation that arrives together with the result.

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
    """Runs the coroutines until the first ends, then cancels the others. :raises Exception: the error of the first"""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
