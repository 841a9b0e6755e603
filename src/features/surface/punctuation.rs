//! Punctuation: how often each kind of mark stands.

use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Example, Feature, Find, hit, miss};

pub static COMMAS: Feature = mark(
    "commas",
    "Commas.",
    "A comma inside a number is part of the number.",
    &[hit("The dam[,] they say[,] holds."), miss("Some 3,000 came.")],
    |passage, marks| find(passage, marks, [b','], |norm| norm == ","),
);

pub static SEMICOLONS: Feature = mark(
    "semicolons",
    "Semicolons.",
    "None known.",
    &[hit("The dam holds[;] the village waits."), miss("The dam holds: the village waits.")],
    |passage, marks| find(passage, marks, [b';'], |norm| norm == ";"),
);

pub static COLONS: Feature = mark(
    "colons",
    "Colons.",
    "A colon inside a clock time is part of the number.",
    &[hit("One thing is sure[:] it rained."), miss("It began at 9:30.")],
    |passage, marks| find(passage, marks, [b':'], |norm| norm == ":"),
);

pub static DASHES: Feature = mark(
    "dashes",
    "Dashes between words: an em or en dash, two or more hyphens, or a hyphen with spaces around it.",
    "The hyphen of a compound is no dash; a dash between numbers is counted.",
    &[hit("The dam [–] so they say [-] holds[--]for now."), miss("A so-called bargain.")],
    dashes,
);

pub static BRACKETS: Feature = mark(
    "brackets",
    "Opening round and square brackets.",
    "An initial changed by the editor, as in (W)e, is part of its word.",
    &[hit("The dam [(]built in haste) holds."), miss("“(W)e left.”")],
    |passage, marks| find(passage, marks, [b'(', b'['], |norm| norm.len() == 1),
);

pub static QUESTION_MARKS: Feature = mark(
    "question_marks",
    "Question marks; several in a row are one.",
    "None known.",
    &[hit("Who gains[?] Who pays[??]"), miss("They asked who pays.")],
    |passage, marks| find(passage, marks, [b'?'], |_| true),
);

pub static EXCLAMATION_MARKS: Feature = mark(
    "exclamation_marks",
    "Exclamation marks; several in a row are one.",
    "An exclamation mark that belongs to a name is counted.",
    &[hit("What a night[!] And what a bill[!!!]"), miss("What a night.")],
    |passage, marks| find(passage, marks, [b'!'], |_| true),
);

pub static ELLIPSES: Feature = mark(
    "ellipses",
    "Ellipses: the character or two and more periods in a row.",
    "Periods with spaces between them are not joined.",
    &[hit("They waited[...] and waited[…]"), miss("They waited.")],
    |passage, marks| find(passage, marks, [b'.'], |norm| norm.starts_with("..")),
);

pub static QUOTATION_MARKS: Feature = mark(
    "quotation_marks",
    "Double quotation marks of any style, opening and closing.",
    "Single marks are not counted here: too many are apostrophes. Quotations by function have columns of their own.",
    &[hit("The [“]bargain[”] and the [\"]offer[\"]."), miss("The dam's owners.")],
    |passage, marks| find(passage, marks, [b'"'], |norm| norm == "\""),
);

const REFERENCE: &str = "Quirk, Greenbaum, Leech & Svartvik 1985, appendix III";

const fn mark(
    name: &'static str,
    definition: &'static str,
    caveat: &'static str,
    examples: &'static [Example],
    find: fn(&Passage, &mut Vec<Evidence>),
) -> Feature {
    Feature::rate(name, definition, &[Scope::Body], REFERENCE, caveat, examples, Find::Marks(find))
}

/// Pushes the marks whose folded form begins with one of the bytes in `first` and passes `is_mark`.
fn find<const N: usize>(passage: &Passage, marks: &mut Vec<Evidence>, first: [u8; N], is_mark: fn(&str) -> bool) {
    let document = passage.document;
    let tokens = passage.marks_from(first).filter(|(_, token)| is_mark(document.norm(token)));
    marks.extend(tokens.map(|(_, token)| Evidence::token(token, 1.0)));
}

fn dashes(passage: &Passage, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    for (at, token) in passage.marks_from([b'-']) {
        let spaced = |a: usize, b: usize| match (document.tokens.get(a), document.tokens.get(b)) {
            (Some(left), Some(right)) => left.span.end < right.span.start,
            _ => true,
        };
        let at = *at as usize;
        let hyphen = token.span.of(document.text) == "-";
        if !hyphen || (at > 0 && spaced(at - 1, at) && spaced(at, at + 1)) {
            marks.push(Evidence::token(token, 1.0));
        }
    }
}
