//! What is paired and what it is taken for, by sentences with a counter-example each.

use super::Function;
use crate::article::Article;
use crate::document::Document;
use crate::lexicon::{Lexicons, Vocabulary};

fn read<T>(text: &str, look: impl Fn(&Document) -> T) -> T {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    look(&Document::read(&article, &mut vocabulary))
}

/// The quotations with their marks.
fn paired(text: &str) -> Vec<String> {
    read(text, |document| document.quotations.iter().map(|q| q.span.of(document.text).to_owned()).collect())
}

fn function(text: &str) -> (Function, Vec<String>) {
    read(text, |document| {
        let last = document.quotations.last().expect("a quotation");
        (last.function, last.reasons(document))
    })
}

#[test]
fn every_kind_of_mark_is_paired() {
    for (text, quotation) in [
        ("She said “the dam holds,” and left.", "“the dam holds,”"),
        ("She said \"the dam holds\" and left.", "\"the dam holds\""),
        ("She said ``the dam holds'' and left.", "``the dam holds''"),
        ("She said ''the dam holds'' and left.", "''the dam holds''"),
        ("She said ‘the dam holds’ and left.", "‘the dam holds’"),
        ("She said 'the dam holds' and left.", "'the dam holds'"),
        ("She said «the dam holds» and left.", "«the dam holds»"),
        ("She said »the dam holds« and left.", "»the dam holds«"),
        ("She said « the dam holds » and left.", "« the dam holds »"),
        ("She said ‹the dam holds› and left.", "‹the dam holds›"),
        ("She said „the dam holds“ and left.", "„the dam holds“"),
        ("She said „the dam holds” and left.", "„the dam holds”"),
        ("She said ‚the dam holds‘ and left.", "‚the dam holds‘"),
        ("She said ”the dam holds” and left.", "”the dam holds”"),
        ("She said \"the dam holds” and left.", "\"the dam holds”"),
        ("She said “the dam holds\" and left.", "“the dam holds\""),
    ] {
        assert_eq!(paired(text), [quotation], "{text}");
    }
}

#[test]
fn apostrophes_and_units_are_no_marks() {
    for text in [
        "The Joneses' house and the Smiths' barn don't stand.",
        "Rock 'n' roll of the '90s, give 'em more.",
        "It's five o' clock in Norland's capital.",
        "A 12\" pipe and a 10\" valve lay there.",
        "He is 6' tall and she is 5'10\" in shoes.",
    ] {
        assert_eq!(paired(text), [""; 0], "{text}");
    }
    assert_eq!(paired("He met 'the Joneses' dog' at noon."), ["'the Joneses' dog'"]);
    assert_eq!(paired("They call them ‘harbour fighters’ in Norland."), ["‘harbour fighters’"]);
    assert_eq!(paired("He sold \"a 12\" pipe\" at noon."), ["\"a 12\" pipe\""]);
}

#[test]
fn marks_nest_both_ways() {
    let text = "“They told me ‘stay away’ twice,” she said.";
    assert_eq!(paired(text), ["“They told me ‘stay away’ twice,”", "‘stay away’"]);
    assert_eq!(read(text, |document| document.quotations[1].inside), Some(0));
    assert_eq!(
        paired("‘They told me “stay away” twice,’ she said."),
        ["‘They told me “stay away” twice,’", "“stay away”"]
    );
    let apart = "“Stay away,” she said, “or swim.”";
    assert_eq!(read(apart, |document| document.quotations[1].inside), None);
}

#[test]
fn speech_that_goes_on_is_closed_by_the_next_opening_mark() {
    let text = "“We came early.\n\n“We left late,” she said.\n\n“Nobody saw us.\n\nThe gate was shut.";
    let closed = read(text, |document| document.quotations.iter().map(|q| q.closed).collect::<Vec<_>>());
    assert_eq!(closed, [true, true, false]);
    assert_eq!(paired(text), ["“We came early.", "“We left late,”", "“Nobody saw us."]);
}

#[test]
fn a_forgotten_mark_does_not_run_away() {
    let text = "The “harbour plan is dead. The mayor left. He called it “a pity” at noon.";
    assert_eq!(paired(text), ["“harbour plan is dead.", "“a pity”"]);
    let long = format!("He said “it ended. {}", "And then the rain came down again. ".repeat(40));
    assert_eq!(paired(&long), ["“it ended."]);
    assert_eq!(paired("He told her \"it will hold,' and left."), ["\"it will hold,'"]);
    assert_eq!(paired("The boy who\" ran off first\" was fined."), ["\" ran off first\""]);
    assert_eq!(paired("It will hold” he said. It is dry.”"), [""; 0]);
}

#[test]
fn no_pair_crosses_a_paragraph() {
    assert_eq!(paired("The boss' idea\n\nwas 'good' they say."), ["'good'"]);
    assert_eq!(paired("He said “no.\n\nShe said yes.”"), ["“no."]);
}

#[test]
fn cost_is_linear_in_marks() {
    for text in ["“".repeat(100_000), "“a ".repeat(100_000), "”a".repeat(100_000), "'a ' \"b".repeat(50_000)] {
        assert!(paired(&text).len() <= 100_001);
    }
    let nested = format!("{}a{}", "“a ".repeat(50_000), " a”".repeat(50_000));
    assert_eq!(paired(&nested).len(), 4);
}

#[test]
fn functions_are_told_apart() {
    for (text, expected) in [
        ("“We will rebuild the harbour,” the mayor said on Friday.", Function::Speech),
        ("The minister called the report “a disgrace” on Friday.", Function::Fragment),
        ("The so-called “harbour experts” have ruined the shore.", Function::Scare),
        ("She starred in the film “Salt of the Northern Sea” last year.", Function::Title),
        ("The word “harbour” comes from an old term.", Function::Term),
    ] {
        let (function, cues) = function(text);
        assert_eq!(function, expected, "{text}: {cues:?}");
    }
}

#[test]
fn the_cues_say_why() {
    let (_, cues) = function("The so-called “harbour experts” have ruined the shore.");
    assert_eq!(cues[0], "doubting \"called\" before");
    let (_, cues) = function("The mayor claimed “victory” on Friday.");
    assert!(!cues.iter().any(|cue| cue.starts_with("doubting")), "{cues:?}");
    let (_, cues) = function("Is the term for it in the north “dry” and long?");
    assert!(!cues.iter().any(|cue| cue.starts_with("calling")), "{cues:?}");
    let (_, cues) = function("The film so called in the north was “dry” and long.");
    assert!(!cues.iter().any(|cue| cue.starts_with("doubting")), "{cues:?}");
}
