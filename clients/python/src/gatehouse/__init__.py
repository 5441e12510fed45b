"""Tells a Python service whose access token it was sent, and what that person may do."""

from .client import GatehouseClient
from .identity import Identity
from .unavailable import GatehouseUnavailable

__all__ = ["GatehouseClient", "GatehouseUnavailable", "Identity"]
