#!/usr/bin/env python3
"""Makes validity.tsv: connote's reading scored against annotation by people (Python 3.11, standard library).

    validity.py --bin CONNOTE --date 2026-01-31 SET=FILE... > validity.tsv

A SET is one of the names in DATA; its FILE is JSON lines, one document a line, with "id", "text" and what SET needs:
"sentences" and "tokens" ([start, end] each), "passives" and "spans" ({"start", "end", "label"}), or one "label" for the
whole text.  Offsets are code points.  None of the data is part of connote: several sets may not be passed on.  The sets
`functions` and `gum_marks` are what fit_quotation_cues.py --judged writes: labels with the cross-validated judgement.

Counts are pooled over documents; the interval is a percentile bootstrap over documents.
"""
import argparse
import json
import math
import random
import re
import subprocess
import sys
import tempfile
from collections import namedtuple
from pathlib import Path

READ = "development: rules were chosen while looking at it"
SCORED = "development: rules were chosen by its scores; of its texts only the lay-out of one was looked at"
FITTED = "development: weights fitted on it, each article judged by weights from the others"

# Name and citation; what kind of text; the condition under which figures from it stand.
DATA = {
    "gum": ("UD English-GUM, dev (Zeldes 2017)", "fourteen genres without news, written and spoken", READ),
    "ewt": ("UD English-EWT, dev (Silveira et al. 2014)", "reviews, answers, newsgroups, mail, weblogs", READ),
    "golden": ("English Golden Rules (Sadvilkar & Neumann 2020)", "constructed cases", READ),
    "polnear": ("PolNeAR 1.0, dev (Newell, Margolin & Ruths 2018)", "US political news", SCORED),
    "gum_marks": ("UD English-GUM, train and dev, quotation marks (Zeldes 2017)", "thirteen genres without news", FITTED),
    "functions": ("quoted spans of up to 15 words in the articles of Horne & Adali 2017, labelled for connote by two language "
                  "models with a written guide (kappa 0.94)", "US political news, real and fake", FITTED),
    "babe": ("BABE SG2, a part of it (Spinde et al. 2021)", "US news sentences", READ),
    "newssd": ("NewsSD-ENG, train and validation (Antici et al. 2024)", "news sentences", READ),
    "certainty": ("Certainty in science communication, train (Pei & Jurgens 2021)", "findings in papers and news", READ),
    "aspects": ("Certainty in science communication, aspects, train (Pei & Jurgens 2021)", "findings in papers and news", READ),
    "conll": ("CoNLL-2010 task 1, a balanced sample (Farkas et al. 2010)", "Wikipedia sentences", READ),
}
COLUMNS = "features what metric value low high precision recall items documents data texts condition date version".split()

# rows: one tuple of numbers a document; combine(rows) -> (value, precision, recall), the last two None where they have
# no meaning; items: how many gold items there are.
Score = namedtuple("Score", "rows combine items")


# ---- how rows become numbers

def sums(rows):
    return [sum(column) for column in zip(*rows)]


def ratio(a, b):
    return 100 * a / b if b else math.nan


def f1(rows):
    """Rows (found and right, found, gold and found, gold)."""
    right, found, hit, gold = sums(rows)
    p, r = ratio(right, found), ratio(hit, gold)
    return (2 * p * r / (p + r) if p + r else 0.0, p, r)


def macro_f1(rows):
    """Rows (right, found, gold) for one class after the other: the mean over classes of each figure."""
    total = sums(rows)
    each = [f1([(hits, found, hits, gold)]) for hits, found, gold in zip(total[::3], total[1::3], total[2::3])]
    return tuple(sum(column) / len(each) for column in zip(*each))


def mean(rows):
    return sum(row[0] for row in rows) / len(rows), None, None


def pearson(rows):
    xs, ys = zip(*rows)
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    both = sum((x - mx) * (y - my) for x, y in rows)
    spread = math.sqrt(sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys))
    return both / spread if spread else math.nan, None, None


def spearman(rows):
    return pearson(list(zip(*map(ranks, zip(*rows)))))


def ranks(values):
    """Ranks; ties share their mean."""
    places = {}
    for place, value in enumerate(sorted(values)):
        places.setdefault(value, []).append(place)
    return [sum(places[v]) / len(places[v]) for v in values]


def interval(score, resamples=1000):
    rng = random.Random(1)
    draws = (score.combine(rng.choices(score.rows, k=len(score.rows)))[0] for _ in range(resamples))
    values = sorted(v for v in draws if not math.isnan(v))
    return values[int(.025 * len(values))], values[int(.975 * len(values))]


# ---- spans

def ends(item):
    return (item["start"], item["end"]) if isinstance(item, dict) else tuple(item[:2])


def shared(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def iou(a, b):
    both = shared(a, b)
    return both / (a[1] - a[0] + b[1] - b[0] - both) if both else 0.0


def sets(found, gold):
    hits = len(found & gold)
    return hits, len(found), hits, len(gold)


def classes(pairs, names):
    """(gold class, found class) pairs as a row for macro_f1."""
    row = []
    for name in names:
        row += [sum(g == p == name for g, p in pairs), sum(p == name for _, p in pairs), sum(g == name for g, _ in pairs)]
    return row


def marks(out, feature):
    return [e for e in out["evidence"] if e["feature"] == feature]


def labelled(gold, label):
    return [s for s in gold["spans"] if s["label"] == label]


def words(text):
    prose = re.sub(r"<[^<>\n]{1,400}>", lambda m: " " * len(m.group()), text)
    return [m.span() for m in re.finditer(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+(?:[.,]\d+)*", prose)]


def inside(text, spans):
    """The words of a text that spans touch."""
    covered = set().union(*(range(*s) for s in spans))
    return {w for w in words(text) if not covered.isdisjoint(range(*w))}


# ---- what is scored: each takes (gold, out) pairs

def exact(field, out_field):
    def score(pairs):
        rows = [sets({ends(s) for s in out[out_field]}, {ends(s) for s in gold[field]}) for gold, out in pairs]
        return Score(rows, f1, sums(rows)[3])
    return score


def whole_texts(pairs):
    rows = [(100.0 * ({ends(s) for s in out["sentences"]} == {ends(s) for s in gold["sentences"]}),)
            for gold, out in pairs]
    return Score(rows, mean, len(rows))


def length_error(pairs):
    """Words are the same on both sides, so only the number of sentences differs."""
    rows = [(100 * abs(len(gold["sentences"]) / max(1, len(out["sentences"])) - 1),) for gold, out in pairs]
    return Score(rows, mean, sum(len(gold["sentences"]) for gold, _ in pairs))


def passives(pairs):
    """Right if it touches the participle of a pair of passive auxiliary and participle; each counts once."""
    rows = []
    for gold, out in pairs:
        free = [ends(s) for s in gold["passives"] if s["label"] == "passive_aux"]
        total, found, hits = len(free), marks(out, "passives"), 0
        for mark in map(ends, found):
            hit = next((s for s in free if shared(s, mark)), None)
            if hit:
                free.remove(hit)
                hits += 1
        rows.append((hits, len(found), hits, total))
    return Score(rows, f1, sums(rows)[3])


def manner(text, span):
    """Of a gold content, by its quotation marks."""
    content = text[slice(*span)]
    opened = re.findall(r"[\"“”]", content)
    if not opened:
        return "indirect"
    inner = content.strip().rstrip(".,;:!?")
    return "direct" if inner[0] in "\"“”" and inner[-1] in "\"“”" and len(opened) == 2 else "mixed"


def contents(kind=None):
    def score(pairs):
        rows = []
        for gold, out in pairs:
            found = {tuple(a["content"]) for a in out["attributions"] if kind in (None, a["kind"])}
            spans = {ends(s) for s in labelled(gold, "content")}
            rows.append(sets(found, {s for s in spans if kind in (None, manner(gold["text"], s))}))
        return Score(rows, f1, sums(rows)[3])
    return score


def attributed(pairs):
    for gold, out in pairs:
        found = inside(gold["text"], [a["content"] for a in out["attributions"]])
        yield len(words(gold["text"])), found, inside(gold["text"], map(ends, labelled(gold, "content")))


def attributed_words(pairs):
    rows = [sets(found, gold) for _, found, gold in attributed(pairs)]
    return Score(rows, f1, sums(rows)[3])


def attributed_share(pairs):
    rows = [(len(found) / all_words, len(gold) / all_words) for all_words, found, gold in attributed(pairs)]
    return Score(rows, spearman, len(rows))


def cues(find):
    """A cue found is right if it touches a gold cue; a gold cue is found if any of its pieces is touched."""
    def score(pairs):
        rows = []
        for gold, out in pairs:
            found, pieces = find(out), labelled(gold, "cue")
            hit = {s["ent"] for s in pieces if any(shared(ends(s), c) for c in found)}
            right = sum(any(shared(ends(s), c) for s in pieces) for c in found)
            rows.append((right, len(found), len(hit), len({s["ent"] for s in pieces})))
        return Score(rows, f1, sums(rows)[3])
    return score


def judged(names):
    """Cross-validated functions: one function against the rest, or the mean over functions."""
    def score(pairs):
        rows = [classes([(s["label"], s["judged"]) for s in gold["spans"]], names) for gold, _ in pairs]
        return Score(rows, macro_f1, sum(s["label"] in names for gold, _ in pairs for s in gold["spans"]))
    return score


def marked_words(pairs):
    rows = [sets(inside(gold["text"], map(ends, marks(out, "loaded_terms"))),
                 inside(gold["text"], map(ends, gold["spans"])))
            for gold, out in pairs if gold["label"] in ("Biased", "Non-biased")]
    return Score(rows, f1, sums(rows)[3])


def any_mark(feature, positive, negative):
    """A text is positive if it has any mark."""
    def score(pairs):
        kept = [(gold, out) for gold, out in pairs if gold["label"] in (positive, negative)]
        rows = [classes([(gold["label"] == positive, bool(marks(out, feature)))], (True, False)) for gold, out in kept]
        return Score(rows, macro_f1, len(rows))
    return score


def perceived(pairs):
    rows = [(sum(e["weight"] for e in marks(out, "hedges")), -gold["label"]) for gold, out in pairs]
    return Score(rows, pearson, len(rows))


def attribution_cues(out):
    return {tuple(a["cue"]) for a in out["attributions"] if a["cue"]}


def verbs(out):
    return set(map(ends, marks(out, "reporting_verbs")))


# Features; what is compared; the metric's name; data; how.
MEASUREMENTS = [
    ("words numbers", "tokens, exact, against surface tokens", "F1", "gum", exact("tokens", "tokens")),
    ("words numbers", "tokens, exact, against surface tokens", "F1", "ewt", exact("tokens", "tokens")),
    ("sentences", "sentences, exact", "F1", "gum", exact("sentences", "sentences")),
    ("sentences", "sentences, exact", "F1", "ewt", exact("sentences", "sentences")),
    ("sentences", "texts cut right throughout", "per cent", "golden", whole_texts),
    ("sentence_length", "mean sentence length of a document, absolute error", "per cent off", "gum", length_error),
    ("speech_quotes", "speech against the rest", "F1", "functions", judged(["speech"])),
    ("fragment_quotes", "fragment against the rest", "F1", "functions", judged(["fragment"])),
    ("scare_quotes", "scare against the rest", "F1", "functions", judged(["scare"])),
    ("title_quotes", "title against the rest", "F1", "functions", judged(["title"])),
    ("term_quotes", "term against the rest", "F1", "functions", judged(["term"])),
    ("quoted_words quotation_length", "quotation (speech or fragment) or another use of marks", "macro-F1", "gum_marks",
     judged(["quotation", "other"])),
    ("attributions", "contents, exact", "F1", "polnear", contents()),
    ("attributions", "cues, touched", "F1", "polnear", cues(attribution_cues)),
    ("direct_speech", "contents wholly in marks, exact", "F1", "polnear", contents("direct")),
    ("mixed_speech", "contents partly in marks, exact", "F1", "polnear", contents("mixed")),
    ("indirect_speech", "contents without marks, exact", "F1", "polnear", contents("indirect")),
    ("attributed_words", "words inside contents", "F1", "polnear", attributed_words),
    ("attributed_words", "share of an article", "Spearman", "polnear", attributed_share),
    ("reporting_verbs", "verbs against cues of all kinds, touched", "F1", "polnear", cues(verbs)),
    ("hedges", "summed weights against perceived uncertainty of a sentence", "Pearson", "certainty", perceived),
    ("hedges", "any mark in a sentence: uncertain", "macro-F1", "aspects",
     any_mark("hedges", "uncertain", "certain")),
    ("hedges", "any mark in a sentence: uncertain", "macro-F1", "conll", any_mark("hedges", "uncertain", "certain")),
    ("loaded_terms", "words that experts marked", "F1", "babe", marked_words),
    ("loaded_terms", "any mark in a sentence: biased", "macro-F1", "babe",
     any_mark("loaded_terms", "Biased", "Non-biased")),
    ("loaded_terms", "any mark in a sentence: subjective", "macro-F1", "newssd", any_mark("loaded_terms", "SUBJ", "OBJ")),
    ("passives", "clauses, by their participle", "F1", "gum", passives),
    ("passives", "clauses, by their participle", "F1", "ewt", passives),
]

HEADER = """\
# name: validity
# title: How far connote's reading agrees with people, feature by feature
# holds: features = whose marks or numbers are scored; value with its 95 % bootstrap interval over documents; precision and recall where they have a meaning (of a macro-F1 their means over classes); items = annotated items scored; condition = what was known of the texts when rules were chosen; all in per cent but correlations
# source: made by validity.py beside it; the data sets are named in the lines and are no part of connote
# licence: MIT OR Apache-2.0, written for connote"""


def annotate(tool, records):
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        rows = (json.dumps({"id": r["id"], "text": r["text"]}, ensure_ascii=False) + "\n" for r in records)
        source.write_text("".join(rows), encoding="utf-8")
        subprocess.run([tool, "annotate", source, "--output", target], check=True, stdin=subprocess.DEVNULL)
        return [json.loads(line) for line in target.read_text(encoding="utf-8").split("\n") if line]


def shown(value):
    return "" if value is None else "%.3f" % value


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("sets", nargs="+", metavar="SET=FILE")
    ap.add_argument("--bin", required=True)
    ap.add_argument("--date", required=True)
    args = ap.parse_args()
    version = subprocess.run([args.bin, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
    pairs = {}
    for name, _, file in (s.partition("=") for s in args.sets):
        records = [json.loads(line) for line in Path(file).read_text(encoding="utf-8").split("\n") if line.strip()]
        read = "text" in records[0]
        pairs[name] = list(zip(records, annotate(args.bin, records) if read else records))
    print(HEADER)
    print("\t".join(COLUMNS))
    for features, what, metric, name, how in MEASUREMENTS:
        if name not in pairs:
            sys.exit("validity.py: no file is given for %s" % name)
        score = how(pairs[name])
        value, precision, recall = score.combine(score.rows)
        low, high = interval(score)
        numbers = [shown(n) for n in (value, low, high, precision, recall)]
        print("\t".join([features, what, metric, *numbers, str(score.items), str(len(score.rows)), *DATA[name], args.date,
                         version]))


if __name__ == "__main__":
    main()
