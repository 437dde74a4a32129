"""The root file: what is compared, in which respects, and which files belong to it."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from knowledge_base.model.base import Address, ById, Day, Id, Line, Record, Text


class Site(Record):
    """The site's identity. Addresses may be unset; the site works without them."""

    title: Text
    tagline: Text
    as_of: Day
    """The date of the data: what "today" means in a build."""
    address: Address | None = None
    """Where the site is published, ending in `/`."""
    repository: Address | None = None
    """Where files can be looked at, up to and including the branch, ending in `/`."""


class Subject(Record):
    """What is compared."""

    id: Id
    name: Line
    yardstick: bool = False
    """Only compared against: has no profile, no duels and no column."""
    summary: Text
    """What it is, in one or two sentences."""
    read_against: Text
    """The version that claims about it are read against."""


class Dimension(Record):
    """A large question that comparisons are grouped by."""

    id: Id
    title: Text
    question: Text
    description: Text


class Metric(Record):
    """Something that is measured."""

    id: Id
    title: Text
    unit: Line
    better: Literal["lower", "higher", "neither"]
    bounded: bool = True
    """A percentage of a whole, which cannot pass 100."""


class EcosystemField(Record):
    """A field of the ecosystem."""

    id: Id
    title: Text


class Constraint(Record):
    """What limits a choice: memory, latency, people. Rows of decision tables name theirs."""

    id: Id
    title: Text


class Include(Record):
    """Files by what they hold, relative to the data folder; `*` stands for any name."""

    comparisons: tuple[Line, ...] = ()
    experiments: tuple[Line, ...] = ()
    cases: tuple[Line, ...] = ()
    flows: tuple[Line, ...] = ()
    tables: tuple[Line, ...] = ()
    checklists: tuple[Line, ...] = ()
    calculators: tuple[Line, ...] = ()
    templates: tuple[Line, ...] = ()
    criteria: tuple[Line, ...] = ()
    presets: tuple[Line, ...] = ()
    guides: tuple[Line, ...] = ()
    diagrams: tuple[Line, ...] = ()
    snippets: tuple[Line, ...] = ()
    projects: tuple[Line, ...] = ()
    sources: tuple[Line, ...] = ()
    references: tuple[Line, ...] = ()
    terms: tuple[Line, ...] = ()
    labels: tuple[Line, ...] = ()
    disagreements: tuple[Line, ...] = ()
    checks: tuple[Line, ...] = ()
    translations: tuple[Line, ...] = ()
    releases: tuple[Line, ...] = ()
    redirects: tuple[Line, ...] = ()


class Root(Record):
    """`data/comparisons.yaml`."""

    site: Site
    subjects: tuple[Subject, ...] = Field(min_length=2)
    dimensions: tuple[Dimension, ...] = Field(min_length=1)
    metrics: tuple[Metric, ...] = ()
    fields: tuple[EcosystemField, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    include: Include


class RootInclude(Record):
    """What the root includes, whatever else is at fault in it."""

    model_config = ConfigDict(extra="ignore")

    include: Include


class LabelFile(Record):
    """`data/labels.yaml`: the words of the site's own furniture."""

    labels: ById[Text]
