use crate::article::Article;
use crate::document::Document;
use crate::lexicon::{Lexicons, Vocabulary};

/// The sources of a text as "kind: first mention (credits)".
fn read(text: &str) -> Vec<String> {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    let document = Document::read(&article, &mut vocabulary);
    let sources = &document.sources;
    let credits = |at: usize| sources.credits.iter().filter(|credit| credit.source as usize == at).count();
    let line = |(at, source): (usize, &super::Source)| {
        format!("{}: {} ({})", source.kind.as_str(), source.first.of(text), credits(at))
    };
    sources.list.iter().enumerate().map(line).collect()
}

#[test]
fn a_person_is_joined_by_the_last_name_and_by_pronouns() {
    let text =
        "Gen. Samuel Oduya said the road was open. Oduya added that it was safe. He warned that rain would come.";
    assert_eq!(read(text), ["official: Gen. Samuel Oduya (3)"]);
    let passing = "Ilse Varn runs the bakery. She said the flour was gone. Varn said that bread was short.";
    assert_eq!(read(passing), ["person: She (2)"]);
}

#[test]
fn an_office_named_once_holds_for_all_mentions() {
    let text = "Varn said the road was shut. Later Mayor Ilse Varn said that it was open. Anna Lisk, the mission's head, said nothing had changed.";
    assert_eq!(read(text), ["official: Varn (2)", "official: Anna Lisk, the mission's head (1)"]);
}

#[test]
fn bodies_documents_and_those_without_a_name_are_told_apart() {
    for (text, kind) in [
        ("The Joint Observer Mission said the pass was closed.", "organisation"),
        ("Verrane said the pass was closed.", "organisation"),
        ("A report said the dam was leaking.", "document"),
        ("Officials said the pass was closed.", "anonymous"),
        ("A source said that the talks had failed.", "anonymous"),
        ("Critics said the plan would fail.", "people"),
        ("The minister said the plan would work.", "official"),
        ("They said the plan would work.", "unresolved"),
        ("He said the plan would work.", "unresolved"),
    ] {
        let found = read(text);
        assert!(found.len() == 1 && found[0].starts_with(kind), "{text}: {found:?}");
    }
}

#[test]
fn a_text_without_sources_has_none() {
    for text in ["", "The harbour closed.", "said", "“", "who said", ", said that ,"] {
        assert!(read(text).iter().all(|source| source.starts_with("unresolved")), "{text}: {:?}", read(text));
    }
}
