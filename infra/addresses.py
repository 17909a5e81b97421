"""Where the parts of a stack are reached.

On AWS every part has AWS's own name. Any other endpoint (the local engine) serves all of them on its one
host and port, told apart by name or by path. This module is the only place that knows the difference; the
template receives it as parameters.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

AWS_DOMAINS = (".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu")


@dataclass(frozen=True)
class Addresses:
    """`endpoint` is what AWS_ENDPOINT_URL says, or "" for AWS itself."""

    endpoint: str
    region: str

    @property
    def on_aws(self) -> bool:
        host = urlsplit(self.endpoint).hostname or ""
        return not self.endpoint or host.endswith(AWS_DOMAINS)

    @property
    def port(self) -> int | None:
        """The endpoint's port; None on AWS."""
        if self.on_aws:
            return None
        parts = urlsplit(self.endpoint)
        return parts.port or (443 if parts.scheme == "https" else 80)

    @property
    def _host(self) -> str:
        """The endpoint's name for a browser. An address of the loopback has no sub-names, so: localhost."""
        host = urlsplit(self.endpoint).hostname or ""
        return "localhost" if host in ("127.0.0.1", "::1", "0.0.0.0") else host  # noqa: S104

    @property
    def browser_endpoint(self) -> str:
        """The endpoint as a browser reaches it: the functions sign S3 addresses for it. "" on AWS."""
        return "" if self.on_aws else f"{urlsplit(self.endpoint).scheme}://{self._host}:{self.port}"

    @property
    def storage(self) -> tuple[str, str]:
        """Scheme and host to which a bucket's name is prepended: https://<bucket>.<host>."""
        if self.on_aws:
            return "https", f"s3.{self.region}.amazonaws.com"
        return urlsplit(self.endpoint).scheme, f"{self._host}:{self.port}"

    def site(self, distribution_domain: str) -> str:
        """The site's address, for a distribution's own domain such as d111111abcdef8.cloudfront.net."""
        if self.on_aws:
            return f"https://{distribution_domain}"
        label = distribution_domain.split(".")[0]
        return f"{urlsplit(self.endpoint).scheme}://{label}.cloudfront.{self._host}:{self.port}"

    def parameters(self) -> dict[str, str]:
        """The template's parameters that depend on where it is deployed."""
        scheme, host = self.storage
        return {
            "EndpointUrl": self.browser_endpoint,
            "EndpointHost": "" if self.on_aws else self._host,
            "EndpointPort": str(self.port or 80),
            "StorageScheme": scheme,
            "StorageHost": host,
            # CloudFront appends the visitor's address, API Gateway appends CloudFront's: second from the
            # right. The engine has no API Gateway hop: last.
            "ClientAddressFromRight": "2" if self.on_aws else "1",
        }
