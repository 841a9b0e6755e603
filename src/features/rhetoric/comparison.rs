//! Comparison with historical evils.

use super::{RATE, VOICES, norm};
use crate::document::Document;
use crate::feature::{Evidence, Feature, Find, Reach, hit, miss};
use crate::features::lexical;
use crate::lexicon::Hit;
use crate::lexicon::seeds::RHETORIC;
use crate::text::span::Span;

pub static HISTORICAL_EVILS: Feature = Feature {
    name: "historical_evils",
    definition: "Comparisons with evils of history: words that make one by themselves (Orwellian, witch hunt, show trial), \
                 and names (Hitler, Stalin, the Inquisition) with a word of likeness within five words before, or “-like”, \
                 “-style”, “-era” behind.",
    reference: "Da San Martino et al. 2019, EMNLP, 5636-5646 (reductio ad Hitlerum); Strauss 1953, 42-43; Steuter & Wills 2009",
    caveat: "Articles about that history are counted where they compare; “concentration camp” is counted where it is meant.",
    scopes: VOICES,
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[
        hit("An [Orwellian] law, worse [than the Stasi], and a [witch hunt]."),
        hit("They acted [like Stalin]."),
        miss("Stalin died in 1953. The Stasi kept files."),
    ],
    find: Find::Marks(|passage, marks| {
        let document = passage.document;
        for (side, hit) in lexical::sides(passage, RHETORIC, ["evil", "figure"]) {
            let found = Evidence::hit(document, hit);
            if side == 0 {
                marks.push(found);
            } else if let Some((first, end)) = likened(document, hit) {
                let span = Span { start: document.tokens[first].span.start, end: document.tokens[end - 1].span.end };
                marks.push(Evidence { span, ..found });
            }
        }
    }),
};

/// The tokens from a word of likeness to the figure, or from the figure to the “-like” behind it.
fn likened(document: &Document, figure: &Hit) -> Option<(usize, usize)> {
    const REACH: usize = 5;
    let (first, end) = (figure.first as usize, figure.end as usize);
    let sentence = document.tokens[first].sentence;
    let suffix = norm(document, end) == "-" && matches!(norm(document, end + 1), "like" | "style" | "era" | "esque");
    if suffix {
        return Some((first, end + 2));
    }
    let mut before = (first.saturating_sub(REACH)..first).rev();
    let cue = before
        .by_ref()
        .take_while(|at| document.tokens[*at].sentence == sentence && !matches!(norm(document, *at), "," | ";" | ":"))
        .find(|at| is_likeness(document, *at, first))?;
    Some((cue, end))
}

fn is_likeness(document: &Document, at: usize, figure: usize) -> bool {
    let form = norm(document, at);
    match form {
        // “Like” compares unless it is a verb; “as” opens a clause too.
        "like" => !document.tokens[at].tag.is_verb(),
        "as" => at + 1 == figure,
        _ => LIKENESS.contains(&form),
    }
}

const LIKENESS: [&str; 24] = [
    "than",
    "another",
    "new",
    "modern",
    "modern-day",
    "today's",
    "latter",
    "compare",
    "compared",
    "compares",
    "comparing",
    "likened",
    "likens",
    "resembles",
    "resembled",
    "reminiscent",
    "echoes",
    "echoing",
    "shades",
    "worthy",
    "next",
    "reincarnation",
    "heir",
    "heirs",
];
