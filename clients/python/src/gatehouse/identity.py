"""The result of a verification: the user of a token and the user's permissions."""

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
    """The integer id of the user."""
    subject: str
    """The UUID of the user (``sub``)."""
    session_id: str
    """The session of the token (``sid``)."""
    expires_at: int
    """Seconds since the epoch (``exp``)."""
    permissions: Mapping[str, bool]
    """Flags ("is_active", …) and "<name> <action>": True for each permission held."""

    def may(self, name: str, action: str) -> bool:
        """Whether the permission is held ("crm_button", "read"). Superusers hold every permission, as in Gatehouse itself."""
        return self.permissions.get(f"{name} {action}") is True or self.permissions.get("is_superuser") is True


def looks_like_token(token: object) -> bool:
    """Filters malformed tokens before a request is sent for them."""
    return isinstance(token, str) and len(token) <= _LONGEST and _TOKEN.fullmatch(token) is not None


def identity_from(token: str, user_id: int, permissions: Mapping[str, bool]) -> Identity | None:
    """Reads the fields that are missing in the response from the token, which the auth-service has verified."""
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
        raise ValueError("The payload is not an object")
    return claims
