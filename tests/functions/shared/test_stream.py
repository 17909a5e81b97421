"""A table's stream, as Lambda hands it over."""

import datetime as dt

from functions.shared import outbox, stream
from functions.shared.outbox import Letter
from functions.shared.table import Put, Update
from tests.cast import BUYER

SOURCE = "arn:aws:dynamodb:eu-central-1:000000000000:table/{}/stream/2026-11-22T12:00:00.000"


def record(sk, event="INSERT", table="complaints"):
    keys = {"pk": {"S": "CASE#1"}, "sk": {"S": sk}}
    return {"eventName": event, "eventSourceARN": SOURCE.format(table), "dynamodb": {"Keys": keys}}


def test_new_letters_are_found():
    records = [record("LETTER#1#link-again"), record("CASE"), record("LETTER#2#link-again")]
    assert stream.letters(records) == {
        "complaints": [("CASE#1", "LETTER#1#link-again"), ("CASE#1", "LETTER#2#link-again")]
    }


def test_a_letter_that_was_marked_or_deleted_is_not_new():
    assert stream.letters([record("LETTER#1", "MODIFY"), record("LETTER#1", "REMOVE")]) == {}


def test_letters_are_kept_apart_by_table():
    found = stream.letters([record("LETTER#1", table="complaints"), record("LETTER#1", table="chat")])
    assert found == {"complaints": [("CASE#1", "LETTER#1")], "chat": [("CASE#1", "LETTER#1")]}


def test_no_records_are_no_letters():
    assert stream.letters([]) == {}


def streamed(aws, name):
    """All that a table's own stream tells, with the source that Lambda adds."""
    client = aws.client("dynamodbstreams")
    [listed] = client.list_streams(TableName=name)["Streams"]
    source = listed["StreamArn"]
    [shard] = client.describe_stream(StreamArn=source)["StreamDescription"]["Shards"]
    start = client.get_shard_iterator(
        StreamArn=source, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
    )
    records = client.get_records(ShardIterator=start["ShardIterator"])["Records"]
    return [{**found, "eventSourceARN": source} for found in records]


def test_the_stream_of_a_real_table_tells_each_letter_once(aws, table, table_name):
    letter = outbox.pending("CASE#1", "1", Letter("link-again", BUYER.email, "uk"), dt.datetime.now(dt.UTC))
    table.write(Put({"pk": "CASE#1", "sk": "CASE"}), letter)
    key = (letter.item["pk"], letter.item["sk"])
    table.write(Update(key, set={"state": "sent"}))
    assert stream.letters(streamed(aws, table_name)) == {table_name: [key]}
