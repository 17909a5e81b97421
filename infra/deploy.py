"""From sources to a running stack."""

from dataclasses import dataclass

from botocore.exceptions import BotoCoreError, ClientError

from functions.shared.config import Config
from infra import artifacts, build, lock, outputs, parameters, plan, site, smoke, sync, target
from infra.build import Built
from infra.cloud import Cloud
from infra.console import step
from infra.failure import PREFLIGHT, CommandFailed
from infra.outputs import Outputs
from infra.project import Project
from infra.stacks import Stack


@dataclass(frozen=True)
class Deployment:
    """One stage on one AWS."""

    project: Project
    cloud: Cloud
    stage: str

    @property
    def stack(self) -> Stack:
        return Stack(self.cloud, self.stage)

    def run(self, *, yes: bool) -> Outputs:
        """Everything, in order; CommandFailed says which step did not work and why."""
        config = build.config(self.project)
        account = whoami(self.cloud)
        with step("Site") as progress:
            progress.now("built" if build.pages(self.project) else "unchanged")
        self.update_stack(config, account, yes=yes)
        self.update_site(config)
        return self.finish(config)

    def update_stack(self, config: Config, account: str, *, yes: bool) -> bool:
        """Packages the functions and brings the stack up to date; whether anything changed."""
        with step("Package"):
            built = build.stack(self.project, target.for_addresses(self.cloud.addresses, config.aws.runtime))
        with step("Upload") as progress:
            bucket = artifacts.make_bucket(self.cloud, self.stage, account)
            files = [built.packages.functions, built.packages.layer, built.template]
            progress.now(f"{sum(artifacts.upload(self.cloud, bucket, file) for file in files)} new")
        changed = self._apply(config, bucket, built, yes=yes)
        # A site without a domain of its own learns its address from the distribution: once more, with it.
        if parameters.site_url(self.cloud, self.stack, config) != self.stack.outputs().get("SiteUrl"):
            self._apply(config, bucket, built, yes=True)
        artifacts.prune(self.cloud, bucket, ("functions", "layer", "template"))
        return changed

    def _apply(self, config: Config, bucket: str, built: Built, *, yes: bool) -> bool:
        values, kept = parameters.values(self.cloud, self.stack, config, bucket)
        url = f"{self.cloud.client('s3').meta.endpoint_url}/{bucket}/{built.template.name}"
        with step("Changes") as progress:
            name, changes = self.stack.prepare(url, values, kept)
            progress.now(f"{len(changes)} resources" if changes else "none")
        if not changes:
            return False
        try:
            plan.agree(changes, yes=yes)
        except CommandFailed:
            self.stack.discard(name)
            raise
        with step("Stack") as progress:
            self.stack.execute(name, progress.now)
            progress.now("up to date")
        return True

    def update_site(self, config: Config) -> None:
        """Makes the site bucket equal to the built site, with the sitemap for its address."""
        found = self.stack.outputs()
        with step("Publish") as progress, lock.held(self.project):
            site.write_sitemap(self.project.site, list(config.site.languages), found["SiteUrl"])
            synced = sync.site(self.cloud, self.project.site, found["SiteBucketName"])
            progress.now(f"{synced.stored} files stored, {synced.removed} removed")

    def finish(self, config: Config) -> Outputs:
        """Asks the site for its pages, then tells the addresses."""
        found = outputs.read(self.cloud, self.stage, config)
        with step("Smoke test"):
            smoke.check(self.cloud.addresses, found["site"], config.site.default_language)
        return found


def whoami(cloud: Cloud) -> str:
    """The account's number; CommandFailed when the credentials are missing or refused."""
    try:
        return str(cloud.client("sts").get_caller_identity()["Account"])
    except (BotoCoreError, ClientError) as error:
        raise CommandFailed(
            "AWS does not accept the credentials of this environment.",
            advice=f"{error}. Try: aws sts get-caller-identity",
            code=PREFLIGHT,
        ) from error
