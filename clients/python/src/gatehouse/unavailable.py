"""What is raised when nobody can say whether a token is good: never to be taken for a yes or a no."""

from typing import Literal

Reason = Literal["starting", "disconnected", "timeout", "busy", "closed"]

_SENTENCES: dict[Reason, str] = {
    "starting": "The connection to Gatehouse is not up yet",
    "disconnected": "The connection to the Kafka brokers is lost",
    "timeout": "Gatehouse did not answer in time",
    "busy": "Too many questions to Gatehouse are open",
    "closed": "The client of Gatehouse is closed",
}


class GatehouseUnavailable(Exception):
    """Nobody can tell at this moment: refuse the call, with 503."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(_SENTENCES[reason])
        self.reason = reason
