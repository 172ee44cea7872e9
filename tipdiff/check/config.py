"""What `tipdiff.toml` sets: takes a place, finds the file from there upwards, gives corpora, severities and filters.

`[tool.tipdiff]` of a `pyproject.toml` does as well. Unknown keys and wrong values are errors with their line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tipdiff.check.rules import RULES, SEVERITIES
from tipdiff.check.settings import TABLES, examine
from tipdiff.errors import UsageError
from tipdiff.model import Figure
from tipdiff.model.frozen import Frozen
from tipdiff.profiles import countries, faults

NAME = "tipdiff.toml"
PYPROJECT = "pyproject.toml"
BASELINE = "tipdiff-baseline.txt"
CORPUS = "corpus"
NEWEST = "newest"


class CorpusSettings(Frozen):
    """One corpus that a configuration names."""

    path: Path
    profile: str | None = None
    baseline: Path | None = None
    """None: found from the corpus upwards."""
    snapshots: Path | None = None
    """None: beside the corpus."""
    draft: tuple[str, ...] = ()
    """`country:edition` of reports that are not published; `newest` is the last edition of every country."""


class Threshold(Frozen):
    """From which movement on a figure's change is told."""

    measure: str | None = None
    dimensions: Mapping[str, str] = {}
    change: float | None = None
    """Least distance; None asks for none."""
    percent: float | None = None
    """Least distance in per cent of the older value; one of nothing always reaches it."""
    direction: str | None = None
    """`rises` or `falls`; None is both."""
    severity: str | None = None

    def covers(self, figure: Figure) -> bool:
        """True for a figure that it speaks of."""
        held = dict(figure.dimensions)
        return self.measure in (None, figure.measure) and all(
            held.get(name) == value for name, value in self.dimensions.items()
        )

    def reached(self, old: float, new: float) -> bool:
        """True where a movement is large enough, and goes the way that is asked for."""
        moved = new - old
        if (self.direction == "falls" and moved >= 0) or (self.direction == "rises" and moved <= 0):
            return False
        if self.change is not None and abs(moved) < self.change:
            return False
        return self.percent is None or old == 0 or 100 * abs(moved) >= self.percent * abs(old)


class Selection(Frozen):
    """What is looked at, or what is not."""

    countries: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


class Config(Frozen):
    """What a `tipdiff.toml` sets."""

    file: Path | None = None
    severities: Mapping[str, str] = {}
    """Rule -> severity, or `off`."""
    fail_on: str = "error"
    corpora: tuple[CorpusSettings, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    """The first that covers a figure decides."""
    only: Selection = Selection()
    leaves_out: Selection = Selection()
    least_confidence: float = 0.0
    """Of a section, below which what is found in it is not told."""
    plain: CorpusSettings = CorpusSettings(Path(CORPUS))
    """What holds for a corpus that it does not name."""

    def severity(self, rule: str, across_corpus: bool = False) -> str:
        """How bad a rule's problems are; `off` for one that is switched off."""
        known = RULES[rule]
        default = known.across or known.severity if across_corpus else known.severity
        return self.severities.get(rule, default)

    def corpus(self, path: Path) -> CorpusSettings:
        """The settings of the corpus in a folder."""
        here = path.resolve()
        for each in self.corpora:
            if each.path.resolve() == here:
                return each
        return CorpusSettings(path, self.plain.profile, self.plain.baseline, self.plain.snapshots, self.plain.draft)

    def looks_at(self, country: str) -> bool:
        """False for a country that is filtered out."""
        return _kept(country, self.only.countries, self.leaves_out.countries)

    def tells(self, section: str | None, measure: str | None) -> bool:
        """False for a section or measure that is filtered out; None is of no one section or measure."""
        return all(
            name is None or _kept(name, only, out)
            for name, only, out in (
                (section, self.only.sections, self.leaves_out.sections),
                (measure, self.only.measures, self.leaves_out.measures),
            )
        )


def _kept(name: str, only: tuple[str, ...], out: tuple[str, ...]) -> bool:
    return (not only or name in only) and name not in out


def read_config(path: Path | None, near: Path) -> Config:
    """The configuration in a file, else that found from a folder upwards, else the default one.

    Raises:
        UsageError: the file cannot be read, or sets what does not exist.
    """
    if path is not None:
        return _read(path, path.name == PYPROJECT)
    for folder in upwards(near):
        if (folder / NAME).is_file():
            return _read(folder / NAME, False)
        if (folder / PYPROJECT).is_file() and b"tool.tipdiff" in (folder / PYPROJECT).read_bytes():
            return _read(folder / PYPROJECT, True)
    return Config()


def upwards(near: Path) -> tuple[Path, ...]:
    """A folder and all above it, named from here where it lies below."""
    folder = near if near.is_dir() else near.parent
    absolute = folder.resolve()
    return tuple(_short(each) for each in (absolute, *absolute.parents))


def _short(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _read(file: Path, nested: bool) -> Config:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}", "Check the path") from error
    except ValueError as error:
        raise UsageError(f"{file} is not valid TOML: it is not UTF-8", "Save it as UTF-8") from error
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        wrong = faults.broken(error, str(file))
        raise UsageError(wrong.what, wrong.what_to_do) from error
    at: tuple[str, ...] = ("tool", "tipdiff") if nested else ()
    for name in at:
        table = table.get(name, {})
    if found := examine(table, TABLES[""], at):
        wrong = faults.first(found, text, str(file))
        raise UsageError(wrong.what, wrong.what_to_do)
    return _config(table, file)


def _config(table: Mapping[str, Any], file: Path) -> Config:
    folder = file.parent

    def settings(each: Mapping[str, Any], path: str) -> CorpusSettings:
        def under(name: str) -> Path | None:
            written = each.get(name, table.get(name))
            return None if written is None else folder / written

        draft = each.get("draft", table.get("draft", ()))
        profile = each.get("profile", table.get("profile"))
        if profile is not None and (profile.endswith(".toml") or "/" in profile):
            profile = str(folder / profile)
        drafts = (draft,) if isinstance(draft, str) else tuple(draft)
        return CorpusSettings(folder / path, profile, under("baseline"), under("snapshots"), drafts)

    corpora = [settings(each, each["path"]) for each in table.get("corpus", ())]
    if "path" in table:
        corpora.append(settings({}, table["path"]))
    return Config(
        file=file,
        severities=table.get("rules", {}),
        fail_on=table.get("fail-on", "error"),
        corpora=tuple(corpora),
        thresholds=tuple(Threshold(**each) for each in table.get("thresholds", ())),
        only=_selection(table.get("only", {})),
        leaves_out=_selection(table.get("except", {})),
        least_confidence=table.get("least-confidence", 0.0),
        plain=settings({}, CORPUS),
    )


def _selection(table: Mapping[str, Any]) -> Selection:
    return Selection(
        tuple(map(countries.slug, table.get("countries", ()))),
        tuple(table.get("sections", ())),
        tuple(table.get("measures", ())),
    )


def baseline_of(settings: CorpusSettings, config: Config, *, beside: Path) -> Path:
    """Where the baseline of a corpus lies: as set, beside the configuration, else found from the corpus upwards, else
    in the folder `beside`, where a first one is written."""
    if settings.baseline is not None:
        return settings.baseline
    if config.file is not None:
        return config.file.parent / BASELINE
    found = (folder / BASELINE for folder in upwards(settings.path) if (folder / BASELINE).is_file())
    return next(found, beside / BASELINE)


__all__ = [
    "SEVERITIES",
    "Config",
    "CorpusSettings",
    "Selection",
    "Threshold",
    "baseline_of",
    "read_config",
    "upwards",
]
