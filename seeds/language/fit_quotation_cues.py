#!/usr/bin/env python3
"""Fit the weights of quotation_cues.tsv: an L2-regularised multinomial logistic regression (Python standard library).

    fit_quotation_cues.py --bin CONNOTE SOURCE... [--l2 X] [--balance X] [--folds N] [--judged FOLDER] [--write]

A SOURCE is FILE:WEIGHT[:LABELS].  FILE is JSON lines: either one article a line, with "id", "text" and "spans", or one
labelled span a line, with "file" (a text file beside it, or one folder up), "start", "end" and "label".  Offsets are
code points.  LABELS says what each label may mean, as label=function+function,...; without it labels are functions.  A
label of several functions teaches only that it is one of them.  With LABELS of the form in:LABEL every quotation found
is speech or fragment if a span of that label covers half of it, and something else if none does.

The program runs `CONNOTE annotate` and reads the cues that it writes for each quotation, so the table must be the one
the binary was built with.  The column "prior" says
what a cue means where the sources say nothing; weights are drawn to it instead of to zero.  Cross-validation leaves out
whole articles; --judged writes, in a file for each source, each label with the function judged by the weights of the
other articles, one article a line, as {"id", "spans": [{"label", "judged"}]}.  --write puts the weights into the table.
"""
import argparse
import json
import math
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile

FUNCTIONS = "speech fragment scare title term".split()
VOICE = {0, 1}
OTHER = {2, 3, 4}
HERE = os.path.dirname(os.path.abspath(__file__))


def decode(raw):
    for encoding in ("utf-8", "cp1252", "latin-1"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            pass


def articles(path):
    """The records of a file, each with text and labelled spans."""
    with open(path, encoding="utf-8") as f:
        records = [json.loads(line) for line in f if line.strip()]
    if records and "text" in records[0]:
        return [{"id": r["id"], "text": r["text"], "spans": r["spans"]} for r in records]
    folder, found = os.path.dirname(path), {}
    for item in records:
        near = [os.path.join(base, item["file"]) for base in (folder, os.path.dirname(folder))]
        if item["file"] not in found:
            with open(next(filter(os.path.exists, near)), "rb") as f:
                found[item["file"]] = {"id": item["file"], "text": decode(f.read()), "spans": []}
        found[item["file"]]["spans"].append(item)
    return list(found.values())


def annotate(tool, records):
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
        with open(source, "w", encoding="utf-8") as f:
            for r in records:
                f.write(json.dumps({"id": r["id"], "text": r["text"]}, ensure_ascii=False) + "\n")
        subprocess.run([tool, "annotate", source, "--output", target], check=True, stdin=subprocess.DEVNULL)
        with open(target, encoding="utf-8") as f:
            return [json.loads(line) for line in f]


class Table:
    def __init__(self, path):
        self.path = path
        with open(path, encoding="utf-8") as f:
            lines = f.read().splitlines()
        self.comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if line and not line.startswith(("#", "cue\t"))]
        self.names = [row[0] for row in rows]
        self.wordings = [row[1] for row in rows]
        self.cells = [row[7] if len(row) > 7 else "" for row in rows]
        self.priors = [self.prior(cell) for cell in self.cells]
        self.plain = {wording: n for n, wording in enumerate(self.wordings) if "{}" not in wording}
        # The text before the word is the key; the longest that fits wins.
        keyed = [(wording.split("{}"), n) for n, wording in enumerate(self.wordings) if "{}" in wording]
        self.keyed = sorted(keyed, key=lambda key: -len(key[0][0] + key[0][1]))

    @staticmethod
    def prior(cell):
        """`title=2 term=1` as five weights with mean 0."""
        weights = [0.0] * 5
        for pair in cell.split():
            name, value = pair.split("=")
            weights[FUNCTIONS.index(name)] = float(value)
        return [w - sum(weights) / 5 for w in weights]

    def number(self, cue):
        if cue in self.plain:
            return self.plain[cue]
        return next(n for (head, tail), n in self.keyed if cue.startswith(head) and cue.endswith(tail))

    def write(self, weights, comments):
        with open(self.path, "w", encoding="utf-8") as f:
            for comment in comments:
                f.write("# %s\n" % comment)
            f.write("cue\twording\t%s\tprior\n" % "\t".join(FUNCTIONS))
            for name, wording, row, cell in zip(self.names, self.wordings, weights, self.cells):
                numbers = "\t".join("%.2f" % (w + 0.0) for w in row)
                f.write("%s\t%s\t%s\t%s\n" % (name, wording, numbers, cell))


def shared(a, b):
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))


def iou(a, b):
    both = shared(a, b)
    return both / (a["end"] - a["start"] + b["end"] - b["start"] - both) if both else 0


def meanings(labels):
    """label -> set of functions."""
    if not labels:
        return {name: {n} for n, name in enumerate(FUNCTIONS)}
    pairs = (pair.split("=") for pair in labels.split(","))
    return {label: {FUNCTIONS.index(name) for name in names.split("+")} for label, names in pairs}


def examples(source, tool, table):
    """(article, source, functions it may have, cues, weight) of each labelled quotation."""
    path, weight, *labels = source.split(":", 2)
    labels = labels[0] if labels else ""
    records = articles(path)
    for record, out in zip(records, annotate(tool, records)):
        found = out["quotations"]
        if labels.startswith("in:"):
            inside = [s for s in record["spans"] if s["label"] == labels[3:]]
            pairs = []
            for q in found:
                best = max((shared(q, s) / (q["end"] - q["start"]) for s in inside), default=0)
                pairs += [(q, VOICE)] * (best >= .5) + [(q, OTHER)] * (best == 0)
        else:
            known = meanings(labels)
            pairs = [(max(found, key=lambda q: iou(q, s), default=None), known.get(s["label"]), s)
                     for s in record["spans"]]
            pairs = [(q, may) for q, may, s in pairs if q and may and iou(q, s) >= .5]
        for q, may in pairs:
            cues = [table.plain["always"] if "always" in table.plain else 0]
            cues += [table.number(cue) for cue in q["cues"]]
            yield record["id"], path, may, sorted(set(cues)), float(weight)


def probabilities(weights, cues):
    sums = [sum(weights[c][f] for c in cues) for f in range(5)]
    top = max(sums)
    powers = [math.exp(s - top) for s in sums]
    total = sum(powers)
    return [p / total for p in powers]


def fit(data, priors, l2, epochs=60, rate=.25, seed=1):
    """AdaGrad on the negative log likelihood of the set of functions that each example may have."""
    rng = random.Random(seed)
    weights = [list(row) for row in priors]
    squares = [[1e-2] * 5 for _ in priors]
    total = sum(w for *_, w in data)
    order = list(data)
    for _ in range(epochs):
        rng.shuffle(order)
        for _, _, may, cues, weight in order:
            p = probabilities(weights, cues)
            right = sum(p[f] for f in may) or 1e-12
            slopes = [weight * (p[f] - (p[f] / right if f in may else 0)) for f in range(5)]
            for c in cues:
                row, square, prior = weights[c], squares[c], priors[c]
                # The bias is not drawn to zero.
                pull = 0 if c == 0 else l2 * weight / total * 10
                for f in range(5):
                    slope = slopes[f] + pull * (row[f] - prior[f])
                    square[f] += slope * slope
                    row[f] -= rate * slope / math.sqrt(square[f])
    return weights


def balanced(data, power):
    """Rare functions weigh more."""
    counts = [sum(may == {f} for _, _, may, _, _ in data) or 1 for f in range(5)]
    mean = sum(counts) / 5
    factor = [(mean / n) ** power for n in counts]
    out = []
    groups = {}
    for _, path, may, _, _ in data:
        if len(may) > 1:
            key = (path, min(may))
            groups[key] = groups.get(key, 0) + 1
    for article, path, may, cues, weight in data:
        if len(may) == 1:
            weight *= factor[min(may)]
        else:
            both = sum(groups.get((path, m), 0) for m in (0, 2))
            weight *= (both / 2 / groups[(path, min(may))]) ** power
        out.append((article, path, may, cues, weight))
    return out


def f1(pairs, positive):
    hit = sum(g in positive and p in positive for g, p in pairs)
    both = sum(g in positive for g, _ in pairs) + sum(p in positive for _, p in pairs)
    return 200 * hit / both if both else math.nan


def report(title, judged):
    print(title)
    for path in sorted({path for _, path, _, _ in judged}):
        pairs = [(min(may), p) for _, where, may, p in judged if where == path and len(may) == 1]
        name = os.path.basename(path)
        if pairs:
            each = [f1(pairs, {f}) for f in range(5)]
            seen = [v for v in each if not math.isnan(v)]
            print("  %-26s n %4d  macro %5.1f  %s" % (
                name, len(pairs), sum(seen) / len(seen), "  ".join("%s %.1f" % x for x in zip(FUNCTIONS, each))))
        pairs = [(min(may), p) for _, where, may, p in judged if where == path and (may <= VOICE or may <= OTHER)]
        voice, other = f1(pairs, VOICE), f1(pairs, OTHER)
        print("  %-26s n %4d  voice %.1f  other %.1f  macro %.1f" % (
            name, len(pairs), voice, other, (voice + other) / 2))


def fold(task):
    train, test, priors, l2, epochs = task
    weights = fit(train, priors, l2, epochs)
    best = [max(range(5), key=probabilities(weights, cues).__getitem__) for *_, cues, _ in test]
    return [(article, path, may, function) for (article, path, may, *_), function in zip(test, best)]


def write_judged(folder, judged):
    """A label of several functions is written as `quotation` or `other`, and so is its judgement."""
    found = {}
    for article, path, may, function in judged:
        name = ("other", "quotation")
        pair = (FUNCTIONS[min(may)], FUNCTIONS[function]) if len(may) == 1 else (name[may <= VOICE], name[function in VOICE])
        spans = found.setdefault(os.path.basename(path), {}).setdefault(article, [])
        spans.append(dict(zip(("label", "judged"), pair)))
    for source, articles_ in found.items():
        with open(os.path.join(folder, source), "w", encoding="utf-8") as f:
            f.writelines(json.dumps({"id": article, "spans": spans}) + "\n" for article, spans in sorted(articles_.items()))


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("sources", nargs="+", metavar="SOURCE")
    ap.add_argument("--bin", required=True)
    ap.add_argument("--table", default=os.path.join(HERE, "quotation_cues.tsv"))
    ap.add_argument("--l2", type=float, default=1.0)
    ap.add_argument("--balance", type=float, default=.5)
    ap.add_argument("--folds", type=int, default=8)
    ap.add_argument("--epochs", type=int, default=40)
    ap.add_argument("--judged", metavar="FOLDER")
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    table = Table(args.table)
    data = [e for source in args.sources for e in examples(source, args.bin, table)]
    names = sorted({e[0] for e in data})
    random.Random(7).shuffle(names)
    where = {name: n % args.folds for n, name in enumerate(names)}
    tasks = []
    for k in range(args.folds):
        train = balanced([e for e in data if where[e[0]] != k], args.balance)
        tasks.append((train, [e for e in data if where[e[0]] == k], table.priors, args.l2, args.epochs))

    with multiprocessing.Pool(2) as pool:
        judged = [j for part in pool.map(fold, tasks) for j in part]
    report("cross-validated over articles, %d folds, l2 %g, balance %g" % (args.folds, args.l2, args.balance), judged)
    if args.judged:
        write_judged(args.judged, judged)
    train = balanced(data, args.balance)
    weights = fit(train, table.priors, args.l2, args.epochs)
    report("trained and tested on all", fold((train, data, table.priors, args.l2, args.epochs)))
    if args.write:
        table.write(weights, [comment[2:] for comment in table.comments])


if __name__ == "__main__":
    sys.exit(main())
