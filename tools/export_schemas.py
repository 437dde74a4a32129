"""Write what is made from the model: the data files' JSON Schemas, and the API's fields.

A field of the API that was published must not go or change its type: then nothing is written.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from knowledge_base.derive.api_promise import (  # noqa: E402
    PROMISE,
    broken_promises,
    published,
    written,
)
from knowledge_base.derive.api_schemas import api_fields  # noqa: E402
from knowledge_base.load.files import FILE_KINDS, ROOT_SCHEMA  # noqa: E402
from knowledge_base.model.base import Record  # noqa: E402
from knowledge_base.problems import describe  # noqa: E402


def schemas() -> dict[str, str]:
    """Return every schema's text by its file name."""
    models: dict[str, type[Record]] = {kind.schema: kind.model for kind in FILE_KINDS.values()}
    models |= dict([ROOT_SCHEMA])
    return {f"{name}.json": schema_text(model) for name, model in models.items()}


def schema_text(model: type[Record]) -> str:
    """Return a model's schema as stable, readable JSON."""
    schema: dict[str, Any] = model.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def main() -> int:
    """Write all of them, and remove any that no longer belongs; 1 where a promise is broken."""
    fields, promised = api_fields(), published()
    broken = tuple(broken_promises(promised, fields)) if promised is not None else ()
    if broken:
        sys.stderr.write(f"{describe(broken)}\nNothing was written.\n")
        return 1
    PROMISE.write_text(written(fields), encoding="utf-8")
    folder = ROOT / "data" / "schema"
    folder.mkdir(exist_ok=True)
    wanted = schemas()
    for old in folder.glob("*.json"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
