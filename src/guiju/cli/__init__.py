"""The `guiju` command: Chinese messages, stable English names, exit codes that can be scripted."""

from guiju.cli.app import main

__all__ = ["main"]
