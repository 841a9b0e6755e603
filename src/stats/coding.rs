//! Coding: what a coded sample says about marks and misses in the whole it was drawn from.

use super::agreement::nominal_alpha;
use super::interval::Interval;
use super::resample::stream::{below, stream};
use super::summary::quantile;

/// What was asked about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Is this mark right? 1 or 0.
    Mark,
    /// How many places of this sentence should be marked and are not?
    Sentence,
}

/// A coded item.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub question: Question,
    /// Index of its article within its group: articles are what is drawn anew.
    pub article: usize,
    /// The codes it was given, one a coder.
    pub codes: Vec<u32>,
}

impl Item {
    fn mean(&self) -> f64 {
        self.codes.iter().map(|code| f64::from(*code)).sum::<f64>() / self.codes.len() as f64
    }
}

/// The coded items of a group, and what they were drawn from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    pub name: String,
    pub items: Vec<Item>,
    pub articles: usize,
    /// Marks, sentences and words of the group; `None` where it is not known.
    pub marks: Option<f64>,
    pub sentences: Option<f64>,
    pub words: Option<f64>,
}

/// A number, and its 95 % limits where there are any.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Estimate {
    pub value: Option<f64>,
    pub limits: Option<Interval>,
}

/// What a sample says about one group, or about all together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Validity {
    pub name: String,
    pub marks_coded: usize,
    pub sentences_coded: usize,
    pub precision: Estimate,
    pub recall: Estimate,
    pub f1: Estimate,
    pub alpha_marks: Estimate,
    pub alpha_sentences: Estimate,
    /// Marks per 1,000 words as counted, and as the codes correct them.
    pub rate: Option<f64>,
    pub corrected_rate: Estimate,
}

/// The difference of two groups' rates per 1,000 words, the first less the second.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    pub first: String,
    pub second: String,
    pub difference: Option<f64>,
    pub corrected: Estimate,
}

/// How often articles are drawn anew for the limits, and the seed of the draws.
pub const RESAMPLES: usize = 2_000;
pub const SEED: u64 = 1;

/// Sums that everything else is computed from.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Totals {
    marks: f64,
    right: f64,
    missed: Option<f64>,
    words: Option<f64>,
}

impl Totals {
    fn precision(&self) -> Option<f64> {
        (self.marks > 0.0).then(|| self.right / self.marks)
    }

    fn recall(&self) -> Option<f64> {
        let all = self.right + self.missed?;
        (all > 0.0).then(|| self.right / all)
    }

    fn f1(&self) -> Option<f64> {
        let (precision, recall) = (self.precision()?, self.recall()?);
        (precision + recall > 0.0).then(|| 2.0 * precision * recall / (precision + recall))
    }

    fn corrected_rate(&self) -> Option<f64> {
        Some(1000.0 * (self.right + self.missed?) / self.words?)
    }

    fn together(all: &[Option<Totals>]) -> Option<Totals> {
        let mut sum = Totals { marks: 0.0, right: 0.0, missed: Some(0.0), words: Some(0.0) };
        for totals in all {
            let totals = (*totals)?;
            sum.marks += totals.marks;
            sum.right += totals.right;
            sum.missed = sum.missed.zip(totals.missed).map(|(a, b)| a + b);
            sum.words = sum.words.zip(totals.words).map(|(a, b)| a + b);
        }
        Some(sum)
    }
}

impl Group {
    fn coded(&self, question: Question) -> usize {
        self.items.iter().filter(|item| item.question == question).count()
    }

    /// The totals that the items give when each article counts so many times: what was drawn stands for all it was drawn
    /// from (Horvitz & Thompson 1952, JASA 47, 663-685; here as ratios, since the sizes are known). `None` where no mark
    /// is coded.
    fn totals(&self, times: impl Fn(usize) -> f64) -> Option<Totals> {
        let mean = |question: Question| {
            let items = self.items.iter().filter(|item| item.question == question);
            let (sum, weight) = items.fold((0.0, 0.0), |(sum, weight), item| {
                let times = times(item.article);
                (sum + times * item.mean(), weight + times)
            });
            (weight > 0.0).then(|| sum / weight)
        };
        let marks = self.marks.unwrap_or(self.coded(Question::Mark) as f64);
        let missed = self.sentences.and_then(|sentences| Some(sentences * mean(Question::Sentence)?));
        let right = if marks == 0.0 { 0.0 } else { marks * mean(Question::Mark)? };
        Some(Totals { marks, right, missed, words: self.words.filter(|words| *words > 0.0) })
    }

    fn alpha(&self, question: Question, times: &[u32]) -> Option<f64> {
        alpha(&[(self, times)], question)
    }
}

fn alpha(groups: &[(&Group, &[u32])], question: Question) -> Option<f64> {
    let items = groups.iter().flat_map(|(group, times)| {
        let asked = group.items.iter().filter(|item| item.question == question);
        asked.flat_map(|item| std::iter::repeat_n(item.codes.as_slice(), times[item.article] as usize))
    });
    nominal_alpha(items)
}

/// What the values are in one draw: those of each group, of all, and of each pair.
struct Draw {
    totals: Vec<Option<Totals>>,
    alphas: Vec<[Option<f64>; 2]>,
}

fn draw(groups: &[Group], times: &[Vec<u32>]) -> Draw {
    let pairs: Vec<(&Group, &[u32])> = groups.iter().zip(times.iter().map(Vec::as_slice)).collect();
    let mut totals: Vec<Option<Totals>> =
        pairs.iter().map(|(group, times)| group.totals(|article| f64::from(times[article]))).collect();
    totals.push(Totals::together(&totals));
    let questions = [Question::Mark, Question::Sentence];
    let mut alphas: Vec<[Option<f64>; 2]> =
        pairs.iter().map(|(group, times)| questions.map(|question| group.alpha(question, times))).collect();
    alphas.push(questions.map(|question| alpha(&pairs, question)));
    Draw { totals, alphas }
}

/// Validity of each group and, last, of all together; and the contrasts of all pairs of groups. Limits are percentiles of
/// [`RESAMPLES`] draws of articles with replacement within each group (Efron & Tibshirani 1993, ch. 13).
pub fn validity(groups: &[Group]) -> (Vec<Validity>, Vec<Contrast>) {
    let once: Vec<Vec<u32>> = groups.iter().map(|group| vec![1; group.articles]).collect();
    let point = draw(groups, &once);
    let draws: Vec<Draw> = (0..RESAMPLES).map(|number| draw(groups, &resample(groups, number))).collect();
    let estimate = |of: &dyn Fn(&Draw) -> Option<f64>| Estimate { value: of(&point), limits: limits(&draws, of) };
    let validity = (0..=groups.len()).map(|at| {
        let total = |of: fn(&Totals) -> Option<f64>| estimate(&move |draw: &Draw| of(&draw.totals[at]?));
        let sum = |of: fn(&Group) -> Option<f64>| match groups.get(at) {
            Some(group) => of(group),
            None => groups.iter().map(of).sum(),
        };
        let coded = |question| match groups.get(at) {
            Some(group) => group.coded(question),
            None => groups.iter().map(|group| group.coded(question)).sum(),
        };
        Validity {
            name: groups.get(at).map_or("all".to_owned(), |group| group.name.clone()),
            marks_coded: coded(Question::Mark),
            sentences_coded: coded(Question::Sentence),
            precision: total(Totals::precision),
            recall: total(Totals::recall),
            f1: total(Totals::f1),
            alpha_marks: estimate(&|draw: &Draw| draw.alphas[at][0]),
            alpha_sentences: estimate(&|draw: &Draw| draw.alphas[at][1]),
            rate: sum(|group| group.marks).zip(sum(|group| group.words)).map(|(marks, words)| 1000.0 * marks / words),
            corrected_rate: total(Totals::corrected_rate),
        }
    });
    let validity: Vec<Validity> = validity.collect();
    let mut contrasts = Vec::new();
    for a in 0..groups.len() {
        for b in a + 1..groups.len() {
            let corrected = |draw: &Draw| Some(draw.totals[a]?.corrected_rate()? - draw.totals[b]?.corrected_rate()?);
            contrasts.push(Contrast {
                first: groups[a].name.clone(),
                second: groups[b].name.clone(),
                difference: validity[a].rate.zip(validity[b].rate).map(|(a, b)| a - b),
                corrected: estimate(&corrected),
            });
        }
    }
    (validity, contrasts)
}

/// How often each article of each group is drawn.
fn resample(groups: &[Group], number: usize) -> Vec<Vec<u32>> {
    let times = |group: &Group| {
        let mut rng = stream(SEED, &group.name, number);
        let mut times = vec![0; group.articles];
        (0..group.articles).for_each(|_| times[below(&mut rng, group.articles as u32) as usize] += 1);
        times
    };
    groups.iter().map(times).collect()
}

/// Percentiles over the draws in which there is a value; `None` where more than a tenth of them have none.
fn limits(draws: &[Draw], of: &dyn Fn(&Draw) -> Option<f64>) -> Option<Interval> {
    let mut values: Vec<f64> = draws.iter().filter_map(of).collect();
    values.sort_unstable_by(f64::total_cmp);
    let enough = values.len() * 10 >= draws.len() * 9;
    enough.then(|| Some((quantile(&values, 0.025)?, quantile(&values, 0.975)?))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forty articles with a mark each, 30 of them right; every fourth sentence sampled holds a miss.
    fn group(name: &str, words: f64) -> Group {
        let mark = |article: usize| Item {
            question: Question::Mark,
            article,
            codes: vec![u32::from(!article.is_multiple_of(4)), u32::from(!article.is_multiple_of(4))],
        };
        let sentence = |article: usize| Item {
            question: Question::Sentence,
            article,
            codes: vec![u32::from(article.is_multiple_of(4)), u32::from(article.is_multiple_of(8))],
        };
        let items = (0..40).map(mark).chain((0..40).map(sentence)).collect();
        let (marks, sentences, words) = (Some(400.0), Some(800.0), Some(words));
        Group { name: name.into(), items, articles: 40, marks, sentences, words }
    }

    #[test]
    fn sums_stand_for_what_was_drawn_from() {
        let (validity, contrasts) = validity(&[group("a", 20_000.0), group("b", 40_000.0)]);
        let a = &validity[0];
        // 400 marks, three quarters right: 300. 800 sentences with 3/16 of a miss each (two coders): 150.
        assert_eq!((a.precision.value, a.recall.value), (Some(0.75), Some(300.0 / 450.0)));
        assert!((a.f1.value.unwrap() - 2.0 * 0.75 / (0.75 + 2.0 / 3.0) * (2.0 / 3.0)).abs() < 1e-12);
        assert_eq!((a.rate, a.corrected_rate.value), (Some(20.0), Some(22.5)));
        assert_eq!(a.alpha_marks.value, Some(1.0));
        assert!(a.alpha_sentences.value.unwrap() < 1.0);
        assert_eq!((contrasts[0].difference, contrasts[0].corrected.value), (Some(10.0), Some(11.25)));
        assert_eq!((validity[2].marks_coded, validity[2].precision.value), (80, Some(0.75)));
    }

    #[test]
    fn limits_hold_the_estimate_and_are_those_of_a_share() {
        let (validity, _) = validity(&[group("a", 20_000.0)]);
        let (low, high) = validity[0].precision.limits.unwrap();
        // A share of 0.75 in 40 has a standard error of 0.068.
        assert!((0.75 - low - 0.134).abs() < 0.03 && (high - 0.75 - 0.134).abs() < 0.03, "{low} {high}");
    }

    #[test]
    fn what_is_not_known_is_not_estimated() {
        let mut unknown = group("a", 0.0);
        (unknown.marks, unknown.sentences, unknown.words) = (None, None, None);
        let (validity, _) = validity(&[unknown]);
        assert_eq!((validity[0].precision.value, validity[0].recall.value), (Some(0.75), None));
        assert_eq!((validity[0].rate, validity[0].corrected_rate.value), (None, None));
    }
}
