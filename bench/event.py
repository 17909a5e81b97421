"""What API Gateway hands to a Lambda for a form that a browser posts."""

import base64
import json
from pathlib import Path
from typing import Any

from tests.stack.visitor import MULTIPART


def posted(resource: str, parameters: dict[str, str], body: bytes, headers: dict[str, str]) -> dict[str, Any]:
    """A multipart body for a route such as /{language}/drafts."""
    path = resource.format(**parameters)
    sent = {"content-type": MULTIPART, "accept": "text/html", **headers}
    context = {"httpMethod": "POST", "resourcePath": resource, "path": f"/api{path}"}
    return {
        "resource": resource,
        "path": path,
        "httpMethod": "POST",
        "requestContext": context,
        "pathParameters": parameters,
        "multiValueQueryStringParameters": None,
        "headers": sent,
        "multiValueHeaders": {name: [value] for name, value in sent.items()},
        "stageVariables": None,
        "body": base64.b64encode(body).decode(),
        "isBase64Encoded": True,
    }


def write(event: dict[str, Any], path: Path) -> str:
    path.write_text(json.dumps(event))
    return str(path)
