"""Raised when a token cannot be verified now. It is neither valid nor invalid: reject the request with 503."""

from typing import Literal

Reason = Literal["starting", "disconnected", "timeout", "busy", "closed"]
"""``starting``: not yet connected. ``disconnected``: the connection to the brokers is lost. ``timeout``: no response in time.
``busy``: too many requests are pending (``open_questions``). ``closed``: after ``close()``."""

_SENTENCES: dict[Reason, str] = {
    "starting": "The connection to Gatehouse is not established yet",
    "disconnected": "The connection to the Kafka brokers is lost",
    "timeout": "Gatehouse did not answer in time",
    "busy": "Too many requests to Gatehouse are pending",
    "closed": "The Gatehouse client is closed",
}


class GatehouseUnavailable(Exception):
    """The token cannot be verified now: reject the request with 503."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(_SENTENCES[reason])
        self.reason = reason
