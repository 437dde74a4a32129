"""MkDocs events: hand the knowledge base's pages to MkDocs. No logic of its own.

on_startup       remember whether we serve, so that our code is read anew on each rebuild
on_config        load, check, derive, render; faults stop the build before the site is touched
on_files         add the pages, and the files beside them, the search index among them
on_page_content  put a generated page's HTML and headings in place
on_serve         show the last good site while a rebuild fails
on_page_context  give the theme what it shows around and below a page
on_post_build    write each page as Markdown beside it

MIKE_DOCS_VERSION in the environment names the release that is built (tools/release.py).
"""

from __future__ import annotations

import gc
import importlib
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from jinja2 import TemplateError
from markupsafe import escape
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import normalize_url
from mkdocs.utils.meta import get_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

HERE = Path(__file__).resolve().parent
LOCAL_ADDRESS = "http://localhost:8000/"
VERSION = "MIKE_DOCS_VERSION"
PACKAGE = "knowledge_base"
log = get_plugin_logger(PACKAGE)
_command = {"serving": False}
_code: dict[str, bytes] = {}
"""The files of our code as they were when they were last read, while we serve."""
_remembered: dict[str, Any] = {}
"""The store that remembers, while we serve."""


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether code may change between builds."""
    _command["serving"] = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Render every page of the configuration's language."""
    root = Path(config.config_file_path).resolve().parent
    gc.disable()  # all of it stays: to look for what does not takes a third of the time
    try:
        kept = _render(root, config)
        gc.freeze()
    finally:
        gc.enable()
    edition = config.extra["edition"] = kept.edition
    config.extra["markdown_writer"] = kept.markdown_writer
    config.extra["source_address"] = edition.site.repository
    config.extra["docs_folder"] = Path(config.docs_dir).resolve().relative_to(root).as_posix()
    config.site_name = escape(edition.title)
    config.site_description = escape(edition.tagline)
    config.copyright = escape(edition.words["privacy"])
    address = edition.site.address or LOCAL_ADDRESS
    config.site_url = f"{address}{edition.folder}"
    config.extra["roots"] = {lang: f"{address}{path}" for lang, path in edition.folders.items()}
    config.extra["has_markdown"] = not _command["serving"]
    if version := os.environ.get(VERSION):
        _be_a_release(config, version)
    config.nav = [*map(_nav, edition.navigation), *(config.nav or [])]
    _use_vendored_diagram_library(config)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages, none of which may replace a hand-written one."""
    in_navigation = set(_files_in(config.extra["edition"].navigation))
    for page in config.extra["edition"].pages.values():
        _refuse_clash(files, config, page.src_uri, f"page '{page.title}'")
        if page.src_uri in in_navigation:  # whose titles a page of our own would lose
            files.append(_file(page, config, _front_matter(page)))
        else:
            file = _file(page, config)
            GeneratedPage(None, file, config)
            files.append(file)
    written = [_hand_written(file, config) for file in files.documentation_pages()]
    index = config.extra["edition"].search_files(page for page in written if page)
    for name, content in {**config.extra["edition"].files, **index}.items():
        _refuse_clash(files, config, name, f"file '{name}'")
        files.append(File.generated(config, name, content=content))
    return files


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return a generated page's HTML; hand-written pages stay as they are."""
    # The site's own index knows every page; the theme's would only be made in vain.
    page.meta["search"] = {"exclude": True}
    rendered = config.extra["edition"].pages.get(page.file.src_uri)
    if rendered is None:
        return html
    page.toc = get_toc(_toc_tokens(rendered.headings))
    page.present_anchor_ids = set(rendered.anchors)
    return str(rendered.html)


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Any
) -> dict[str, Any]:
    """Give the theme a page of ours; name no canonical address while the site has none."""
    edition = config.extra["edition"]
    if not edition.site.address:
        page.canonical_url = None
    context["generated"] = edition.pages.get(page.file.src_uri)
    if config.extra["has_markdown"]:
        context["twin"] = normalize_url(page.file.src_uri, page)
    return context


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
) -> LiveReloadServer:
    """Answer from the last good site after a failed rebuild, where MkDocs would not answer."""

    def rebuild() -> None:
        try:
            builder()
        except Abort as error:
            log.error(f"{str(error).strip()} The last good site stays up.")

    server.builder = rebuild
    return server


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write each page as Markdown beside it; not while we serve, for it takes its time."""
    if not config.extra["has_markdown"]:
        return
    docs, site = Path(config.docs_dir), Path(config.site_dir)
    hand_written = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md"))]
    writer = config.extra["markdown_writer"]
    for name, text in config.extra["edition"].markdown_pages(hand_written, writer):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    for name in hand_written:
        shutil.copyfile(docs / name, site / name)


class GeneratedPage(Page):
    """A page that nothing is to be read from: what it says of itself comes from its rendering."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the place of the front matter."""
        self.markdown = ""
        self.meta = _meta(config.extra["edition"].pages[self.file.src_uri])

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Leave the content to `on_page_content`."""
        self.content = ""
        self.links_to_anchors = {}


def _render(root: Path, config: MkDocsConfig) -> Any:
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))
    if _command["serving"] and _code_has_changed():
        _remembered.clear()
        for name in [name for name in sys.modules if name.split(".")[0] == PACKAGE]:
            del sys.modules[name]
        importlib.invalidate_caches()
    kept = importlib.import_module(f"{PACKAGE}.kept_edition")
    store = _store()
    problems = importlib.import_module(f"{PACKAGE}.problems")
    try:
        return kept.kept_edition(store, root, config.extra["lang"], os.environ.get(VERSION, ""))
    except problems.DataError as error:
        raise PluginError(f"the data has faults\n{error}") from error
    except TemplateError as error:
        place = f"{getattr(error, 'name', None) or 'a template'}:{getattr(error, 'lineno', 1)}"
        raise PluginError(f"overrides/generated/{place}: {error}") from error


def _store() -> Any:
    """Return the user's store; while we serve, the one that remembers."""
    module = importlib.import_module(f"{PACKAGE}.store")
    if not _command["serving"]:
        return module.Store.of_user()
    if "store" not in _remembered:
        _remembered["store"] = module.RememberingStore.of_user()
    _remembered["store"].begin()
    return _remembered["store"]


def _code_has_changed() -> bool:
    """Tell whether our code is not what it was when this was last asked."""
    before = dict(_code)
    _code.clear()
    _code.update((str(path), path.read_bytes()) for path in (HERE / PACKAGE).rglob("*.py"))
    return _code != before


def _be_a_release(config: MkDocsConfig, version: str) -> None:
    """Let the theme offer the other versions, which stand beside this one."""
    config.extra["version"] = {"provider": "mike", "default": "latest", "alias": True}
    for alternate in config.extra["alternate"]:
        alternate["link"] = f"../../{alternate['lang']}/{version}/"


def _refuse_clash(files: Files, config: MkDocsConfig, name: str, generated: str) -> None:
    if files.get_file_from_path(name) is not None:
        raise PluginError(
            f"{config.extra['docs_folder']}/{name}:1:1: the generated {generated} has the same "
            f"address; rename the hand-written {generated.partition(' ')[0]}"
        )


def _hand_written(file: File, config: MkDocsConfig) -> tuple[str, str, str] | None:
    """Return a hand-written page's path, title and text; nothing for a generated one."""
    if file.src_uri in config.extra["edition"].pages:
        return None
    text, meta = get_data(file.content_string)
    return file.src_uri, str(meta.get("title", file.name)), text


def _file(page: Any, config: MkDocsConfig, content: str = "") -> File:
    file = File.generated(config, page.src_uri, content=content)
    file.edit_uri = page.made_from[0].url
    return file


def _front_matter(page: Any) -> str:
    return f"---\n{yaml.safe_dump(_meta(page), allow_unicode=True, sort_keys=True)}---\n"


def _meta(page: Any) -> dict[str, Any]:
    """The theme takes titles and descriptions for HTML; ours are text."""
    meta: dict[str, Any] = {
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
    }
    return meta | {"hide": list(page.hides)} if page.hides else meta


def _files_in(items: Any) -> Iterator[str]:
    for item in items:
        if item.src_uri:
            yield item.src_uri
        yield from _files_in(item.items)


def _nav(item: Any) -> dict[str, Any]:
    return {escape(item.title): item.src_uri or [_nav(child) for child in item.items]}


def _toc_tokens(headings: Any) -> list[Any]:
    tokens: list[dict[str, Any]] = []
    for heading in headings:
        token = {
            "level": heading.level,
            "id": heading.id,
            "name": escape(heading.title),
            "children": [],
        }
        siblings = tokens[-1]["children"] if heading.level > 2 and tokens else tokens
        siblings.append(token)
    return tokens


def _use_vendored_diagram_library(config: MkDocsConfig) -> None:
    """Let mermaid2 take its library from the theme, which both languages share."""
    plugin: Any = config.plugins["mermaid2"]
    library = plugin.config["javascript"]
    if not (Path(config.theme.custom_dir or "") / library).is_file():
        raise PluginError(f"the vendored library overrides/{library} is missing; run make vendor")
    # mermaid2 1.2.3 itself looks only in docs_dir, which the languages do not share.
    plugin._javascript = library
