"""The static half of the help centre: pages in every language, and the shell of the dynamic ones."""

from infra.site.build import build
from infra.site.errors import SiteInvalid
from infra.site.sitemap import write_sitemap

__all__ = ["SiteInvalid", "build", "write_sitemap"]
