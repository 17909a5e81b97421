"""Chalice's SAM template as plain CloudFormation, with our prefix before each logical id."""

import hashlib
import json
import logging
import re
from typing import Any

from boto3 import Session
from samtranslator.parser.parser import Parser
from samtranslator.translator.arn_generator import ArnGenerator
from samtranslator.translator.translator import Translator

from infra.fragments import Template

# It complains about statistics of its own that nobody collects.
logging.getLogger("samtranslator.metrics").setLevel(logging.ERROR)

DEPLOYMENT = "AWS::ApiGateway::Deployment"


# The translator insists on a region, to tell AWS's partition. It is not written anywhere.
REGION = "eu-central-1"


def translate(sam: Template, prefix: str) -> Template:
    """Plain CloudFormation for a SAM template; `prefix` before every id lets two apps share a stack."""
    ArnGenerator.BOTO_SESSION_REGION_NAME = REGION
    # Every role is written by hand, so there is no managed policy to know.
    plain = Translator({}, Parser(), boto_session=Session(region_name=REGION)).translate(sam, {})
    # Chalice's own outputs name each function; ours are in infra/stack.
    plain.pop("Outputs", None)
    without_second_stage(plain)
    tell_binary_types(plain)
    return rename(plain, {name: prefix + name for name in plain["Resources"]})


def without_second_stage(template: Template) -> None:
    """SAM's deployment also makes a stage named "Stage", open to the world beside ours."""
    for resource in template["Resources"].values():
        if resource["Type"] == DEPLOYMENT:
            resource["Properties"].pop("StageName", None)


def tell_binary_types(template: Template) -> None:
    """AWS finds the types of binary bodies inside the API's description, the local engine only beside it."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::ApiGateway::RestApi":
            types = resource["Properties"]["Body"]["x-amazon-apigateway-binary-media-types"]
            choice = {"Fn::If": ["OnEndpoint", types, {"Ref": "AWS::NoValue"}]}
            resource["Properties"]["BinaryMediaTypes"] = choice


def set_deployment_id(template: Template) -> None:
    """Puts a hash of the routes and the gateway's own answers into the deployment's id.

    API Gateway serves a snapshot of them, taken when a deployment is created: only a new one shows changes.
    """
    resources = template["Resources"]
    snapshot = {
        name: resource
        for name, resource in resources.items()
        if resource["Type"] in ("AWS::ApiGateway::RestApi", "AWS::ApiGateway::GatewayResponse")
    }
    digest = hashlib.sha256(json.dumps(snapshot, sort_keys=True).encode()).hexdigest()[:10]
    (old,) = [name for name, resource in resources.items() if resource["Type"] == DEPLOYMENT]
    new = re.sub(r"Deployment.*", "Deployment", old) + digest
    answers = [name for name in snapshot if resources[name]["Type"].endswith("GatewayResponse")]
    resources[old]["DependsOn"] = sorted(answers)
    template["Resources"] = rename(template, {old: new})["Resources"]


def rename(template: Template, names: dict[str, str]) -> Template:
    """The template with logical ids renamed, in definitions and in every reference."""
    renamed = _renamed(template, names)
    renamed["Resources"] = {names.get(name, name): body for name, body in renamed["Resources"].items()}
    return dict(renamed)


def _renamed(node: Any, names: dict[str, str]) -> Any:
    if isinstance(node, list):
        return [_renamed(item, names) for item in node]
    if not isinstance(node, dict):
        return node
    return {key: _reference(key, value, names) for key, value in node.items()}


def _reference(key: str, value: Any, names: dict[str, str]) -> Any:
    if key in ("Ref", "DependsOn") and isinstance(value, str):
        return names.get(value, value)
    if key == "DependsOn" and isinstance(value, list):
        return [names.get(name, name) for name in value]
    if key == "Fn::GetAtt":
        return [names.get(value[0], value[0]), *value[1:]] if isinstance(value, list) else value
    if key == "Fn::Sub" and isinstance(value, str):
        return _substituted(value, names)
    if key == "Fn::Sub":
        return [
            _substituted(value[0], {k: v for k, v in names.items() if k not in value[1]}),
            _renamed(value[1], names),
        ]
    return _renamed(value, names)


def _substituted(text: str, names: dict[str, str]) -> str:
    return re.sub(r"\$\{(\w+)", lambda found: "${" + names.get(found[1], found[1]), text)
