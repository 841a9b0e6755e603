//! Room: where marks are found, used again from entry to entry and from document to document.

use super::step::{Step, Way};
use crate::document::Document;
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Find, Marks, Tally};
use crate::text::token::Voice;
use std::ptr;

/// The marks at hand.
#[derive(Debug, Clone)]
pub struct Room<'a> {
    found: Marks,
    /// The feature whose marks in the body these are.
    in_body: Option<&'a Feature>,
    other: Marks,
    /// Marks that entries share.
    shared: Vec<Shared>,
    /// The marks of a feature with cases, sorted by case.
    dealt: Vec<Evidence>,
    dealt_of: Option<&'a Feature>,
}

#[derive(Debug, Clone, Default)]
struct Shared {
    marks: Marks,
    /// Whether they are those of the document at hand.
    current: bool,
}

impl<'a> Room<'a> {
    /// With room for so many marks that entries share.
    pub fn new(shared: usize) -> Room<'a> {
        Room {
            found: Marks::default(),
            in_body: None,
            other: Marks::default(),
            shared: vec![Shared::default(); shared],
            dealt: Vec::new(),
            dealt_of: None,
        }
    }

    /// Forgets the document at hand.
    pub fn clear(&mut self) {
        self.shared.iter_mut().for_each(|shared| shared.current = false);
        (self.in_body, self.dealt_of) = (None, None);
    }

    /// The marks of an entry, or what there is to count of them where they need not be `marked`. A feature that judges each
    /// place by itself is found once in the body; its author and quoted marks are those of that voice.
    pub fn marks(&mut self, step: &Step<'a>, passage: &Passage, marked: bool) -> &Marks {
        let find = &step.find;
        match step.way {
            Way::Shared(number) => return self.shared(number, find, passage, marked),
            Way::Case(case, voice) => return self.of_case(step.feature, case, voice, passage.document),
            Way::Own | Way::Voice(_) => {}
        }
        if !marked && find.count(passage, &mut self.other) {
            return &self.other;
        }
        if let Way::Voice(voice) = step.way {
            return self.of_voice(step.feature, voice, passage.document, marked || !step.tallies);
        }
        self.found.refill(|list| find.marks(passage, list));
        self.in_body = (step.scope == Scope::Body).then_some(step.feature);
        &self.found
    }

    /// The marks that entries share under a number, found by the first that asks for them.
    fn shared(&mut self, number: usize, find: &Find, passage: &Passage, marked: bool) -> &Marks {
        let shared = &mut self.shared[number];
        if !shared.current {
            if marked || !find.count(passage, &mut shared.marks) {
                shared.marks.refill(|list| find.marks(passage, list));
            }
            shared.current = true;
        }
        &shared.marks
    }

    /// The marks of a feature in one voice, or their tally.
    fn of_voice(&mut self, feature: &'a Feature, voice: Voice, document: &Document, marked: bool) -> &Marks {
        if !self.in_body.is_some_and(|found| ptr::eq(found, feature)) {
            self.found.refill(|list| feature.find.marks(&Passage::new(document, Scope::Body), list));
            self.in_body = Some(feature);
        }
        let of_voice = self.found.iter().filter(|mark| mark.voice == voice);
        if marked {
            self.other.refill(|marks| marks.extend(of_voice));
        } else {
            self.other.count(Tally::of(of_voice));
        }
        &self.other
    }

    /// The marks of a case, all or those of a voice.
    fn of_case(
        &mut self,
        feature: &'a Feature,
        case: Option<u32>,
        voice: Option<Voice>,
        document: &Document,
    ) -> &Marks {
        if !self.dealt_of.is_some_and(|dealt| ptr::eq(dealt, feature)) {
            self.dealt.clear();
            feature.find.marks(&Passage::new(document, Scope::Body), &mut self.dealt);
            self.dealt.sort_by_key(Evidence::case);
            self.dealt_of = Some(feature);
        }
        let start = self.dealt.partition_point(|mark| mark.case() < case);
        let end = self.dealt.partition_point(|mark| mark.case() <= case);
        let of_case = self.dealt[start..end].iter().filter(|mark| voice.is_none_or(|voice| mark.voice == voice));
        self.other.refill(|marks| marks.extend(of_case));
        &self.other
    }
}
