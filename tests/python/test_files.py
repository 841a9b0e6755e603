from conftest import rows, run, same_numbers

import connote


def test_a_torn_archive_is_told_and_what_was_whole_is_there(archive, tmp_path):
    run("extract", archive, "-o", "features.csv", "--features", "stance", cwd=tmp_path, code=1)
    expected, rejects = rows(tmp_path / "features.csv"), rows(tmp_path / "features.rejects.csv")
    found = connote.extract_files(archive, features="stance").to_arrow().to_pylist()
    read = [row for row in found if not row["status"].startswith("rejected")]
    assert [row["doc_id"] for row in read] == [row["doc_id"] for row in expected]
    same_numbers(read, expected, connote.Extractor(features="stance").columns)
    refused = {row["doc_id"]: row["status"] for row in found if row["status"].startswith("rejected")}
    assert refused == {row["id"]: f"rejected: {row['reason']}" for row in rejects} and len(refused) == 2
    assert any(status.startswith("rejected: torn.warc.wet.gz: cannot be read further") for status in refused.values())
    assert 24 + 24 + 24 < len(read) < 24 * 4


def test_files_come_batch_by_batch_with_the_columns_asked_for(archive):
    extractor = connote.Extractor(features="stance")
    batches = list(extractor.files(archive / "whole.warc.wet.gz", keep=["meta_url", "meta_outlet"]))
    names = batches[0].schema.names
    assert names[:4] == ["doc_id", "meta_url", "meta_outlet", "status"] and sum(map(len, batches)) == 24
    assert batches[0].column("meta_outlet")[1].as_py() == "ledger1.example"


def test_some_files_of_a_larger_input_have_its_ids(archive):
    extractor = connote.Extractor(features="stance", threads=1)
    whole = {row["doc_id"]: row for row in extractor.extract_files(archive).to_arrow().to_pylist()}
    for name in ("north/b.jsonl", "torn.warc.wet.gz", "nowhere.jsonl"):
        (batch, *_) = extractor.files_of_larger([(archive / name, name)], True)
        for row in batch.to_pylist():
            if name == "nowhere.jsonl":
                assert row["status"].startswith("rejected: nowhere.jsonl: cannot be read")
            else:
                assert row == {key: value for key, value in whole[row["doc_id"]].items() if key in row}
