from infra.addresses import Addresses

AWS = Addresses("", "eu-central-1")
ENGINE = Addresses("http://127.0.0.1:4601", "eu-central-1")


def test_without_an_endpoint_the_names_are_those_of_aws():
    assert AWS.site("d111.cloudfront.net") == "https://d111.cloudfront.net"
    assert AWS.storage == ("https", "s3.eu-central-1.amazonaws.com")
    assert AWS.port is None


def test_an_explicit_endpoint_of_aws_is_aws():
    assert Addresses("https://cloudformation.eu-central-1.amazonaws.com", "eu-central-1").on_aws


def test_a_host_that_only_looks_like_aws_is_not():
    assert not Addresses("http://amazonaws.com.example:4566", "eu-central-1").on_aws


def test_an_engine_serves_every_part_on_its_own_port():
    assert ENGINE.site("d111.cloudfront.net") == "http://d111.cloudfront.localhost:4601"
    assert ENGINE.storage == ("http", "localhost:4601")
    assert ENGINE.browser_endpoint == "http://localhost:4601"


def test_the_visitor_is_second_from_the_right_on_aws_and_last_on_an_engine():
    assert AWS.parameters()["ClientAddressFromRight"] == "2"
    assert ENGINE.parameters()["ClientAddressFromRight"] == "1"


def test_on_aws_nothing_points_at_an_endpoint():
    parameters = AWS.parameters()
    assert (parameters["EndpointUrl"], parameters["EndpointHost"], parameters["EndpointPort"]) == (
        "",
        "",
        "80",
    )
