"""Commands of the text model: train, evaluate, info."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from classifier.classify import judge, labels
from classifier.corpus.generate import SEED, Text, corpus
from classifier.corpus.grammar import Frame
from classifier.model.evaluate import Case, figures, frozen, worse
from classifier.model.judge import TextModel
from classifier.model.parts import ModelError, read_model, write_model
from classifier.model.table import POLICIES
from classifier.model.train import DAY, train
from classifier.rules import load
from monitor.commands.judge import observation_of_row
from monitor.json_lines import InputError, lines_to, rows_of
from monitor.rescoring import left_over, rescore
from monitor.settings import Settings
from monitor.textmodel import CURRENT, PREVIOUS, model_folder, serving
from monitor.workplace import Workplace, open_workplace
from storage.queries.learning import decided_texts
from storage.records import Observation, Policy

DECIDED_WEIGHT = 4  # a person's word counts as so many lines of the corpus


def train_command(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="write there, from the corpus alone, and serve nothing")
    ] = None,
    scale: Annotated[float, typer.Option("--scale", min=0.01, max=4, help="size of the corpus; 1 is all of it")] = 1,
) -> int:
    """Train on the shipped corpus and on what people decided; serve the result only if it is nowhere worse."""
    settings: Settings = context.obj
    with lines_to(None) as lines:
        if out is not None:
            card = _trained(out, list(corpus(scale=scale)), decided=0, moment="")
            lines.write(card)
            return 0
        with open_workplace(settings) as workplace:
            card, reasons = _retrained(workplace, scale)
        lines.write(card | {"serves": not reasons, "worse": reasons})
    return 1 if reasons else 0


def evaluate(
    context: typer.Context,
    source: Annotated[
        Path | None,
        typer.Option("--in", metavar="FILE", help="JSON Lines with id, text and labels; default: the frozen set"),
    ] = None,
    rules_only: Annotated[bool, typer.Option("--rules-only", help="leave the model out, to compare")] = False,
) -> None:
    """Say how good the labels are: per policy precision, recall, F1 with an interval of 95%."""
    model = None if rules_only else serving(context.obj).model
    cases = frozen() if source is None else _cases(source)
    with lines_to(None) as lines:
        found = figures(cases, partial(_labelled, model))
        for policy, each in found["policies"].items():
            lines.write({"policy": policy} | each)
        lines.write({key: found[key] for key in ("macro_f1", "false_alarms", "clean")})


def info(context: typer.Context) -> int:
    """Show the model that serves: its card, where it lies, and what is wrong with a newer one."""
    chosen = serving(context.obj)
    with lines_to(None) as lines:
        card = dict(chosen.model.card) if chosen.model else {}
        lines.write({"serves": str(chosen.folder or ""), "alarms": list(chosen.alarms)} | card)
    return 1 if chosen.alarms else 0


def rejudge(context: typer.Context) -> int:
    """Judge what the model could not judge when it came in; says how many texts a person must still look at."""
    with open_workplace(context.obj) as workplace, lines_to(None) as lines:
        done = rescore(workplace, why=())
        for each in left_over(workplace):
            lines.write(each)
        lines.write(asdict(done))
    return 1 if done.waiting else 0


def _labelled(model: TextModel | None, observation: Observation) -> Iterable[Policy]:
    return labels(judge(observation, DAY, model).findings)


def _trained(folder: Path, texts: list[Text], *, decided: int, moment: str) -> dict[str, Any]:
    """Train, write the model into ``folder`` with its card, and return the card."""
    parts = train(texts)
    card: dict[str, Any] = {
        "version": moment or f"corpus-{SEED}", "trained_at": moment, "texts": len(texts), "decided": decided,
        "corpus_seed": SEED, "policies": list(POLICIES), "about": "docs/model.md",
    }  # fmt: skip
    write_model(folder, parts, card)
    card["frozen_set"] = figures(frozen(), partial(_labelled, TextModel(*read_model(folder))))
    write_model(folder, parts, card)
    return dict(read_model(folder)[1])


def _retrained(workplace: Workplace, scale: float) -> tuple[dict[str, Any], list[str]]:
    folder = model_folder(workplace.settings)
    decided = decided_texts(workplace.db)
    policy_of = {rule.id: rule.policy for rule in load().values()}
    texts = list(corpus(scale=scale))
    last = max(each.group for each in texts)
    for number, each in enumerate(decided.texts, last + 1):
        broken = frozenset(policy_of[ground] for ground in each.grounds if ground in policy_of) & frozenset(POLICIES)
        if each.grounds and not broken:
            continue  # a ground of another policy says nothing about these
        text = ". ".join(part for part in (each.title, each.text) if part)
        frame = Frame.OFFER if broken else Frame.COMPLAIN
        texts += [Text(text, each.kind, frame, broken, broken, number)] * DECIDED_WEIGHT
    new = folder / "new"
    moment = workplace.clock().strftime("%Y%m%dT%H%M%SZ")
    card = _trained(new, texts, decided=len(decided.texts), moment=moment) | {"held_out": decided.held_out}
    held = serving(workplace.settings).model
    reasons = worse(card["frozen_set"], figures(frozen(), partial(_labelled, held))) if held else []
    if not reasons:
        _promote(folder)
    return card, reasons


def _promote(folder: Path) -> None:
    """The new model serves; the one that served is kept if it is whole, so that none takes a good one's place."""
    current, previous = folder / CURRENT, folder / PREVIOUS
    if current.exists():
        try:
            read_model(current)
        except ModelError:
            shutil.rmtree(current)
        else:
            shutil.rmtree(previous, ignore_errors=True)
            current.rename(previous)
    (folder / "new").rename(current)


def _cases(source: Path) -> list[Case]:
    found = []
    for number, row in rows_of(source):
        if isinstance(row, str) or not isinstance(row.get("labels"), list):
            raise InputError(f"{source}:{number}: a line needs id, text and labels")
        try:
            truth = frozenset(Policy(each) for each in row["labels"])
        except ValueError as error:
            raise InputError(f"{source}:{number}: {error}") from error
        found.append(Case(observation_of_row(row, DAY), truth, frozenset(Policy)))
    return found
