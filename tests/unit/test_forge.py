"""What stands in `.github/`: it is well-formed, runs our own commands, and may do little."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(
    path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"
)
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
NO_BUILD = re.compile(r"(mkdir|cat|git (rev-parse|branch|push)|gh (pr|issue|auth)|echo)\b|number=")
"""What else a step may do: pass files on, and speak to the forge."""

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def content(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)
    return loaded


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = content(path)["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def commands(path: Path) -> list[str]:
    """Return the simple commands that a workflow's steps run."""
    lines = (line for step in steps(path) for line in step.get("run", "").splitlines())
    words = re.compile(r"^(if|then|else|fi)\b|\[ [^]]* \]|^\s*$")
    parts = (part.strip() for line in lines for part in re.split(r"&&|;", line))
    bare = (re.sub(r"^(if|then|else|fi)\b\s*", "", part) for part in parts)
    return [part for part in bare if not words.match(part)]


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
    ],
)
def test_files_keep_to_the_forges_schema(schema: str, files: list[Path]) -> None:
    assert files
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        schema,
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@each_workflow
def test_a_workflow_only_calls_make_and_the_forge(path: Path) -> None:
    made = set()
    for command in commands(path):
        if command.startswith("make "):
            made.add(command.split()[1])
        else:
            assert NO_BUILD.match(command), command
    assert made
    assert made <= TARGETS


@each_workflow
def test_a_workflow_may_only_read_unless_a_job_says_otherwise(path: Path) -> None:
    assert content(path)["permissions"] == {"contents": "read"}
    for name, job in jobs(path).items():
        assert "timeout-minutes" in job, name
        granted = {v for v in job.get("permissions", {}).values() if v != "read"}
        if granted:
            assert len(job["permissions"]) == 1, name


def test_no_code_of_a_pull_request_runs_with_more_than_the_right_to_read() -> None:
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        assert "pull_request_target" not in text
        assert "secrets." not in text
        if "pull_request" not in content(path)["on"]:
            continue
        for name, job in jobs(path).items():
            runs_code = any("checkout" in step.get("uses", "") for step in job["steps"])
            if runs_code:
                assert "permissions" not in job, name
                checkouts = [s for s in job["steps"] if "checkout" in s.get("uses", "")]
                assert all(s["with"]["persist-credentials"] == "false" for s in checkouts), name
            else:
                assert "head.repo.full_name == github.repository" in job["if"], name


@each_workflow
def test_no_step_puts_what_others_wrote_into_a_command(path: Path) -> None:
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_a_tag_that_is_released_is_digits_and_points() -> None:
    patterns = content(GITHUB / "workflows" / "publish.yml")["on"]["push"]["tags"]
    assert all(re.fullmatch(pattern, "2026.12") or "+" in pattern for pattern in patterns)
    for name in ('2026.12";id;"', "2026.12$(id)", "2026.12`id`", "2026.12-x", "x2026.12"):
        assert not [p for p in patterns if re.fullmatch(p.replace(".[", r"\.["), name)]


def test_every_action_is_pinned_by_hash_and_listed() -> None:
    rows = re.findall(
        r"^\| (\S+/\S+) \| (v\d+\.\d+\.\d+) \| ([0-9a-f]{40}) \|$",
        (GITHUB / "ACTIONS.md").read_text("utf-8"),
        re.MULTILINE,
    )
    listed = {f"{name}@{sha}  # {version}" for name, version, sha in rows}
    lines = "\n".join(path.read_text("utf-8") for path in WORKFLOWS)
    assert set(re.findall(r"uses: (.+)", lines)) == listed


def test_a_linter_of_workflows_finds_no_risk() -> None:
    command = [str(Path(sys.executable).parent / "zizmor"), "--offline", "--no-config"]
    done = subprocess.run(
        [*command, str(GITHUB / "workflows")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_folder_of_the_data_has_an_owner() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines()
    owned = {line.split()[0] for line in lines if line and not line.startswith("#")}
    folders = {f"/data/{path.name}/" for path in (ROOT / "data").iterdir() if path.is_dir()}
    assert folders - {"/data/schema/"} <= owned
    gone = [path for path in owned - {"*"} if not (ROOT / path.lstrip("/")).exists()]
    assert gone == []
    owners = {word for line in lines if line and line[0] in "/*" for word in line.split()[1:]}
    assert len(owners) == 1, "one placeholder, to be replaced at once"


def test_commits_are_checked_by_the_commands_that_make_has() -> None:
    hooks = [
        hook
        for repo in content(ROOT / ".pre-commit-config.yaml")["repos"]
        for hook in repo["hooks"]
    ]
    assert {hook["entry"] for hook in hooks} == {"make check", "make lint"}
    assert {hook["entry"].split()[1] for hook in hooks} <= TARGETS


def test_the_changelog_tells_of_the_software_alone() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "content" in text.partition("## ")[0], "it says where changes of the content are told"
