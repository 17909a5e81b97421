"""The measure of a cold start: a handler that does nothing, and one DynamoDB client of stock botocore."""

import os
import sys

sys.path.insert(0, sys.argv[1])

from botocore.session import get_session

client = get_session().create_client("dynamodb")


def handler(_event: object, _context: object) -> dict[str, int]:
    return {"statusCode": 200}


handler({}, None)
os._exit(0)  # a Lambda does not take its interpreter down after an answer
