"""The wijkplan, as it may be handed out to everybody."""

from wijkwijzer.publish.plan.chapters import plan

__all__ = ["plan"]
