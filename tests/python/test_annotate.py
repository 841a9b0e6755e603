import json

import pytest
from conftest import json_lines, run

import connote

TEXT = "🎉 The so-called “experts” may come. “We leave tonight,” said Mara Varn.\n\nShe will, perhaps."


def test_the_reading_is_that_of_the_command_line(corpus, tmp_path):
    lines = json_lines(tmp_path / "articles.jsonl", corpus)
    for layout in ("plain", "article"):
        out = run("annotate", lines, "--layout", layout, cwd=tmp_path)
        for article, line in zip(corpus, out.splitlines(), strict=True):
            told, found = json.loads(line), connote.annotate(article["text"], layout=layout)

            def pair(span):
                return None if span is None else [span.start, span.end]

            assert [pair(span) for span in found.sentences] == told["sentences"]
            assert [pair(span) for span in found.paragraphs] == told["paragraphs"]
            assert [pair(span) for span in found.boilerplate] == told["boilerplate"]
            assert pair(found.headline) == told["headline"] and pair(found.byline) == told["byline"]
            assert [[it.start, it.end, it.kind] for it in found.tokens] == told["tokens"]
            assert [
                {"start": it.start, "end": it.end, "content": pair(it.content), "function": it.function,
                 "closed": it.closed, "score": it.score, "cues": list(it.cues)}
                for it in found.quotations
            ] == told["quotations"]
            assert [
                {"kind": it.kind, "content": pair(it), "cue": pair(it.cue), "source": pair(it.source)}
                for it in found.attributions
            ] == told["attributions"]
            assert [
                {"start": it.start, "end": it.end, "feature": it.feature, "voice": it.voice, "weight": it.weight,
                 "entry": it.entry}
                for it in found.evidence
            ] == told["evidence"]


def test_offsets_count_characters():
    found = connote.annotate(TEXT)
    for span in [*found.tokens, *found.sentences, *found.quotations, *found.evidence, *found.attributions]:
        assert TEXT[span.start : span.end] == span.text
    scare, speech = found.quotations
    assert (scare.text, scare.function, scare.content.text) == ("“experts”", "scare", "experts")
    assert (speech.function, speech.closed) == ("speech", True) and 0.5 < speech.score <= 1 and speech.cues
    (said,) = found.attributions
    assert (said.kind, said.cue.text, said.source.text) == ("direct", "said", "Mara Varn")
    assert [(mark.text, mark.voice) for mark in found.of("hedges")] == [
        ("so-called", "author"), ("may", "author"), ("perhaps", "author")]


def test_marks_are_what_the_columns_count():
    found, row = connote.annotate(TEXT), connote.extract([TEXT]).to_arrow().to_pylist()[0]
    for feature in ("hedges", "boosters", "loaded_terms", "scare_quotes", "reporting_verbs", "passives"):
        assert len(found.of(feature)) == row[f"{feature}_n"], feature


def test_a_cell_shows_the_marked_article():
    found = connote.annotate(TEXT + " <script>alert(1)</script>")
    html = found._repr_html_()
    assert "<script" not in html and "&lt;script&gt;" in html
    assert ">may</span>" in html and 'title="Hedges: may' in html and ">“experts”</span>" in html
    assert repr(found).startswith("<connote.Annotation: 5 sentences")


def test_only_one_text_is_read():
    with pytest.raises(TypeError, match="a text is a str, not list"):
        connote.annotate([TEXT])
    with pytest.raises(UnicodeEncodeError):
        connote.annotate("\ud800")
    assert connote.annotate("").tokens == ()
