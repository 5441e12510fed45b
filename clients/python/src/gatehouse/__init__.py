"""Verifies access tokens of Gatehouse in a Python service, over Kafka, and returns the user with permissions."""

from .client import GatehouseClient
from .identity import Identity
from .unavailable import GatehouseUnavailable

__all__ = ["GatehouseClient", "GatehouseUnavailable", "Identity"]
