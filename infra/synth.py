"""The one flat CloudFormation template: our own parts, and the app's as Chalice and SAM describe it."""

from infra import fragments, gateway, serverless
from infra.fragments import Template
from infra.package import Packages
from infra.project import Project
from infra.target import Target

PREFIX = "Complaints"
OWN = ("parameters", "data", "mail", "site", "roles", "alarms")


def template(project: Project, packages: Packages, target: Target) -> Template:
    """Plain CloudFormation with no transform and no nested stack; packages are named by their contents."""
    sam = fragments.read(packages.sam)
    point_at(sam, packages, target)
    own = fragments.merge([fragments.read(project.stack / f"{name}.yaml") for name in OWN])
    own["Resources"]["ImageLayer"]["Properties"] |= {
        "Content": {"S3Bucket": {"Ref": "ArtifactBucket"}, "S3Key": packages.layer.name},
        "CompatibleRuntimes": [target.runtime],
        "CompatibleArchitectures": [target.architecture],
    }
    app = serverless.translate(sam, PREFIX)
    catalogues = project.staged / "vendor" / "resources" / "locales"
    answers = {"Resources": gateway.responses(catalogues, f"{PREFIX}RestAPI")}
    whole = fragments.merge([own, app, answers])
    serverless.set_deployment_id(whole)
    return {**whole, "Description": "Help centre: a static site, complaints and their letters"}


def point_at(sam: Template, packages: Packages, target: Target) -> None:
    """Chalice writes its own interpreter's runtime and its own zip into the template; ours replace them."""
    code = {"Bucket": {"Ref": "ArtifactBucket"}, "Key": packages.functions.name}
    for resource in sam["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            chosen = {"Runtime": target.runtime, "Architectures": [target.architecture], "CodeUri": code}
            resource["Properties"] |= chosen
