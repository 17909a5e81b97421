"""A stack's secrets: made once by deploy, kept as NoEcho parameters of the stack, written nowhere else."""

import secrets

NAMES = ("SigningKey", "HashingKey", "OriginSecret", "AcceptedOriginSecrets")


def fresh() -> dict[str, str]:
    """New values for a stack that does not exist yet; 256 bits each, in URL-safe letters."""
    origin = secrets.token_urlsafe(32)
    return {
        "SigningKey": secrets.token_urlsafe(32),
        "HashingKey": secrets.token_urlsafe(32),
        "OriginSecret": origin,
        "AcceptedOriginSecrets": origin,
    }
