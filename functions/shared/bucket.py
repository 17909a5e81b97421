"""One S3 bucket: forms for uploads from a browser, objects, and addresses that open for minutes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from functions.shared.table import StoreUnavailable

UPLOAD_SECONDS = 60 * 60
VIEW_SECONDS = 5 * 60
# A plain HTML form cannot know what its visitor will choose, so all uploads declare this one type.
UPLOAD_TYPE = "application/octet-stream"


@dataclass(frozen=True)
class UploadForm:
    """Where a browser posts a file, and the hidden fields that must come before it."""

    action: str
    fields: Mapping[str, str]
    maximum_bytes: int


class Bucket:
    """The bucket `name`.

    `client` is an S3 client that calls; `signer` makes one with SigV4 and virtual addressing that never
    calls: it signs what a browser will do, at the address that browsers know.
    """

    def __init__(self, name: str, client: Any, signer: Callable[[], Any]) -> None:
        self._client = client
        self._signer = signer
        self._name = name

    def upload_form(self, key: str, maximum_bytes: int, redirect: str = "") -> UploadForm:
        """A form that stores one object under exactly `key`.

        Afterwards S3 sends a browser on to `redirect`; without one it answers a script with 201.
        """
        after = {"success_action_redirect": redirect} if redirect else {"success_action_status": "201"}
        fields = {"Content-Type": UPLOAD_TYPE, **after}
        conditions = [{name: value} for name, value in fields.items()]
        form = self._signer().generate_presigned_post(
            self._name,
            key,
            Fields=fields,
            Conditions=[*conditions, ["content-length-range", 1, maximum_bytes]],
            ExpiresIn=UPLOAD_SECONDS,
        )
        return UploadForm(form["url"], form["fields"], maximum_bytes)

    def put(self, key: str, data: bytes, content_type: str = UPLOAD_TYPE) -> None:
        self._call("put_object", Key=key, Body=data, ContentType=content_type)

    def read(self, key: str) -> bytes | None:
        answer = self._found("get_object", key)
        return bytes(answer["Body"].read()) if answer else None

    def size(self, key: str) -> int | None:
        """Bytes of the object, or None when there is none."""
        answer = self._found("head_object", key)
        return int(answer["ContentLength"]) if answer else None

    def delete(self, key: str) -> None:
        self._call("delete_object", Key=key)

    def view(self, key: str) -> str:
        """An address that shows the object for five minutes."""
        parameters = {"Bucket": self._name, "Key": key}
        return str(self._signer().generate_presigned_url("get_object", parameters, ExpiresIn=VIEW_SECONDS))

    def _found(self, operation: str, key: str) -> Any:
        """What S3 answers about an object, or None when there is none."""
        try:
            return self._call(operation, Key=key)
        except StoreUnavailable as error:
            # Without the right to list, S3 answers 403 for a key that is not there.
            if isinstance(error.__cause__, ClientError) and _status(error.__cause__) in (403, 404):
                return None
            raise

    def _call(self, operation: str, **request: Any) -> Any:
        try:
            return getattr(self._client, operation)(Bucket=self._name, **request)
        except (ClientError, BotoCoreError) as error:
            raise StoreUnavailable(operation) from error


def _status(error: ClientError) -> int:
    return int(error.response["ResponseMetadata"]["HTTPStatusCode"])
