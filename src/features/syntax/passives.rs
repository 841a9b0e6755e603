//! Passives: a form of “be” or “get” with a past participle.

use crate::document::Document;
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Measure, Reach, hit, miss};
use crate::text::tag::Tag;

pub static PASSIVES: Feature = Feature {
    name: "passives",
    definition: "Passive clauses: a form of “be” or “get” and the past participle it governs; the participle is marked.",
    reference: "Quirk, Greenbaum, Leech & Svartvik 1985, sections 3.63-3.78; Biber 1988, features 17 and 18",
    caveat: "States are counted with events (“was involved”); of co-ordinated participles the first is counted, and “’s” is read as “is”.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    measures: &[Measure::Count, Measure::Per1000Words],
    examples: &[
        hit("The village was [flooded] in spring and has not been [rebuilt]."),
        hit("Who is [involved], and when was the old dam [built]?"),
        hit("The road was, as you recall, [closed] and repaired."),
        miss("The river has flooded the village."),
        miss("The cliffs are jagged, the claim is undisputed, and the ferry is gone."),
        miss("The villagers are armed men."),
    ],
    find,
};

fn find(passage: &Passage, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    let is_auxiliary: Vec<bool> =
        document.forms.iter().map(|form| is_passive_auxiliary(form.norm.of(&document.norms))).collect();
    for sentence in &document.sentences {
        let clause = Clause { document, start: sentence.range().start, end: sentence.range().end };
        // Where a passive auxiliary stands that has not found its participle yet.
        let mut open: Option<usize> = None;
        for at in sentence.range() {
            let token = &document.tokens[at];
            match open {
                _ if is_auxiliary[token.form as usize] => open = Some(at),
                Some(auxiliary) if clause.is_participle(at, auxiliary) => {
                    if passage.scope.holds(token) {
                        marks.push(Evidence::token(token, 1.0));
                    }
                    open = None;
                }
                Some(auxiliary) if !clause.may_stand_between(at, auxiliary) => open = None,
                _ => {}
            }
        }
    }
}

fn is_passive_auxiliary(norm: &str) -> bool {
    matches!(
        norm,
        "be" | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "being"
            | "am"
            | "isn't"
            | "aren't"
            | "wasn't"
            | "weren't"
            | "ain't"
            | "get"
            | "gets"
            | "got"
            | "getting"
            | "gotten"
            | "it's"
            | "he's"
            | "she's"
            | "that's"
            | "there's"
            | "what's"
            | "who's"
            | "where's"
            | "how's"
            | "you're"
            | "we're"
            | "they're"
            | "i'm"
    )
}

/// Words between the auxiliary and the participle of a question: when was the old harbour built?
const LONGEST_SUBJECT: usize = 4;

/// The sentence around an auxiliary.
struct Clause<'a> {
    document: &'a Document<'a>,
    start: usize,
    end: usize,
}

impl Clause<'_> {
    fn tag(&self, at: usize) -> Tag {
        self.document.tokens.get(at).filter(|_| at < self.end).map_or(Tag::Other, |token| token.tag)
    }

    fn norm(&self, at: usize) -> &str {
        self.document.norm(&self.document.tokens[at])
    }

    /// A participle by its tag; or by its form, where the tagger sees an adjective or a past tense behind the
    /// auxiliary and no noun follows that an adjective could stand before.
    fn is_participle(&self, at: usize, auxiliary: usize) -> bool {
        let norm = self.norm(at);
        if ADJECTIVES.contains(&norm) || (norm.starts_with("un") && norm.ends_with("ed")) {
            return false;
        }
        match self.tag(at) {
            _ if !self.document.tokens[at].is_word() => false,
            Tag::VerbParticiple => !(norm == "done" && self.norm(auxiliary).ends_with("'m")),
            Tag::VerbPast => at == auxiliary + 1,
            Tag::Adjective => norm.ends_with("ed") && !matches!(self.tag(at + 1), Tag::Noun | Tag::ProperNoun),
            _ => false,
        }
    }

    /// Adverbs, negation, a subject in a question and a parenthesis may stand between auxiliary and participle.
    fn may_stand_between(&self, at: usize, auxiliary: usize) -> bool {
        match self.tag(at) {
            Tag::Adverb | Tag::Particle | Tag::Interjection => true,
            _ if matches!(self.norm(at), "not" | "all" | "both" | "either" | "neither" | ",") => true,
            Tag::Pronoun | Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::ProperNoun
                if at <= auxiliary + LONGEST_SUBJECT && self.asks(auxiliary) =>
            {
                true
            }
            _ => self.parenthesis(at, auxiliary),
        }
    }

    /// Whether the auxiliary opens a question: it begins the sentence or follows a question word.
    fn asks(&self, auxiliary: usize) -> bool {
        auxiliary == self.start || self.tag(auxiliary - 1) == Tag::WhWord || self.norm(auxiliary).starts_with("wh")
    }

    /// Whether a token stands inside commas that open right behind the auxiliary: was, as you recall, closed.
    fn parenthesis(&self, at: usize, auxiliary: usize) -> bool {
        const LONGEST: usize = 8;
        let opens = auxiliary + 1 < self.end && self.norm(auxiliary + 1) == ",";
        let longest = self.end.min(auxiliary + 2 + LONGEST);
        opens && at > auxiliary + 1 && (at..longest).any(|later| self.norm(later) == ",")
    }
}

/// Words in the form of a participle that name a quality or a frame of mind behind “be” (Quirk et al. 1985, 3.77).
const ADJECTIVES: [&str; 35] = [
    "aged",
    "ashamed",
    "beloved",
    "complicated",
    "concerned",
    "crooked",
    "delighted",
    "determined",
    "embarrassed",
    "excited",
    "gifted",
    "gone",
    "inclined",
    "indebted",
    "interested",
    "jagged",
    "married",
    "naked",
    "outdated",
    "overjoyed",
    "pleased",
    "privileged",
    "ragged",
    "related",
    "rugged",
    "sacred",
    "satisfied",
    "sophisticated",
    "talented",
    "terrified",
    "thrilled",
    "tired",
    "wasted",
    "wicked",
    "wretched",
];
