"""Secrets: what is random, what is signed, and what is stored in place of them."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass

from itsdangerous import BadSignature, TimestampSigner

# 192 bits: an access secret needs at least 128 (OWASP ASVS 7.2.3); 24 bytes fill base64 without padding.
SECRET_BYTES = 24


def new() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


def digest(secret: str) -> str:
    """What is stored in place of a secret of full strength: SHA-256, 64 hex digits."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True)
class Keys:
    """The keys a deployment generates: `signing` proves what we issued, `hashing` hides what people gave."""

    signing: str
    hashing: str

    def issue(self) -> str:
        """A token that carries when it was issued."""
        return self._signer().sign(new()).decode()

    def issued_at(self, token: str) -> float | None:
        """Seconds since the epoch at which we issued the token, or None if we did not."""
        try:
            _, moment = self._signer().unsign(token, return_timestamp=True)
        except BadSignature:
            return None
        return moment.timestamp()

    def link(self, number: str) -> str:
        """The secret of access link `number`: derived, so that no letter waiting to be sent holds it."""
        mac = hmac.digest(self.signing.encode(), f"link:{number}".encode(), "sha256")
        return urlsafe_b64encode(mac).decode().rstrip("=")

    def person(self, text: str) -> str:
        """A keyed hash of an address or a name: equal for equal input, useless without the key."""
        return hmac.new(self.hashing.encode(), text.casefold().encode(), "sha256").hexdigest()

    def visitor(self, address: str) -> str:
        """A keyed hash of a network address; one IPv6 household is one /64."""
        try:
            ip = ipaddress.ip_address(address)
        except ValueError:
            return self.person("unknown")
        if ip.version == 6:
            return self.person(str(ipaddress.ip_network((ip, 64), strict=False)))
        return self.person(str(ip))

    def _signer(self) -> TimestampSigner:
        return TimestampSigner(self.signing, salt="draft", digest_method=hashlib.sha256)
