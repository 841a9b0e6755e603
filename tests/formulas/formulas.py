"""Computes the expected values of tests/formulas.rs apart from connote: python formulas.py > expected.tsv

Each text is annotated by hand: a sentence a line, `|` between syllables, `~` before a word of three syllables or more
that Gunning leaves out (a name, or a verb by its ending). Formulas are written here once more, from their papers, with
plain lists in place of connote's marks. Needs nothing but Python.
"""

import math
import pathlib
import re
from collections import Counter

HERE = pathlib.Path(__file__).parent


def readability(sentences, text):
    spelled = [word for line in sentences for word in re.findall(r"[~\w|]+", line)]
    syllables = [word.count("|") + 1 for word in spelled]
    letters = [len(word.replace("|", "").replace("~", "")) for word in spelled]
    w, st = len(spelled), len(sentences)
    sy, c = sum(syllables), sum(letters)
    one, two, three = (sum(test(n) for n in syllables) for test in (lambda n: n == 1, lambda n: n > 1, lambda n: n > 2))
    fog = sum(n > 2 and "~" not in word for n, word in zip(syllables, spelled))
    long = sum(n > 6 for n in letters)
    mini = sum(n < 4 for n in letters)
    signs, blanks = len(re.sub(r"\s", "", text)), len(re.findall(r"\s+", text))
    points = (w - three + 3 * three) / st
    smog = 1.0430 * math.sqrt(three * 30 / st) + 3.1291
    return {
        "words_n": w,
        "sentences_n": st,
        "characters_n": signs,
        "letters_n": c,
        "syllables_n": sy,
        "syllables_mean": sy / w,
        "monosyllables_n": one,
        "monosyllables_pct": 100 * one / w,
        "polysyllables_n": three,
        "polysyllables_pct": 100 * three / w,
        "long_words_n": long,
        "long_words_pct": 100 * long / w,
        "flesch_reading_ease": 206.835 - 1.015 * w / st - 84.6 * sy / w,
        "flesch_kincaid_grade": 0.39 * w / st + 11.8 * sy / w - 15.59,
        "flesch_powers": 0.0778 * w / st + 4.55 * sy / w - 2.2029,
        "farr_jenkins_paterson": 1.599 * 100 * one / w - 1.015 * w / st - 31.517,
        "farr_jenkins_paterson_powers": 8.4335 + 0.0923 * w / st - 0.0648 * 100 * one / w,
        "forcast": 20 - one * 150 / w / 10,
        "forcast_regression": 20.43 - 0.11 * one * 150 / w,
        "coleman_1": 1.29 * 100 * one / w - 38.45,
        "coleman_2": 1.16 * 100 * one / w + 1.48 * 100 * st / w - 37.95,
        "linsear_write_points": points,
        "linsear_write": points / 2 if points > 20 else (points - 2) / 2,
        "automated_readability_index": 4.71 * c / w + 0.5 * w / st - 21.43,
        "readability_index_navy": 5.84 * c / w + 0.37 * w / st - 26.01,
        "coleman_liau": 5.88 * c / w - 29.6 * st / w - 15.8,
        "smog": smog if st >= 30 else None,
        "smog_general": smog,
        "gunning_fog": 0.4 * (w / st + 100 * fog / w),
        "fog_powers": 3.0680 + 0.0877 * w / st + 0.0984 * 100 * three / w,
        "fog_navy": ((w - three + 3 * three) / st - 3) / 2,
        "lix": w / st + 100 * long / w,
        "rix": long / st,
        "danielson_bryan_1": 1.0364 * signs / blanks + 0.0194 * signs / st - 0.6059,
        "danielson_bryan_2": 131.059 - 10.364 * signs / blanks - 0.194 * signs / st,
        "wheeler_smith": w / st * 10 * two / w,
        "strain": sy / (st / 3) / 10,
        "easy_listening": (sy - w) / st,
        "fucks": c / w * w / st,
        "eflaw": (w + mini) / st,
    }


def bisect(rises, low, high):
    for _ in range(400):
        middle = (low + high) / 2
        low, high = (middle, high) if rises(middle) < 0 else (low, middle)
    return low


def drawn(counts, n, size):
    """Types to be expected in `size` of n words, by the hypergeometric distribution."""
    return sum(1 - math.comb(n - f, size) / math.comb(n, size) for f in counts)


def vocd(counts, n):
    ratios = [(size, drawn(counts, n, size) / size) for size in range(35, 51)]

    def slope(d):
        """Half the derivative by D of the sum of squares."""
        total = 0
        for size, ratio in ratios:
            root = math.sqrt(1 + 2 * size / d)
            total += (d / size * (root - 1) - ratio) * ((root - 1) / size - 1 / (d * root))
        return total

    return bisect(slope, 1, 1000)


def factors(words):
    count, seen, part = 0, [], 1.0
    for word in words:
        seen.append(word)
        part = len(set(seen)) / len(seen)
        if len(set(seen)) * 100 <= 72 * len(seen):
            count, seen, part = count + 1, [], 1.0
    return count + (1 - part) / (1 - 0.72)


def around(words):
    lengths = []
    for start in range(len(words)):
        turned = words[start:] + words[:start]
        lengths.append(next(k for k in range(1, len(words) + 1) if len(set(turned[:k])) * 100 <= 72 * k))
    return sum(lengths) / len(lengths)


def diversity(words):
    n, counts = len(words), list(Counter(words).values())
    v, ln = len(counts), math.log
    once, twice = counts.count(1), counts.count(2)
    squares = sum(f * f for f in counts)
    entropy = -sum(f / n * math.log2(f / n) for f in counts)
    windows = [len(set(words[at : at + 100])) / 100 for at in range(n - 99)]
    return {
        "types_n": v,
        "ttr": v / n,
        "root_ttr": v / math.sqrt(n),
        "corrected_ttr": v / math.sqrt(2 * n),
        "herdan_c": ln(v) / ln(n),
        "summer_s": ln(ln(v)) / ln(ln(n)),
        "maas": (ln(n) - ln(v)) / ln(n) ** 2,
        "dugast_u": ln(n) ** 2 / (ln(n) - ln(v)),
        "brunet_w": n ** (v**-0.165),
        "yule_k": 1e4 * (squares - n) / n**2,
        "yule_i": v**2 / (squares - v),
        "simpson_d": sum(f * (f - 1) for f in counts) / (n * (n - 1)),
        "herdan_vm": math.sqrt(sum((f / n) ** 2 for f in counts) - 1 / v),
        "honore_r": 100 * ln(n) / (1 - once / v),
        "sichel_s": twice / v,
        "entropy": entropy,
        "evenness": entropy / math.log2(v),
        "fisher_alpha": bisect(lambda a: a * ln(1 + n / a) - v, 1e-3, 1e6),
        "hdd": drawn(counts, n, 42) / 42,
        "vocd_d": vocd(counts, n),
        "hapax_n": once,
        "hapax_pct": 100 * once / n,
        "hapax_types_pct": 100 * once / v,
        "msttr": sum(windows[at] for at in range(0, len(windows), 100)) / len(windows[::100]),
        "mattr": sum(windows) / len(windows),
        "mtld": (n / factors(words) + n / factors(words[::-1])) / 2,
        "mtld_wrap": around(words),
    }


print("text\tcolumn\tvalue")
for path in sorted(HERE.glob("*.txt")):
    sentences = path.read_text().split("\n")[:-1]
    text = re.sub(r"[|~]", "", " ".join(sentences))
    words = re.findall(r"\w+", text.lower())
    for column, value in (readability(sentences, text) | diversity(words)).items():
        print(path.stem, column, "" if value is None else repr(float(value)), sep="\t")
