//! Passives: a form of “be” or “get” with a past participle.

use crate::document::grammar::Construction;
use crate::document::passage::Scope;
use crate::feature::{Feature, Find, Measure, Reach, hit, miss};
use crate::features::grammar::construction;

pub static PASSIVES: Feature = Feature {
    name: "passives",
    definition: "Passive clauses: a form of “be” or “get” and the past participle it governs; the participle is marked.",
    reference: "Quirk, Greenbaum, Leech & Svartvik 1985, sections 3.63-3.78; Biber 1988, features 17 and 18",
    caveat: "States are counted with events (“was involved”); of co-ordinated participles the first is counted, and “’s” is read as “is”.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Count, Measure::Per1000Words],
    examples: &[
        hit("The village was [flooded] in spring and has not been [rebuilt]."),
        hit("Who is [involved], and when was the old dam [built]?"),
        hit("The road was, as you recall, [closed] and repaired."),
        miss("The river has flooded the village."),
        hit("The council was [surprised] by the vote and was suddenly [asked] to leave."),
        miss("The council was surprised, the mayor is done talking, and nobody was very moved."),
        miss("The cliffs are jagged, the claim is undisputed, and the ferry is gone."),
        miss("The villagers are armed men."),
    ],
    find: Find::Lists(&[construction(Construction::AgentlessPassive), construction(Construction::ByPassive)]),
};
