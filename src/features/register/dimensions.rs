//! The six interpreted dimensions of Biber 1988.
//!
//! A score is the sum of standardised rates, z = (rate - mean) / sd, those with negative loadings subtracted. As the
//! rates are sums over words, so is the score but for a constant: each word is marked and weighs what it adds.

use super::loadings::{Counted, DIMENSIONS, Loading};
use super::types;
use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Example, Feature, Find, Formula, Marks, Measure, Reach, Tally, hit, miss, value};

pub static DIMENSION_1: Feature = dimension::<1>(
    "biber_dimension_1",
    "Dimension 1 of Biber 1988: involved (high) against informational production (low).",
    &[score::<1>(
        "biber_dimension_1",
        "z(private_verbs) + z(that_deletion) + z(contractions) + z(present_tense) + z(pronouns_second) + z(pro_verb_do) + z(negation_analytic) + z(pronouns_demonstrative) + z(emphatics) + z(pronouns_first) + z(pronouns_it) + z(be_as_main_verb) + z(because_clauses) + z(discourse_particles) + z(pronouns_indefinite) + z(general_hedges) + z(amplifiers) + z(sentence_relatives) + z(wh_questions) + z(possibility_modals) + z(clausal_coordination) + z(wh_clauses) + z(stranded_prepositions) - z(other_nouns) - z(word_length) - z(prepositions) - z(type_token_ratio_400) - z(attributive_adjectives), with z = (rate per 1,000 words - mean) / sd",
    )],
    &[
        hit("[They] [left]."),
        miss("3,000."),
        value("The old dam broke, and I know it.", "biber_dimension_1", 46.07568628063966),
    ],
);

pub static DIMENSION_2: Feature = dimension::<2>(
    "biber_dimension_2",
    "Dimension 2 of Biber 1988: narrative (high) against non-narrative concerns (low).",
    &[score::<2>(
        "biber_dimension_2",
        "z(past_tense) + z(pronouns_third) + z(perfect_aspect) + z(public_verbs) + z(negation_synthetic) + z(present_participial_clauses), with z = (rate per 1,000 words - mean) / sd",
    )],
    &[
        hit("[She] [said] that [they] [had] left."),
        miss("The dam holds."),
        value("She said that they had left.", "biber_dimension_2", 81.31673146751577),
    ],
);

pub static DIMENSION_3: Feature = dimension::<3>(
    "biber_dimension_3",
    "Dimension 3 of Biber 1988: explicit (high) against situation-dependent reference (low).",
    &[score::<3>(
        "biber_dimension_3",
        "z(wh_relatives_object) + z(pied_piping) + z(wh_relatives_subject) + z(phrasal_coordination) + z(nominalisations) - z(time_adverbials) - z(place_adverbials) - z(other_adverbs), with z = (rate per 1,000 words - mean) / sd",
    )],
    &[
        hit("The [evacuation], [which] ended [yesterday], took men [and] women [abroad]."),
        miss("The dam holds."),
        value(
            "The evacuation, which ended yesterday, took men and women abroad.",
            "biber_dimension_3",
            36.971943171207876,
        ),
    ],
);

pub static DIMENSION_4: Feature = dimension::<4>(
    "biber_dimension_4",
    "Dimension 4 of Biber 1988: overt expression of persuasion.",
    &[score::<4>(
        "biber_dimension_4",
        "z(infinitives) + z(prediction_modals) + z(suasive_verbs) + z(if_clauses) + z(necessity_modals) + z(split_auxiliaries), with z = (rate per 1,000 words - mean) / sd",
    )],
    &[
        hit("[If] they [demand] [to] stay, they [must] pay."),
        miss("The dam holds."),
        value("If they demand to stay, they must pay.", "biber_dimension_4", 169.72010543220222),
    ],
);

pub static DIMENSION_5: Feature = dimension::<5>(
    "biber_dimension_5",
    "Dimension 5 of Biber 1988: abstract information (high) against non-abstract (low).",
    &[score::<5>(
        "biber_dimension_5",
        "z(conjuncts) + z(agentless_passives) + z(past_participial_clauses) + z(by_passives) + z(past_participial_whiz) + z(subordinators_other), with z = (rate per 1,000 words - mean) / sd",
    )],
    &[
        hit("[However], the dam [built] in haste was [repaired]."),
        miss("The dam holds."),
        value("However, the dam built in haste was repaired.", "biber_dimension_5", 132.60150199263103),
    ],
);

pub static DIMENSION_6: Feature = dimension::<6>(
    "biber_dimension_6",
    "Dimension 6 of Biber 1988: informational elaboration under time pressure.",
    &[score::<6>(
        "biber_dimension_6",
        "z(that_verb_complements) + z(demonstratives) + z(that_relatives_object) + z(that_adjective_complements), with z = (rate per 1,000 words - mean) / sd",
    )],
    &[
        hit("She said [that] [this] dam is safe."),
        miss("The dam holds."),
        value("She said that this dam is safe.", "biber_dimension_6", 78.55234256712087),
    ],
);

const CAVEAT: &str = "All 67 features of Biber 1988 are columns of this codebook, found by patterns over the tags of a tagger that is \
    not Biber's, and without his editing by hand: scores compare texts read by connote, and should be laid beside \
    published ones with care. Means and deviations are those of his British speech and writing of the 1960s and 1970s. \
    Below 400 words the type-token ratio is taken as average. Of his seven factors the seventh was not interpreted and \
    has no score. A short text has wild scores: one mark in 100 words is a rate of 10.";

const fn dimension<const NUMBER: usize>(
    name: &'static str,
    definition: &'static str,
    measures: &'static [Measure],
    examples: &'static [Example],
) -> Feature {
    const REFERENCE: &str = "Biber 1988, pp. 93-97 (scores), 102-103 (features), table 4.2, p. 77 (means, deviations)";
    Feature {
        name,
        definition,
        reference: REFERENCE,
        caveat: CAVEAT,
        scopes: &[Scope::Body],
        reach: Reach::Sequence,
        length_bound: false,
        measures,
        examples,
        find: Find::Tallied(find::<NUMBER>, tally::<NUMBER>),
    }
}

const fn score<const NUMBER: usize>(name: &'static str, expression: &'static str) -> Measure {
    Measure::Formula(Formula { name, unit: "sum of standard deviations", expression, compute: compute::<NUMBER> })
}

fn loadings(number: usize) -> &'static [Loading] {
    DIMENSIONS[number - 1]
}

/// Marks each word of the passage that adds to the score.
fn find<const NUMBER: usize>(passage: &Passage, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    let words = passage.word_list().len() as f64;
    let mut weights = vec![0.0; document.tokens.len()];
    for loading in loadings(NUMBER) {
        let per_mark = loading.sign * 1000.0 / (words * loading.sd);
        let Counted::List(list) = loading.counted else { continue };
        document.grammar().places(list).iter().for_each(|place| weights[place.first as usize] += per_mark);
    }
    let per_letter = each(loadings(NUMBER), Counted::Letters) / words;
    let per_type = each(loadings(NUMBER), Counted::Types) * 100.0 / types::SAMPLE as f64;
    if per_letter != 0.0 || per_type != 0.0 {
        let per_type = if words >= types::SAMPLE as f64 { per_type } else { 0.0 };
        weigh_words(passage, per_letter, per_type, &mut weights);
    }
    let weighed = weights.iter().enumerate().filter(|(_, weight)| **weight != 0.0);
    let held = weighed.filter(|(at, _)| passage.scope.holds(&document.tokens[*at]));
    marks.extend(held.map(|(at, weight)| Evidence::token(&document.tokens[at], *weight)));
}

/// The sum of what all words add.
fn tally<const NUMBER: usize>(passage: &Passage) -> Tally {
    let (document, loadings) = (passage.document, loadings(NUMBER));
    let words = passage.word_list();
    let listed = loadings.iter().filter_map(|loading| match loading.counted {
        Counted::List(list) => Some(loading.sign / loading.sd * f64::from(document.counts().places(list))),
        Counted::Letters | Counted::Types => None,
    });
    let per_letter = each(loadings, Counted::Letters);
    let letters = if per_letter == 0.0 { 0 } else { words.iter().map(|word| u64::from(word.letters)).sum() };
    let of_words = (1000.0 * listed.sum::<f64>() + per_letter * letters as f64) / words.len() as f64;
    let per_type = each(loadings, Counted::Types) * 100.0 / types::SAMPLE as f64;
    let sampled = per_type != 0.0 && words.len() >= types::SAMPLE;
    let types = if sampled { types::first_uses(passage).count() } else { 0 };
    Tally { count: words.len(), sum: of_words + per_type * types as f64 }
}

/// What one unit of what is counted adds to a score: nothing where the dimension has it not.
fn each(loadings: &[Loading], counted: Counted) -> f64 {
    loadings.iter().find(|loading| loading.counted == counted).map_or(0.0, |loading| loading.sign / loading.sd)
}

/// Adds to the weights of the tokens what their letters, and the first uses of the sample, add to a score.
fn weigh_words(passage: &Passage, per_letter: f64, per_type: f64, weights: &mut [f64]) {
    let mut uses = passage.repeats().before.iter();
    let tokens = passage.document.tokens.iter().zip(weights);
    let words = tokens.filter(|(token, _)| token.is_word() && passage.scope.holds(token));
    for (place, (word, weight)) in words.enumerate() {
        *weight += per_letter * f64::from(word.letters);
        if uses.next() == Some(&0) && place < types::SAMPLE {
            *weight += per_type;
        }
    }
}

/// The weights, less what Biber's corpus has on average.
fn compute<const NUMBER: usize>(marks: &Marks, totals: &Totals) -> Option<f64> {
    let known =
        |loading: &&Loading| !matches!(loading.counted, Counted::Types) || totals.words as usize >= types::SAMPLE;
    let average: f64 = loadings(NUMBER).iter().filter(known).map(|one| one.sign * one.mean / one.sd).sum();
    let score = marks.sum() - average;
    (totals.words > 0).then_some(score)
}
