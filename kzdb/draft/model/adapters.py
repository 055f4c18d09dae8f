"""Language models that may be asked: a server that speaks as OpenAI's does, or a command. None is asked by itself."""

from __future__ import annotations

import http.client
import json
import shlex
import ssl
import subprocess
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

from kzdb.errors import ConfigError, FileError

__all__ = ["CommandModel", "HttpModel", "LanguageModel"]

PATIENCE = 3_600.0
"""Seconds to wait for one answer: a prompt has some 20,000 tokens, and a small machine reads few of them a second."""

LONGEST = 1_000_000
"""Bytes of an answer."""


class LanguageModel(Protocol):
    """Something that answers a prompt with a text."""

    @property
    def name(self) -> str:
        """What it is called in the record of what was asked."""

    def ask(self, prompt: str) -> str:
        """Return the answer to a prompt.

        Raises:
            FileError: there is none.
        """


@dataclass(frozen=True, slots=True)
class HttpModel:
    """A model behind a server that speaks as OpenAI's does: llama.cpp, vLLM, Ollama and many services.

    Attributes:
        url: up to the version, like "http://localhost:11434/v1".
        model: which of the server's models.
        key: sent as a bearer token; "" for none.
    """

    url: str
    model: str
    key: str = ""

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ConfigError(
                f"--model-url: got {self.url!r}, expected one like http://localhost:11434/v1. Correct it."
            )

    @property
    def name(self) -> str:
        """The model at its host, without the key."""
        return f"{self.model} at {urlsplit(self.url).hostname}"

    def ask(self, prompt: str) -> str:
        """Send the prompt as one message, and return the text of the answer; redirects are not followed."""
        said = {
            "model": self.model,
            "messages": [{"role": "user", "content": prompt}],
            "temperature": 0,
            "response_format": {"type": "json_object"},
        }
        answer = self._answered(json.dumps(said, ensure_ascii=False).encode())
        try:
            text = json.loads(answer)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise self._wrong(f"an answer without choices ({error})") from error
        if not isinstance(text, str):
            raise self._wrong("an answer that is no text")
        return text

    def _answered(self, body: bytes) -> bytes:
        parts = urlsplit(self.url)
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        host, port = parts.hostname or "", parts.port
        connection: http.client.HTTPConnection
        if parts.scheme == "https":
            context = ssl.create_default_context()
            connection = http.client.HTTPSConnection(host, port, timeout=PATIENCE, context=context)
        else:
            connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        try:
            connection.request("POST", f"{parts.path.rstrip('/')}/chat/completions", body, headers)
            answer = connection.getresponse()
            data = answer.read(LONGEST + 1)
        except (OSError, http.client.HTTPException) as error:
            raise self._wrong(f"no answer ({error or type(error).__name__})") from error
        finally:
            connection.close()
        if answer.status != 200:
            raise self._wrong(f"{answer.status} {answer.reason}")
        if len(data) > LONGEST:
            raise self._wrong(f"more than {LONGEST:,} bytes")
        return data

    def _wrong(self, got: str) -> FileError:
        return FileError(
            f"{self.name}: got {got}, expected a completion. Look at the server, or draft without a model."
        )


@dataclass(frozen=True, slots=True)
class CommandModel:
    """A model behind a command: the prompt goes to its stdin, the answer comes from its stdout."""

    command: str

    @property
    def name(self) -> str:
        """The command's first word."""
        return (shlex.split(self.command) or ["no command"])[0]

    def ask(self, prompt: str) -> str:
        """Run the command once, without a shell."""
        try:
            done = subprocess.run(
                shlex.split(self.command), input=prompt.encode(), capture_output=True, timeout=PATIENCE, check=False
            )
        except (OSError, IndexError, subprocess.TimeoutExpired) as error:
            raise FileError(f"{self.name}: cannot be run ({error}). Correct --model-command.") from error
        if done.returncode != 0:
            says = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["nothing"]
            raise FileError(
                f"{self.name}: failed with {done.returncode} and said {says[0]!r}. Correct --model-command."
            )
        if len(done.stdout) > LONGEST:
            raise FileError(
                f"{self.name}: got more than {LONGEST:,} bytes, expected an answer. Correct --model-command."
            )
        return done.stdout.decode("utf-8", "replace")
