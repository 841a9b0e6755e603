import subprocess
import sys

PROGRAM = '''
import connote
from connote.sklearn import ConnoteFeatures

table: connote.Table = connote.extract(["A dam may hold.", None], features=["stance", "loaded"], threads=2)
names: list[str] = table.column_names
rows, columns = table.shape
article = connote.annotate("“We leave,” said Mara Varn.", layout="article")
where: list[tuple[int, int, str]] = [(it.start, it.end, it.function) for it in article.quotations]
source: connote.Span | None = article.attributions[0].source
comparison: connote.Comparison = connote.compare(connote.extract_files(), by="meta_outlet", resamples=100)
notes: list[str] = comparison.notes
features = ConnoteFeatures("stance").fit(["a"])
'''


def checked(*args):
    return subprocess.run([sys.executable, "-m", *args], capture_output=True, text=True)


def test_a_program_is_checked_by_its_types(tmp_path):
    sound, wrong = tmp_path / "sound.py", tmp_path / "wrong.py"
    sound.write_text(PROGRAM)
    wrong.write_text(PROGRAM + 'connote.annotate(3)\nconnote.Extractor(layout="page")\narticle.quotations[0].speaker\n')
    options = ["--strict", "--cache-dir", str(tmp_path)]
    done = checked("mypy", *options, str(sound))
    assert done.returncode == 0, done.stdout
    done = checked("mypy", *options, str(wrong))
    assert "Found 3 errors" in done.stdout, done.stdout


def test_the_stub_is_that_of_the_module():
    done = checked("mypy.stubtest", "connote._connote")
    assert done.returncode == 0, done.stdout
