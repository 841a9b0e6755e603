//! Modals by kind and verbs that take clauses.

use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{class, rate};
use crate::lexicon::word_class::WordClass;

pub static POSSIBILITY: Feature = rate(
    "possibility_modals",
    "Can, may, might, could. Feature 52 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Possibility, ability and permission are not told apart.",
    &[hit("It [may] break, but they [can't] leave."), miss("It will break in May.")],
    &[class(WordClass::Possibility)],
);

pub static NECESSITY: Feature = rate(
    "necessity_modals",
    "Ought, should, must. Feature 53 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Obligation and inference are not told apart.",
    &[hit("They [must] leave."), miss("They have left.")],
    &[class(WordClass::Necessity)],
);

pub static PREDICTION: Feature = rate(
    "prediction_modals",
    "Will, would, shall, contracted ones included. Feature 54 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "“’d” is read as “would” unless a participle follows.",
    &[hit("It [will] break, and [they'd] leave."), miss("It may break. They'd left.")],
    &[class(WordClass::Prediction)],
);

pub static PUBLIC: Feature = rate(
    "public_verbs",
    "Verbs of speaking that report a fact: say, claim, report, deny. Feature 55 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The list is that of Quirk et al. 1985, 16.31, as Biber cites it; every use of its verbs is counted.",
    &[hit("She [said] it and [denied] it."), miss("She gave a claim.")],
    &[class(WordClass::Public)],
);

pub static PRIVATE: Feature = rate(
    "private_verbs",
    "Verbs of the mind: think, know, believe, see. Feature 56 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The list is that of Quirk et al. 1985, 16.31, as Biber cites it; every use of its verbs is counted.",
    &[hit("They [know] and [believe] it."), miss("They claim it.")],
    &[class(WordClass::Private)],
);

pub static SUASIVE: Feature = rate(
    "suasive_verbs",
    "Verbs that intend a change: ask, demand, propose, urge. Feature 57 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The list is that of Quirk et al. 1985, 16.32, as Biber cites it; every use of its verbs is counted.",
    &[hit("They [demanded] and [urged] it."), miss("Their demand was heard.")],
    &[class(WordClass::Suasive)],
);

pub static SEEM: Feature = rate(
    "seem_appear",
    "Seem and appear. Feature 58 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "“Appear” in the sense of coming into view is counted.",
    &[hit("It [seems] old and [appeared] on maps."), miss("It is old.")],
    &[class(WordClass::Seem)],
);
