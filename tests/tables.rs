//! Forms of the table and scripts that read it: what is refused, and what is left. `tests/tables/run.sh` reads them back by the
//! programs that they are for.

use assert_cmd::Command;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tempfile::tempdir;

fn extract(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::cargo_bin("connote").unwrap();
    let output = command.current_dir(folder).arg("extract").args(args).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn left(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_read() {
    for (args, why) in [
        (&["-o", "-", "--scripts", "r"][..], "name a file with --output"),
        (&["-o", "it's.csv", "--scripts", "spss"], "without quotation marks"),
        (&["-o", "features.py", "--scripts", "r,python"], "another extension than .py"),
        (&["--scripts", "sas"], "invalid value 'sas'"),
        (&["-o", "features.sav", "--scripts", "spss"], "--scripts is for tables of CSV"),
        (&["-o", "features.parquet", "--excel"], "--excel is for tables of CSV"),
    ] {
        let folder = tempdir().unwrap();
        let (code, said) = extract(folder.path(), args);
        assert!(code == Some(2) && said.contains(why), "{args:?}: {said}");
        assert!(left(folder.path()).is_empty(), "{args:?}");
    }
}

#[test]
fn scripts_of_somebody_else_are_left_alone() {
    let folder = tempdir().unwrap();
    let (own, args) = (folder.path().join("features.R"), ["--features", "stance", "--scripts", "r"]);
    fs::write(&own, "features <- read.csv(\"features.csv\")\n").unwrap();
    let (code, said) = extract(folder.path(), &args);
    assert!(code == Some(2) && said.contains("features.R is not of connote's making"), "{said}");
    assert_eq!(left(folder.path()), ["features.R".to_owned()].into());
    fs::remove_file(&own).unwrap();
    assert_eq!(extract(folder.path(), &args).0, Some(0));
    assert_eq!(extract(folder.path(), &args).0, Some(0), "its own it writes anew");
}

#[test]
fn other_forms_carry_their_columns_themselves() {
    for table in ["features.parquet", "features.sav"] {
        let folder = tempdir().unwrap();
        let (code, said) = extract(folder.path(), &["-o", table]);
        assert!(code == Some(0) && said.contains(&format!("-> {table}; 0 rejected")), "{said}");
        assert_eq!(left(folder.path()), ["features.manifest.json", table].map(str::to_owned).into());
        let first = fs::read(folder.path().join(table)).unwrap();
        assert_eq!(extract(folder.path(), &["-o", table, "--threads", "1"]).0, Some(0));
        assert!(fs::read(folder.path().join(table)).unwrap() == first, "equal articles give equal bytes");
    }
}

#[test]
fn scripts_are_called_like_the_table_and_name_it() {
    let folder = tempdir().unwrap();
    fs::create_dir(folder.path().join("qqq")).unwrap();
    let args = ["-o", "qqq/dam.table.csv", "--features", "stance", "--scripts", "python,r,python,stata,spss"];
    assert_eq!(extract(folder.path(), &args).0, Some(0));
    for script in ["dam.table.R", "dam.table.do", "dam.table.sps", "dam.table.py"] {
        let text = fs::read_to_string(folder.path().join("qqq").join(script)).unwrap();
        assert!(text.contains("dam.table.csv") && !text.contains("qqq"), "{script}");
    }
    assert_eq!(left(&folder.path().join("qqq")).len(), 7);
}
