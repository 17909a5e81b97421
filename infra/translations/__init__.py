"""Translations: the English texts of the sources, and what the other languages' catalogues make of them."""

from infra.translations.changes import update
from infra.translations.extraction import extract
from infra.translations.report import Problem, Report, report
from infra.translations.scripts import for_scripts

__all__ = ["Problem", "Report", "extract", "for_scripts", "report", "update"]
