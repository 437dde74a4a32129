"""Damage to the small knowledge base: what is good all the same makes a whole site."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from knowledge_base.edition_pages import render_edition
from knowledge_base.model.base import LANGUAGES
from knowledge_base.problems import DataError
from tests.build.project import REAL_LABELS
from tests.factories import LABELS, write
from tests.fuzz.mutations import MUTATIONS

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "generated"
COUNT = int(os.environ.get("FUZZ_MUTATIONS", "500")) // 5
SHARES = 4


@pytest.mark.parametrize("share", range(SHARES))
def test_what_is_good_renders_and_all_else_is_a_clear_error(tmp_path: Path, share: int) -> None:
    data = write(tmp_path, files={LABELS: REAL_LABELS})
    files = sorted(data.rglob("*.yaml"))
    good = 0
    for seed in range(share, COUNT, SHARES):
        chance = random.Random(seed)
        file = chance.choice(files)
        whole = file.read_bytes()
        file.write_bytes(MUTATIONS[chance.choice(sorted(MUTATIONS))](chance, whole))
        try:
            edition = render_edition(data, TEMPLATES, chance.choice(LANGUAGES))
            good += 1
            assert all(page.html for page in edition.pages.values()), seed
        except DataError as error:
            assert error.problems, seed
        finally:
            file.write_bytes(whole)
    assert good, "no damage was harmless: this shows nothing of rendering"
