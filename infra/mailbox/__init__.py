"""The letters that the local stage sends, caught and shown as their readers would see them."""

from infra.mailbox.mailbox import Mailbox

__all__ = ["Mailbox"]
