"""The contract of the table adapter, on the local AWS."""

import boto3
import pytest
from botocore.config import Config

from functions.shared import table as tables
from functions.shared.table import ConditionFailed, Delete, Put, StoreUnavailable, Table, Update
from tests.conftest import free_port

KEY = ("CASE#1", "CASE")
ITEM = {"pk": "CASE#1", "sk": "CASE", "version": 1, "notes": ["а", {"deep": 2}], "confirmed": False}


def put(pk: str, sk: str, **more: object) -> Put:
    return Put({"pk": pk, "sk": sk, **more})


def test_an_item_comes_back_as_plain_values(table):
    table.write(Put(ITEM))
    assert table.get(KEY) == ITEM


def test_a_missing_item_is_none(table):
    assert table.get(KEY) is None


def test_a_taken_key_is_not_overwritten(table):
    table.write(Put(ITEM))
    with pytest.raises(ConditionFailed):
        table.write(Put({**ITEM, "version": 2}))
    assert table.get(KEY) == ITEM


def test_an_item_is_replaced_where_that_is_allowed(table):
    table.write(Put(ITEM))
    table.write(Put({**ITEM, "version": 2}, over=True))
    assert table.get(KEY)["version"] == 2


def test_an_update_sets_adds_and_removes_at_once(table):
    table.write(Put({**ITEM, "due": "soon"}))
    table.write(Update(KEY, set={"status": "closed"}, add={"version": 4}, remove=("due", "notes")))
    assert table.get(KEY) == {
        "pk": KEY[0],
        "sk": KEY[1],
        "confirmed": False,
        "status": "closed",
        "version": 5,
    }


def test_an_update_makes_an_item_that_is_not_there(table):
    table.write(Update(KEY, add={"count": 1}))
    assert table.get(KEY)["count"] == 1


def test_an_update_under_a_false_condition_changes_nothing(table):
    table.write(Put(ITEM))
    with pytest.raises(ConditionFailed):
        table.write(Update(KEY, set={"version": 9}, condition="#version = :seen", values={":seen": 7}))
    assert table.get(KEY) == ITEM


def test_a_condition_may_name_an_attribute_that_the_update_does_not_touch(table):
    table.write(Put(ITEM))
    table.write(
        Update(KEY, set={"status": "closed"}, condition="NOT (#version > :most)", values={":most": 1})
    )
    assert table.get(KEY)["status"] == "closed"


def test_a_deleted_item_is_gone(table):
    table.write(Put(ITEM))
    table.write(Delete(KEY, "#version = :seen", {":seen": 1}))
    assert table.get(KEY) is None


def test_a_delete_under_a_false_condition_keeps_the_item(table):
    table.write(Put(ITEM))
    with pytest.raises(ConditionFailed):
        table.write(Delete(KEY, "#version = :seen", {":seen": 2}))
    assert table.get(KEY) == ITEM


def test_deleting_what_is_not_there_is_fine(table):
    table.write(Delete(KEY))
    assert table.get(KEY) is None


def test_a_transaction_writes_all_or_nothing(table):
    table.write(Put(ITEM))
    with pytest.raises(ConditionFailed):
        table.write(put("CASE#2", "CASE"), Put(ITEM))
    assert table.get(("CASE#2", "CASE")) is None


def test_a_refused_transaction_names_the_writes_that_stood_in_the_way(table):
    table.write(put("a", "1"), put("c", "1"))
    with pytest.raises(ConditionFailed) as refused:
        table.write(put("a", "1"), put("b", "1"), put("c", "1"))
    assert refused.value.writes == {0, 2}


def test_a_query_answers_a_partition_in_order(table):
    table.write(put("p", "B"), put("p", "A"), put("q", "C"))
    assert [item["sk"] for item in table.query("p")] == ["A", "B"]


def test_a_query_by_prefix_leaves_the_rest_out(table):
    table.write(put("p", "EVENT#1"), put("p", "EVENT#2"), put("p", "CASE"))
    assert [item["sk"] for item in table.query("p", "EVENT#")] == ["EVENT#1", "EVENT#2"]


def test_a_query_reads_on_past_the_first_megabyte(table):
    for number in range(4):
        table.write(put("p", f"PART#{number}", text="я" * 180_000))
    assert len(table.query("p")) == 4


def due(table: Table, before: str, limit: int = 10) -> list[str]:
    return [sk for _, sk in table.due("pending", "3", before, limit)]


@pytest.fixture
def three_due(table):
    moments = ("2026-11-03T00:00:00Z", "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z")
    table.write(*(put("p", moment[8:10], pending="3", due=moment) for moment in moments))
    return table


def test_what_is_due_comes_oldest_first(three_due):
    assert due(three_due, "2026-11-09T00:00:00Z") == ["01", "02", "03"]


def test_what_is_not_due_yet_stays_away(three_due):
    assert due(three_due, "2026-11-02T00:00:00Z") == ["01", "02"]


def test_no_more_is_due_at_once_than_asked_for(three_due):
    assert due(three_due, "2026-11-09T00:00:00Z", limit=1) == ["01"]


def test_what_is_done_leaves_the_due_index(three_due):
    three_due.write(Update(("p", "01"), remove=("pending", "due")))
    assert due(three_due, "2026-11-09T00:00:00Z") == ["02", "03"]


def dead(table_name: str, port: int) -> Table:
    """The table behind an address that does not answer."""
    client = boto3.client(
        "dynamodb",
        endpoint_url=f"http://127.0.0.1:{port}",
        region_name="eu-central-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(connect_timeout=0.2, read_timeout=0.2, retries={"total_max_attempts": 1}),
    )
    return Table(client, table_name)


CALLS = {
    "get": lambda table: table.get(KEY),
    "query": lambda table: table.query("p"),
    "due": lambda table: table.due("pending", "3", "2026", 1),
    "write": lambda table: table.write(Put(ITEM)),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_store_that_refuses_connections_is_unavailable(call):
    with pytest.raises(StoreUnavailable):
        call(dead("any", free_port()))


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_store_that_never_answers_is_unavailable(call, silent_port):
    with pytest.raises(StoreUnavailable):
        call(dead("any", silent_port))


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_table_that_is_not_there_is_unavailable(call, aws):
    with pytest.raises(StoreUnavailable):
        call(Table(aws.client("dynamodb"), "no-such-table"))


class Conflicting:
    """A client whose first transactions meet other writers."""

    def __init__(self, client, meetings: int) -> None:
        self.client, self.left, self.exceptions = client, meetings, client.exceptions

    def transact_write_items(self, **request):
        if self.left:
            self.left -= 1
            reasons = [{"Code": "TransactionConflict"}]
            error = {"Error": {"Code": "TransactionCanceledException"}, "CancellationReasons": reasons}
            raise tables.ClientError(error, "TransactWriteItems")
        return self.client.transact_write_items(**request)


def test_a_write_that_meets_another_writer_waits_and_passes(aws, table_name, table):
    waits: list[float] = []
    Table(Conflicting(aws.client("dynamodb"), 3), table_name, waits.append).write(Put(ITEM))
    assert (table.get(KEY), len(waits)) == (ITEM, 3)


def test_a_write_that_always_meets_another_writer_gives_up(aws, table_name):
    busy = Table(Conflicting(aws.client("dynamodb"), 99), table_name, lambda _: None)
    with pytest.raises(StoreUnavailable):
        busy.write(Put(ITEM))
