"""The values a stack is deployed with."""

from botocore.exceptions import ClientError

from functions.shared.config import Config
from infra import keys
from infra.cloud import Cloud
from infra.stacks import Stack


def values(
    cloud: Cloud, stack: Stack, config: Config, artifacts: str
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Values to set, and the names of those that stay as they are in the stack: its keys, made once."""
    existing = stack.describe()
    chosen = cloud.addresses.parameters() | {
        "ArtifactBucket": artifacts,
        "Domain": config.aws.domain,
        "CertificateArn": config.aws.certificate_arn,
        "SiteUrl": site_url(cloud, stack, config),
        **sender(cloud, stack, config.mail.sender),
    }
    if existing:
        return chosen, keys.NAMES
    return chosen | keys.fresh(), ()


def site_url(cloud: Cloud, stack: Stack, config: Config) -> str:
    """The site's address as far as it is known: "" before the first deploy without a domain of its own."""
    if config.aws.domain and cloud.addresses.on_aws:
        return f"https://{config.aws.domain}"
    domain = stack.outputs().get("DistributionDomain")
    return cloud.addresses.site(domain) if domain else ""


def sender(cloud: Cloud, stack: Stack, address: str) -> dict[str, str]:
    """The SES identity that letters are sent with.

    One that the account has already, for the address or for its domain, is used as it is; else the stack
    makes one for the address.
    """
    ours = stack.outputs().get("SenderIdentity")
    candidates = (address, address.split("@")[1])
    found = [identity for identity in candidates if identity != ours and identity in _known(cloud)]
    if found:
        return {"SenderIdentity": found[0], "MakeSenderIdentity": "false"}
    return {"SenderIdentity": address, "MakeSenderIdentity": "true"}


def _known(cloud: Cloud) -> set[str]:
    """Every identity of the account; none when we may not look: then making one that exists will say so."""
    try:
        pages = cloud.client("ses").get_paginator("list_identities").paginate()
        return {identity for page in pages for identity in page["Identities"]}
    except ClientError:
        return set()
