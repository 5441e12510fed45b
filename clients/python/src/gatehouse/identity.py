"""Who a token stands for, and what they may do."""

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_LONGEST = 8192
_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)


@dataclass(frozen=True)
class Identity:
    user_id: int
    """The number callers know the person by."""
    subject: str
    """The person's UUID."""
    session_id: str
    """The session the token belongs to."""
    expires_at: int
    """Seconds since the epoch."""
    permissions: Mapping[str, bool]
    """Flags ("is_active", …) and one "<name> <action>" for each permission held."""

    def may(self, name: str, action: str) -> bool:
        """Whether the person holds a permission ("crm_button", "read"); a superuser holds all, as in Gatehouse itself."""
        return self.permissions.get(f"{name} {action}") is True or self.permissions.get("is_superuser") is True


def looks_like_token(token: object) -> bool:
    """Saves a question about what is no token at all."""
    return isinstance(token, str) and len(token) <= _LONGEST and _TOKEN.fullmatch(token) is not None


def identity_from(token: str, user_id: int, permissions: Mapping[str, bool]) -> Identity | None:
    """What the answer leaves out is read from the token, which the answer has proved."""
    try:
        claims = _claims(token)
        if claims["token_type"] != "access" or claims["user_id"] != user_id:
            return None
        return Identity(user_id, str(claims["sub"]), str(claims["sid"]), int(claims["exp"]), permissions)
    except (ValueError, KeyError, TypeError):
        return None


def _claims(token: str) -> dict[str, Any]:
    payload = token.split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    if not isinstance(claims, dict):
        raise ValueError("The payload is no object")
    return claims
