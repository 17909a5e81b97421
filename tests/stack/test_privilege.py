"""Each function may do what it needs and nothing else: a right taken away turns its behaviour red.

Where the local engine asks for no right, the statement itself is compared with what AWS asks for.
"""

import copy
import json

import pytest

from infra import fragments, project
from tests.stack import behaviours as does
from tests.stack.behaviours import World
from tests.stack.drafts import open_draft, ripen, sent

TABLE = {"Fn::GetAtt": ["Table", "Arn"]}
INDEX = {"Fn::Sub": "${Table.Arn}/index/pending"}
UPLOADS = {"Fn::Sub": "${UploadBucket.Arn}/*"}
EVIDENCE = {"Fn::Sub": "${EvidenceBucket.Arn}/*"}
QUEUE = {"Fn::GetAtt": ["MailQueue", "Arn"]}
IDENTITY = "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/${SenderIdentity}"

# The engine lets every function write logs, read its event source and report what failed.
UNASKED = None
LOG = {"logs:CreateLogStream": UNASKED, "logs:PutLogEvents": UNASKED}


def arn(name):
    return {"Fn::GetAtt": [name, "Arn"]}


# Role and statement → its resource, and each action with the behaviour that needs it.
RIGHTS = {
    ("Api", "WriteLog"): (arn("ApiLogs"), LOG),
    ("Api", "ReadAndWriteCases"): (
        TABLE,
        {
            "dynamodb:GetItem": does.a_draft_is_read,
            "dynamodb:Query": does.photos_are_listed,
            "dynamodb:PutItem": does.a_draft_is_opened,
            "dynamodb:UpdateItem": does.a_draft_is_changed,
            "dynamodb:DeleteItem": does.a_draft_is_deleted,
        },
    ),
    ("Api", "SignUploadsAndLookAtThem"): (
        UPLOADS,
        {"s3:PutObject": does.a_photo_is_uploaded, "s3:GetObject": does.an_upload_is_noticed},
    ),
    ("Api", "ShowAndRemoveEvidence"): (
        EVIDENCE,
        {"s3:GetObject": does.a_photo_is_shown, "s3:DeleteObject": does.a_photo_is_removed},
    ),
    ("Forward", "WriteLog"): (arn("ForwardLogs"), LOG),
    ("Forward", "ReadStream"): (
        {"Fn::GetAtt": ["Table", "StreamArn"]},
        {
            "dynamodb:DescribeStream": UNASKED,
            "dynamodb:GetRecords": UNASKED,
            "dynamodb:GetShardIterator": UNASKED,
            "dynamodb:ListStreams": UNASKED,
        },
    ),
    ("Forward", "QueueLetters"): (
        QUEUE,
        # AWS asks for the first word when messages come in a batch, the engine for the second.
        {"sqs:SendMessage": UNASKED, "sqs:SendMessageBatch": does.a_new_letter_is_queued},
    ),
    ("Forward", "KeepWhatFailed"): (arn("ForwardFailures"), {"sqs:SendMessage": UNASKED}),
    ("Mailer", "WriteLog"): (arn("MailerLogs"), LOG),
    ("Mailer", "TakeLetters"): (
        QUEUE,
        {"sqs:ReceiveMessage": UNASKED, "sqs:DeleteMessage": UNASKED, "sqs:GetQueueAttributes": UNASKED},
    ),
    ("Mailer", "MarkSent"): (
        TABLE,
        {
            "dynamodb:GetItem": does.a_letter_is_sent_and_marked,
            "dynamodb:UpdateItem": does.a_letter_is_sent_and_marked,
        },
    ),
    ("Mailer", "Send"): (
        {"Fn::If": ["OnEndpoint", "*", {"Fn::Sub": IDENTITY}]},
        {"ses:SendRawEmail": does.a_letter_is_sent_and_marked},
    ),
    ("Image", "WriteLog"): (arn("ImageLogs"), LOG),
    ("Image", "TakeUpload"): (
        UPLOADS,
        {"s3:GetObject": does.a_photo_is_accepted, "s3:DeleteObject": does.an_upload_is_cleared_away},
    ),
    ("Image", "KeepEvidence"): (
        EVIDENCE,
        {
            "s3:PutObject": does.a_photo_is_accepted,
            "s3:DeleteObject": does.a_photo_removed_while_it_is_checked_leaves_nothing,
        },
    ),
    ("Image", "SayWhatBecameOfIt"): (
        TABLE,
        {"dynamodb:Query": does.a_photo_is_accepted, "dynamodb:UpdateItem": does.a_photo_is_accepted},
    ),
    ("Image", "KeepWhatFailed"): (arn("ImageFailures"), {"sqs:SendMessage": UNASKED}),
    ("Sweeper", "WriteLog"): (arn("SweeperLogs"), LOG),
    ("Sweeper", "FindWhatIsDue"): (INDEX, {"dynamodb:Query": does.a_lost_letter_is_queued_again}),
    ("Sweeper", "ActOnIt"): (
        TABLE,
        {
            "dynamodb:GetItem": does.a_lost_letter_is_queued_again,
            "dynamodb:Query": does.an_old_draft_is_swept_away,
            "dynamodb:UpdateItem": does.a_lost_letter_is_queued_again,
            "dynamodb:DeleteItem": does.an_old_draft_is_swept_away,
        },
    ),
    ("Sweeper", "DeletePhotosOfOldDrafts"): (
        EVIDENCE,
        {"s3:DeleteObject": does.an_old_draft_is_swept_away},
    ),
    ("Sweeper", "QueueLetters"): (
        QUEUE,
        {"sqs:SendMessage": UNASKED, "sqs:SendMessageBatch": does.a_lost_letter_is_queued_again},
    ),
    ("Move", "WriteLog"): (arn("MoveLogs"), LOG),
    ("Move", "MoveCases"): (
        TABLE,
        {
            "dynamodb:GetItem": does.a_case_is_moved,
            "dynamodb:PutItem": does.a_case_is_moved,
            "dynamodb:UpdateItem": does.a_case_is_moved,
        },
    ),
}

ASKED = {
    f"{role} {sid} {action}": (role, sid, action, behaviour)
    for (role, sid), (_, actions) in RIGHTS.items()
    for action, behaviour in actions.items()
    if behaviour is not UNASKED
}


def listed(value):
    return value if isinstance(value, list) else [value]


def statements():
    """Every statement of every role of the stack, by role and Sid."""
    resources = fragments.read(project.here().stack / "roles.yaml")["Resources"]
    for name, body in resources.items():
        if body["Type"] == "AWS::IAM::Role":
            (policy,) = body["Properties"]["Policies"]
            for statement in policy["PolicyDocument"]["Statement"]:
                yield (name.removesuffix("Role"), statement["Sid"]), statement


def test_the_table_above_holds_every_statement_and_no_wider_one():
    granted = {name: (one["Resource"], sorted(listed(one["Action"]))) for name, one in statements()}
    assert granted == {name: (resource, sorted(actions)) for name, (resource, actions) in RIGHTS.items()}


def test_no_statement_says_what_is_not_action_resource_and_name():
    for name, statement in statements():
        assert set(statement) == {"Sid", "Effect", "Action", "Resource"}, name
        assert statement["Effect"] == "Allow", name


def test_no_role_has_managed_rights():
    resources = fragments.read(project.here().stack / "roles.yaml")["Resources"]
    roles = [body["Properties"] for body in resources.values() if body["Type"] == "AWS::IAM::Role"]
    assert {frozenset(role) for role in roles} == {frozenset({"AssumeRolePolicyDocument", "Policies"})}


@pytest.fixture(scope="module")
def moved_case(visitor):
    return sent(visitor, ripen(open_draft(visitor)))


@pytest.fixture(scope="module")
def quiet_uploads(owner):
    """Tests tell the image function themselves what has arrived."""
    events, rule = owner.client("events"), owner.named("ComplaintsImageUploaded")
    events.disable_rule(Name=rule)
    yield
    events.enable_rule(Name=rule)


@pytest.fixture
def world(stack, visitor, draft, moved_case, quiet_uploads):  # noqa: ARG001 (it only has to be quiet)
    return World(stack, visitor, draft, moved_case)


@pytest.fixture
def without(owner):
    """Takes a right from a function's role; it has it back after the test."""
    iam, taken = owner.client("iam"), []

    def take(role, sid, action):
        policy = {"RoleName": owner.named(f"{role}Role"), "PolicyName": role.lower()}
        whole = iam.get_role_policy(**policy)["PolicyDocument"]
        rest = copy.deepcopy(whole)
        (statement,) = [one for one in rest["Statement"] if one["Sid"] == sid]
        statement["Action"] = [one for one in listed(statement["Action"]) if one != action]
        rest["Statement"] = [one for one in rest["Statement"] if one["Action"]]
        taken.append((policy, whole))
        iam.put_role_policy(**policy, PolicyDocument=json.dumps(rest))

    yield take
    for policy, whole in taken:
        iam.put_role_policy(**policy, PolicyDocument=json.dumps(whole))


@pytest.mark.parametrize(("role", "sid", "action", "behaviour"), ASKED.values(), ids=ASKED)
def test_without_its_right_a_behaviour_fails(world, without, role, sid, action, behaviour):
    assert behaviour(world)
    without(role, sid, action)
    assert not behaviour(world)
