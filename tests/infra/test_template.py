"""What the local engine does not enforce and AWS does, read off the template."""

import json
import re

import pytest

FUNCTIONS = {"APIHandler", "Forward", "Mailer", "Image", "Sweeper", "Move"}


def of_type(resources, kind):
    return {name: body for name, body in resources.items() if body["Type"] == kind}


def statements(resources):
    for name, role in of_type(resources, "AWS::IAM::Role").items():
        for policy in role["Properties"]["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                yield name, statement


def listed(value):
    return value if isinstance(value, list) else [value]


def function(resources, name):
    return resources[f"Complaints{name}"]["Properties"]


def test_every_function_of_the_app_is_there_with_a_role_of_its_own(resources):
    functions = of_type(resources, "AWS::Lambda::Function")
    assert set(functions) == {f"Complaints{name}" for name in FUNCTIONS}
    roles = {json.dumps(body["Properties"]["Role"]) for body in functions.values()}
    assert len(roles) == len(functions)


def test_no_right_is_wider_than_named_actions_on_named_resources(resources):
    for role, statement in statements(resources):
        assert all(re.fullmatch(r"\w+:\w+", action) for action in listed(statement["Action"])), role
        assert all(isinstance(resource, dict) for resource in listed(statement["Resource"])), role
        assert "Fn::" in json.dumps(statement["Resource"]), role


def test_pages_of_functions_leave_compressed_for_cloudfront_does_not_do_it(resources):
    assert resources["ComplaintsRestAPI"]["Properties"]["MinimumCompressionSize"] == 1024


def test_only_the_image_function_carries_pillow(resources):
    with_layers = [name for name in FUNCTIONS if function(resources, name).get("Layers")]
    assert with_layers == ["Image"]


def test_every_function_has_a_time_limit_and_a_log_that_ends(resources):
    for name in FUNCTIONS:
        assert function(resources, name)["Timeout"] <= 60
        log = function(resources, name)["LoggingConfig"]["LogGroup"]["Ref"]
        assert resources[log]["Properties"]["RetentionInDays"] == 30


def test_each_function_knows_only_what_it_uses(resources):
    variables = {name: set(function(resources, name)["Environment"]["Variables"]) for name in FUNCTIONS}
    assert {name for name in FUNCTIONS if "HASHING_KEY" in variables[name]} == {"APIHandler"}
    assert {name for name in FUNCTIONS if "ORIGIN_SECRETS" in variables[name]} == {"APIHandler"}
    assert variables["Forward"] == {"MAIL_QUEUE_URL"}


def test_no_variable_says_which_stage_it_is(resources):
    for name in FUNCTIONS:
        assert "AWS::StackName" not in json.dumps(function(resources, name)["Environment"])


def test_letters_that_fail_twelve_times_are_kept_two_weeks(resources):
    queue = resources["MailQueue"]["Properties"]
    assert queue["RedrivePolicy"]["maxReceiveCount"] == 12
    assert queue["VisibilityTimeout"] >= 2 * function(resources, "Mailer")["Timeout"]
    assert resources["MailDeadLetters"]["Properties"]["MessageRetentionPeriod"] == 14 * 24 * 60 * 60


def test_one_letter_that_fails_does_not_send_the_others_again(resources):
    mapping = resources["ComplaintsMailerLetters"]["Properties"]
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_the_stream_gives_only_new_letters_and_keeps_what_fails(resources):
    mapping = resources["ComplaintsForwardNewLetters"]["Properties"]
    pattern = json.loads(mapping["FilterCriteria"]["Filters"][0]["Pattern"])
    assert pattern["eventName"] == ["INSERT"]
    assert pattern["dynamodb"]["Keys"]["sk"]["S"] == [{"prefix": "LETTER#"}]
    assert pattern["dynamodb"]["NewImage"]["state"]["S"] == ["pending"]
    assert mapping["DestinationConfig"]["OnFailure"]["Destination"] == {
        "Fn::GetAtt": ["ForwardFailures", "Arn"]
    }
    assert mapping["MaximumRetryAttempts"] > 0


def test_photos_that_fail_are_kept(resources):
    (config,) = of_type(resources, "AWS::Lambda::EventInvokeConfig").values()
    destination = config["Properties"]["DestinationConfig"]["OnFailure"]["Destination"]
    assert destination == {"Fn::GetAtt": ["ImageFailures", "Arn"]}


def test_every_caller_of_a_function_has_permission(resources):
    permissions = of_type(resources, "AWS::Lambda::Permission").values()
    callers = {
        (body["Properties"]["Principal"], json.dumps(body["Properties"]["FunctionName"]))
        for body in permissions
    }
    assert ("apigateway.amazonaws.com", '{"Ref": "ComplaintsAPIHandler"}') in callers
    assert ("events.amazonaws.com", '{"Ref": "ComplaintsImage"}') in callers
    assert ("events.amazonaws.com", '{"Ref": "ComplaintsSweeper"}') in callers


@pytest.mark.parametrize("name", ["Table", "EvidenceBucket", "SiteBucket"])
def test_what_people_sent_outlives_the_stack(resources, name):
    assert resources[name]["DeletionPolicy"] == "RetainExceptOnCreate"
    assert resources[name]["UpdateReplacePolicy"] == "Retain"


def test_the_table_can_be_turned_back_and_forgets_what_is_due(resources):
    table = resources["Table"]["Properties"]
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}


@pytest.mark.parametrize("name", ["UploadBucket", "EvidenceBucket", "SiteBucket"])
def test_no_bucket_is_public(resources, name):
    assert set(resources[name]["Properties"]["PublicAccessBlockConfiguration"].values()) == {True}


def test_uploads_last_a_day_and_evidence_keeps_versions(resources):
    rules = resources["UploadBucket"]["Properties"]["LifecycleConfiguration"]["Rules"]
    assert [rule["ExpirationInDays"] for rule in rules] == [1]
    assert resources["EvidenceBucket"]["Properties"]["VersioningConfiguration"] == {"Status": "Enabled"}


def test_there_is_one_stage_and_it_is_named_like_its_path(resources):
    (stage,) = of_type(resources, "AWS::ApiGateway::Stage").values()
    assert stage["Properties"]["StageName"] == "api"
    (deployment,) = of_type(resources, "AWS::ApiGateway::Deployment").values()
    assert "StageName" not in deployment["Properties"]


def test_the_api_is_regional_and_takes_files(resources):
    api = resources["ComplaintsRestAPI"]["Properties"]
    assert api["EndpointConfiguration"] == {"Types": ["REGIONAL"]}
    assert "multipart/form-data" in api["Body"]["x-amazon-apigateway-binary-media-types"]


def test_the_local_engine_is_told_of_files_where_it_looks_and_aws_is_not_told_twice(resources):
    api = resources["ComplaintsRestAPI"]["Properties"]
    types = api["Body"]["x-amazon-apigateway-binary-media-types"]
    assert api["BinaryMediaTypes"] == {"Fn::If": ["OnEndpoint", types, {"Ref": "AWS::NoValue"}]}


def test_the_gateways_own_answers_are_pages_with_our_headers(resources):
    answers = of_type(resources, "AWS::ApiGateway::GatewayResponse")
    kinds = {body["Properties"]["ResponseType"] for body in answers.values()}
    assert {"REQUEST_TOO_LARGE", "DEFAULT_4XX", "DEFAULT_5XX"} <= kinds
    for body in answers.values():
        headers = body["Properties"]["ResponseParameters"]
        assert headers["gatewayresponse.header.Content-Type"] == "'text/html; charset=utf-8'"
        assert headers["gatewayresponse.header.Cache-Control"] == "'no-store'"


def test_both_halves_get_the_same_content_security_policy(resources):
    policies = [
        resources[name]["Properties"]["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
        for name in ("PageHeaders", "AnswerHeaders")
    ]
    assert policies[0] == policies[1]
    text = policies[0]["ContentSecurityPolicy"]["ContentSecurityPolicy"]["Fn::Sub"][0]
    assert text.startswith("default-src 'none'")
    assert "unsafe-inline" not in text


def test_nothing_that_functions_answer_is_kept_by_anyone(resources):
    config = resources["AnswerHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]
    assert {"Header": "Cache-Control", "Value": "no-store", "Override": True} in config[
        "CustomHeadersConfig"
    ]["Items"]


def test_only_the_sites_policy_and_outputs_refer_to_the_distribution(resources):
    referring = [
        name
        for name, body in resources.items()
        if name != "Distribution" and re.search(r'"Distribution"|\$\{Distribution\}', json.dumps(body))
    ]
    assert referring == ["SiteBucketPolicy"]


def test_keys_are_never_shown(template):
    for name in ("SigningKey", "HashingKey", "OriginSecret", "AcceptedOriginSecrets"):
        assert template["Parameters"][name]["NoEcho"]


def test_the_stack_is_flat_and_plain(template):
    assert "Transform" not in template
    assert not of_type(template["Resources"], "AWS::CloudFormation::Stack")
