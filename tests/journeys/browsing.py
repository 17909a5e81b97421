"""Browsers for the people of a journey, and an ear for what goes wrong in them."""

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
LOCALES = {"uk": "uk-UA", "ru": "ru-RU", "en": "en-GB"}
PATIENCE = 10_000  # ms
# Chromium's sandbox does not work for root, as in a container.
FLAGS = [
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Browsing:
    browser: Browser
    port: int
    faults: list[str] = field(default_factory=list)
    _contexts: list[BrowserContext] = field(default_factory=list)

    def open(
        self, language: str = "uk", *, scripts: bool = True, phone: bool = True, dark: bool = False
    ) -> Page:
        """A page in a browser of its own, with no cookies."""
        context = self.browser.new_context(
            java_script_enabled=scripts,
            locale=LOCALES[language],
            viewport=PHONE if phone else DESKTOP,
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(PATIENCE)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("request", self._asked)
        context.on("response", self._answered)
        self._contexts.append(context)
        return context.new_page()

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or "Refused to" in message.text:
            self.faults.append(message.text)

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        ours = (parts.hostname or "").endswith("localhost") and parts.port in (self.port, self.port + 1)
        if not ours and parts.scheme not in ("data", "blob"):
            self.faults.append(f"third party: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status} {response.url}")
