use super::{Dictionary, Format};
use proptest::prelude::*;

/// Each term as `term = category` with its weight where it is not 1.
fn shown(format: Format, text: &str) -> Vec<String> {
    let dictionary = Dictionary::read(format, text);
    assert_eq!(dictionary.problems, []);
    let line = |term: &super::Term| {
        let weight = if term.weight == 1.0 { String::new() } else { format!(" {}", term.weight) };
        format!("{} = {}{weight}", term.text, dictionary.categories[term.category as usize])
    };
    dictionary.terms.iter().map(line).collect()
}

/// The problems as `line: problem`.
fn wrong(format: Format, text: &str) -> Vec<String> {
    let problems = Dictionary::read(format, text).check();
    problems.iter().map(|problem| format!("{}: {}", problem.line, problem.problem)).collect()
}

const DIC: &str =
    "%\n1\tfunction (Function Words)\n\t2\tpronoun\n7\tharm\n%\nshe\t1\t2\nstrike*\t7\nkind  of\t1\nto hit 7\n";

#[test]
fn liwc_is_read() {
    let expected = ["she = function", "she = pronoun", "strike* = harm", "kind of = function", "to hit = harm"];
    assert_eq!(shown(Format::Dic, DIC), expected);
    assert_eq!(shown(Format::Dic, &DIC.replace('\n', "\r\n")), expected);
}

#[test]
fn liwc_22_is_read_with_either_header_and_either_mark() {
    for (head, mark) in [("DicTerm", "X"), ("Entry", "1"), ("dicterm", "x")] {
        let text = format!("{head},water,anger\nflood*,{mark},\n\"the dam, old\",2.5,0\nrage,,{mark}\n");
        assert_eq!(shown(Format::Dicx, &text), ["flood* = water", "the dam, old = water 2.5", "rage = anger"]);
    }
    assert!(wrong(Format::Dicx, "Word,water\nflood,X\n")[0].contains("DicTerm or Entry"));
    assert_eq!(wrong(Format::Dicx, "Entry,water\nflood,yes\ndam,X\n").len(), 2);
}

#[test]
fn quanteda_is_read_from_yaml_and_json() {
    let yaml = "US:\n  people: [mayor*, \"Ilse Varn\"]\n  places:\n  - dam\nTHEM:\n- no\n- press\nEMPTY:\n";
    let json = "{\n\t\"US\": {\"people\": [\"mayor*\", \"Ilse Varn\"],\n\t\t\"places\": \"dam\"},\n\t\"THEM\": [\"no\", \"press\"]}";
    let expected =
        ["mayor* = US > people", "Ilse Varn = US > people", "dam = US > places", "no = THEM", "press = THEM"];
    assert_eq!(shown(Format::Yaml, yaml), expected);
    assert_eq!(shown(Format::Json, json), expected);
    assert_eq!(wrong(Format::Yaml, yaml), ["1: the category “EMPTY” has no term"]);
    assert!(wrong(Format::Json, "{\"US\": [\"dam\"")[0].starts_with("2: no YAML or JSON"));
    let deep = |depth: usize| "[".repeat(depth) + "dam" + &"]".repeat(depth);
    assert!(wrong(Format::Yaml, &deep(40))[0].contains("nested deeper"));
    assert_ne!(wrong(Format::Yaml, &deep(9000)), [""; 0], "no stack is deep enough");
}

#[test]
fn lexicoder_is_read() {
    assert_eq!(
        shown(Format::Lexicoder, "+good\n FINE \nvery well\n\n+bad\nfoul\n"),
        ["FINE = good", "very well = good", "foul = bad"]
    );
    assert!(wrong(Format::Lexicoder, "fine\n+good\nfine\n")[0].starts_with("1: “fine” stands before"));
}

#[test]
fn wordstat_is_read_by_its_tabs() {
    let text = "FEELING\n\tANGER\n\t\tANGRY (1)\n\t\tFURIOUS* (2)\n\tGLAD_TO_BE (1)\nPLACE\n\tDAM (1)\n";
    assert_eq!(
        shown(Format::WordStat, text),
        ["ANGRY = FEELING > ANGER", "FURIOUS* = FEELING > ANGER 2", "GLAD TO BE = FEELING", "DAM = PLACE"]
    );
    assert!(wrong(Format::WordStat, "A\n\t\t\tDAM (1)\n")[1].contains("deeper"));
    assert!(wrong(Format::WordStat, "A\n\tDAM (1)\n\t@NEAR_RULE [x]\n")[0].contains("rule"));
}

#[test]
fn yoshikoder_is_read_without_the_node_that_holds_all() {
    let text = "<?xml version=\"1.0\"?>\n<dictionary style=\"x\">\n<cnode name=\"All\">\n<cnode name=\"law\">\n\
        <pnode name=\"court*\"/><cnode name=\"people\"><pnode name=\"judge\"/></cnode></cnode>\n\
        <cnode name=\"a &amp; b\"><pnode name=\"order\"/></cnode></cnode></dictionary>";
    assert_eq!(shown(Format::Yoshikoder, text), ["court* = law", "judge = law > people", "order = a & b"]);
    assert!(wrong(Format::Yoshikoder, "<dictionary>\n<cnode></dictionary>")[0].starts_with("2: no XML"));
}

#[test]
fn tables_are_read_by_their_header() {
    let text = "# a comment\nweight,term,category\n2,dam,water > built\n,river,water\n";
    assert_eq!(shown(Format::Csv, text), ["dam = water > built 2", "river = water"]);
    assert_eq!(shown(Format::Tsv, "term\ndam\n"), ["dam = "]);
    assert!(wrong(Format::Csv, "word,group\ndam,water\n")[0].contains("no column is called term"));
    let bad = wrong(Format::Csv, "term,category,weight\n,water,1\ndam,,1\nriver,water,much\nlake,water,inf\n");
    assert_eq!(bad.iter().map(|problem| &problem[..1]).collect::<Vec<_>>(), ["2", "3", "4", "5"]);
}

#[test]
fn lists_of_the_house_keep_kinds_and_conditions() {
    let text = "# name: x\nterm\tkind\tweight\twhen\treason\nsay|says\tplain\t0.5\tverb\tit says\n";
    let dictionary = Dictionary::read(Format::Tsv, text);
    assert_eq!(shown(Format::Tsv, text), ["say = plain 0.5", "says = plain 0.5"]);
    let lexicon = dictionary.lexicon("x");
    assert_eq!(lexicon.categories, ["", "plain"]);
    assert!(!lexicon.entries[0].when.is_none());
    assert_eq!(lexicon.entries[1].categories, [(0, 0.5), (1, 0.5)]);
}

#[test]
fn an_overlay_adds_and_takes_without_a_copy() {
    let base = Dictionary::read(Format::Tsv, crate::lexicon::seeds::SEEDS[0].text);
    let text = "# base: hedges\n-may\n+might just\tmodal\t0.5\n+on balance of it|on the balance of it\n";
    let own = Dictionary::read(Format::Tsv, text);
    assert_eq!(own.problems, []);
    let has = |dictionary: &Dictionary, text: &str| dictionary.terms.iter().any(|term| term.text == text);
    assert!(has(&base, "may") && !has(&own, "may") && has(&own, "might just") && has(&own, "might"));
    let added = own.terms.iter().find(|term| term.text == "on balance of it").unwrap();
    assert_eq!((own.categories[added.category as usize].as_str(), added.weight, added.line), ("", 1.0, 4));
    assert_eq!(own.terms.len(), base.terms.len() - 1 + 3);
    let wrong = wrong(Format::Tsv, "# base: hedges\n-no such hedge\n*x\n+maybe\tadverb\tmuch\n");
    assert_eq!(wrong.iter().map(|problem| &problem[..1]).collect::<Vec<_>>(), ["2", "3", "4"], "{wrong:?}");
    assert!(super::tests::wrong(Format::Tsv, "# base: hegdes\n-may\n")[0].contains("there are hedges, boosters"));
}

#[test]
fn terms_count_in_the_categories_above() {
    let text = "term,category,weight\ndam,water > built,2\ndam,place,1\nriver,water,1\n";
    let lexicon = Dictionary::read(Format::Csv, text).lexicon("x");
    assert_eq!(lexicon.categories, ["water", "water > built", "place"]);
    assert_eq!(lexicon.entries[0].categories, [(0, 2.0), (1, 2.0), (2, 1.0)]);
    assert_eq!(lexicon.entries[1].categories, [(0, 1.0)]);
}

#[test]
fn what_is_not_meant_is_found() {
    let text = "term,category\nstrike,harm\nStrike,harm\nstrik*,harm\nstriker,people\nUS,place\nus,people\n\
        n't,no\nn*t,no\n*ment,no\nwh?t,no\ndone. Then,no\n–,no\ncafÃ©,place\nna\u{fffd}ve,no\nher’s*,no\n";
    let found = wrong(Format::Csv, text);
    let expected = [
        "2: “strike” adds nothing to “strik*” on line 4",
        "3: “Strike” adds nothing to “strik*” on line 4",
        "3: “Strike” stands on line 2 already",
        "6: “US” finds “us” as well",
        "8: “n't” is never found: a contraction",
        "9: “n*t”: a * may stand at the end",
        "10: “*ment”: a * may stand at the end",
        "11: “wh?t”: a ? stands for no letter",
        "12: “done. Then” is never found: a sentence",
        "13: “–” is never found: hyphens",
        "14: “cafÃ©” has letters of a wrong encoding",
        "15: “na\u{fffd}ve” has letters",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found} is not {expected}");
    }
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    for format in [Format::Dic, Format::Dicx, Format::Yaml, Format::Json, Format::Lexicoder, Format::WordStat] {
        assert_ne!(wrong(format, ""), [""; 0], "{format:?}");
    }
    assert_eq!(wrong(Format::Yoshikoder, "<dictionary/>"), ["1: there is no term in it"]);
    assert_eq!(wrong(Format::Tsv, "term\tcategory\n"), ["1: there is no term in it"]);
}

#[test]
fn what_is_written_measures_as_what_was_read() {
    let weighed = "term,category,weight\n\"a, b\",x > y,2\nc*,x,1\n\"d \"\"e\"\"\",z,0.5\nc*,z,1\n";
    let plain = weighed.replace(",2\n", ",1\n").replace(",0.5\n", ",1\n");
    let entries = |dictionary: &Dictionary| {
        let lexicon = dictionary.lexicon("x");
        let name = |(at, weight): &(u32, f64)| format!("{} {weight}", lexicon.categories[*at as usize]);
        let mut entries: Vec<(String, Vec<String>)> = lexicon
            .entries
            .iter()
            .map(|entry| {
                let mut categories: Vec<String> = entry.categories.iter().map(name).collect();
                categories.sort();
                (entry.term().to_owned(), categories)
            })
            .collect();
        entries.sort();
        entries
    };
    for (text, is_plain) in [(weighed, false), (&plain, true)] {
        let read = Dictionary::read(Format::Csv, text);
        let mut forms = vec![
            (Format::Csv, read.to_delimited(b',')),
            (Format::Tsv, read.to_delimited(b'\t')),
            (Format::Dicx, read.to_dicx()),
        ];
        if is_plain {
            forms.extend([
                (Format::Dic, read.to_dic()),
                (Format::Yaml, read.to_yaml()),
                (Format::Json, read.to_json()),
            ]);
        }
        for (format, written) in forms {
            let again = Dictionary::read(format, &written);
            assert_eq!(again.problems, [], "{format:?}\n{written}");
            assert_eq!(entries(&again), entries(&read), "{format:?}\n{written}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_can_be_read_in_any_form(text in "(?s)(%|\t|\n|,|X|1|\\+|-|# base: hedges|term\tkind|DicTerm|[a-z]{1,3}|\\*|<cnode name=\"a\">|\\{|\\[|:|\"|.){0,40}") {
        for format in [
            Format::Dic, Format::Dicx, Format::Yaml, Format::Json, Format::Lexicoder, Format::WordStat,
            Format::Yoshikoder, Format::Csv, Format::Tsv,
        ] {
            let dictionary = Dictionary::read(format, &text);
            dictionary.check();
            dictionary.lexicon("x");
        }
    }
}
