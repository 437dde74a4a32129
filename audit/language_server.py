"""Speaks to a language server over its standard streams, as an editor does."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

Message = dict[str, Any]

SERVER = Path(__file__).parent / "node_modules/yaml-language-server/bin/yaml-language-server"
SETTINGS = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": False}}


class LanguageServer:
    """A running server. Lines and columns count from 0, as the protocol has it."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.number = 0
        self.diagnostics: dict[str, list[Message]] = {}
        self.request(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            capabilities={"workspace": {"configuration": True}},
        )
        self.notify("initialized")

    def open(self, path: Path, text: str) -> list[Message]:
        """Open this text as a file beside `path` and return what the server has against it."""
        address = self._open(path, text)
        self._read_until(lambda _: address in self.diagnostics)
        return self.diagnostics[address]

    def completions(self, path: Path, text: str, line: int, column: int) -> list[str]:
        """Return what the server offers at a place of a file with this text."""
        return [
            item["label"] for item in self._ask("completion", path, text, line, column)["items"]
        ]

    def hover(self, path: Path, text: str, line: int, column: int) -> str:
        """Return what the server says of a place of a file with this text."""
        answer = self._ask("hover", path, text, line, column)
        return str(answer["contents"]["value"]) if answer else ""

    def stop(self) -> None:
        """Ask the server to end, and wait for it."""
        self.request("shutdown")
        self.notify("exit")
        self.process.communicate(timeout=30)

    def _ask(self, what: str, path: Path, text: str, line: int, column: int) -> Any:
        address = {"uri": self._open(path, text)}
        place = {"line": line, "character": column}
        return self.request(f"textDocument/{what}", textDocument=address, position=place)

    def _open(self, path: Path, text: str) -> str:
        """Open the text as a new file beside `path`: what is said of it is said of no other."""
        self.number += 1
        address = path.with_name(f"{self.number}.yaml").as_uri()
        document = {"uri": address, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=document)
        return address

    def request(self, method: str, **parameters: Any) -> Any:
        """Send a request and return its result."""
        self.number += 1
        number = self.number
        self._send({"id": number, "method": method, "params": parameters})
        return self._read_until(lambda m: m.get("id") == number and "method" not in m)["result"]

    def notify(self, method: str, **parameters: Any) -> None:
        """Send what wants no answer."""
        self._send({"method": method, "params": parameters})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read_until(self, is_it: Callable[[Message], bool]) -> Message:
        while True:
            message = self._read()
            if message.get("method") == "textDocument/publishDiagnostics":
                self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif message.get("method") == "workspace/configuration":
                asked = [item.get("section") for item in message["params"]["items"]]
                settings = [SETTINGS.get(section) for section in asked]
                self._send({"id": message["id"], "result": settings})
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})
            if is_it(message):
                return message

    def _read(self) -> Message:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the language server ended")
        message: Message = json.loads(self.process.stdout.read(length))
        return message
