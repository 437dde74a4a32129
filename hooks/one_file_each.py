"""MkDocs event: send the style sheets and the scripts that mkdocs.yml lists as one file each.

A page waits for every style sheet before it shows anything, and each file is asked for and
compressed by itself: two dozen small ones cost more than two. Comments stay behind. The subjects'
marks come along within the styles: a page that is opened from a folder may not ask for masks.
"""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

STYLES, SCRIPTS = "assets/stylesheets/site.css", "assets/javascripts/site.js"
"""Each stands in the folder of its parts, so that what they refer to is where they say."""
_MASK = re.compile(r'mask: url\("\.\./(images/[^"]+\.svg)"\)')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FIRST_COMMENT = re.compile(r"\A/\*.*?\*/", re.DOTALL)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Put one style sheet and one script in the place of all that are listed."""
    styles = [_with_masks(_take(files, str(path)), files) for path in config.extra_css]
    scripts = [_take(files, str(path)) for path in config.extra_javascript]
    files.append(File.generated(config, STYLES, content=one_style_sheet(styles)))
    files.append(File.generated(config, SCRIPTS, content=one_script(scripts)))
    config.extra_css, config.extra_javascript = [STYLES], [SCRIPTS]
    return files


def one_style_sheet(parts: list[str]) -> str:
    """Return style sheets as one, in their order, without comments and blank lines."""
    return _lines(_COMMENT.sub("", part) for part in parts)


def one_script(parts: list[str]) -> str:
    """Return scripts as one, in their order, without what they begin with and whole-line comments.

    A comment elsewhere stays: only a parser could tell it from a string.
    """
    return _lines(_FIRST_COMMENT.sub("", part) for part in parts)


def _with_masks(style: str, files: Files) -> str:
    """Return a style sheet with its masks in it."""

    def data(found: re.Match[str]) -> str:
        file = files.get_file_from_path(f"assets/{found[1]}")
        if file is None:
            raise PluginError(f"a style sheet names '{found[1]}', which is not there")
        return f'mask: url("data:image/svg+xml;base64,{b64encode(file.content_bytes).decode()}")'

    return _MASK.sub(data, style)


def _lines(texts: Iterable[str]) -> str:
    lines = (line.strip() for text in texts for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def _take(files: Files, path: str) -> str:
    file = files.get_file_from_path(path)
    if file is None:
        raise PluginError(f"mkdocs.yml lists '{path}', which is not there")
    files.remove(file)
    return file.content_string
