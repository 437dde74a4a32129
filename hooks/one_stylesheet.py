"""MkDocs event: send the style sheets that mkdocs.yml lists as one file, without comments.

A page waits for every style sheet before it shows anything; a dozen small ones cost more than one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

BUNDLE = "assets/stylesheets/atlas.css"
"""Stands in the folder of its parts, so that what they refer to is where they say."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Put one style sheet in the place of all that are listed."""
    parts = [_take(files, str(path)) for path in config.extra_css]
    files.append(File.generated(config, BUNDLE, content=bundle(parts)))
    config.extra_css = [BUNDLE]
    return files


def bundle(parts: list[str]) -> str:
    """Return style sheets as one, in their order, without comments and blank lines."""
    lines = (line.strip() for part in parts for line in _COMMENT.sub("", part).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def _take(files: Files, path: str) -> str:
    file = files.get_file_from_path(path)
    if file is None:
        raise PluginError(f"mkdocs.yml lists the style sheet '{path}', which is not there")
    files.remove(file)
    return file.content_string
