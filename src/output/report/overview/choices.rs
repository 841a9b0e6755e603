//! Choices: which of several rival terms each group chooses in its own voice, where their set is in play.

use super::seen::Seen;
use crate::extract::Finding;
use crate::feature::Reason;
use crate::lexicon::seeds::CHOICES;
use crate::lexicon::{Lexicon, Lexicons};
use crate::output::printable::printable;
use crate::stats::interval::wilson;
use crate::text::token::Voice;
use serde::Serialize;
use std::collections::BTreeMap;

/// A choice of the author's: the number of its set and of the term chosen.
pub type Choice = (u32, u32);

/// The sets of rival terms that are shown, and how many are not.
#[derive(Debug, Default, Serialize)]
pub struct Choices {
    pub sets: Vec<Set>,
    /// Sets in play that are not shown.
    pub left_out: usize,
    /// Articles that a group must have for its difference to count in the order of the sets.
    pub enough: usize,
}

/// A set of rival terms.
#[derive(Debug, Serialize)]
pub struct Set {
    pub name: String,
    /// Articles in which it is in play.
    pub articles: usize,
    pub terms: Vec<Term>,
    /// Terms that nobody chose, apart by commas.
    pub never: String,
    /// Groups in which it is not in play, apart by commas.
    pub absent: String,
}

/// A term that some group chose.
#[derive(Debug, Serialize)]
pub struct Term {
    pub term: String,
    pub lean: String,
    /// Why the list says so.
    pub reason: String,
    /// The groups in which the set is in play.
    pub groups: Vec<Share>,
}

/// How far a group chose a term: the mean of its shares in the articles in which the set is in play.
#[derive(Debug, Serialize)]
pub struct Share {
    /// Index of the group.
    pub group: usize,
    /// In per cent, like its limits.
    pub shown: String,
    pub limits: String,
    /// Where share and limits are drawn, in a picture 120 wide.
    pub at: f64,
    pub low: f64,
    pub high: f64,
    /// Articles with the term, and articles in which the set is in play.
    pub with: usize,
    pub articles: usize,
    /// The first drawn article with the term.
    pub article: Option<usize>,
}

/// Sets shown. More would be a list that nobody reads; `extract --choices-table` has all.
const MOST: usize = 24;
/// With fewer articles in each of two groups a difference is an anecdote.
const ENOUGH: usize = 3;
const MARGIN: f64 = 6.0;
const LENGTH: f64 = 108.0;

/// The author's choices among the findings of an article, in the order of the text.
pub fn of(findings: &[Finding], lexicons: &Lexicons) -> Vec<Choice> {
    let first = lexicons.list[CHOICES.0 as usize].first_category;
    let all = findings.iter().find(|finding| finding.entry.feature.name == "choices");
    let own = all.into_iter().flat_map(|finding| &finding.evidence).filter(|mark| mark.voice == Voice::Author);
    let choice = |reason: &Reason| match reason {
        Reason::Category { entry, case, .. } => Some((case - first, *entry)),
        _ => None,
    };
    own.filter_map(|mark| choice(&mark.reason)).collect()
}

/// A set in an article: how often each of its terms was chosen.
struct InPlay<'a> {
    group: usize,
    article: &'a Seen,
    terms: BTreeMap<u32, u32>,
}

/// The sets in play. First those that two groups have in enough articles, by the largest difference between two groups in
/// a term's share; then the others by their articles. `drawn` tells which articles can be opened.
pub fn choices(articles: &[Seen], groups: &[String], drawn: &[&Seen], lexicons: &Lexicons) -> Choices {
    let list = &lexicons.list[CHOICES.0 as usize];
    let mut sets: BTreeMap<u32, Vec<InPlay>> = BTreeMap::new();
    for article in articles {
        let Some(group) = groups.iter().position(|group| article.group.as_ref() == Some(group)) else { continue };
        for (set, term) in &article.choices {
            let plays = sets.entry(*set).or_default();
            if plays.last().is_none_or(|last| !std::ptr::eq(last.article, article)) {
                plays.push(InPlay { group, article, terms: BTreeMap::new() });
            }
            if let Some(last) = plays.last_mut() {
                *last.terms.entry(*term).or_default() += 1;
            }
        }
    }
    let mut sets: Vec<(f64, u32, Vec<InPlay>)> =
        sets.into_iter().map(|(set, plays)| (difference(&plays, groups.len()), set, plays)).collect();
    sets.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.2.len().cmp(&a.2.len())).then(a.1.cmp(&b.1)));
    let left_out = sets.len().saturating_sub(MOST);
    sets.truncate(MOST);
    let set = |(_, set, plays): &(f64, u32, Vec<InPlay>)| Set::new(list, *set, plays, groups, drawn);
    Choices { sets: sets.iter().map(set).collect(), left_out, enough: ENOUGH }
}

/// The mean share of a term in the articles of a group, with their number; `None` where there is none.
fn mean(plays: &[InPlay], group: usize, term: u32) -> Option<(f64, usize)> {
    let of = plays.iter().filter(|play| play.group == group);
    let shares = of.map(|play| {
        let chosen = play.terms.get(&term).copied().unwrap_or_default();
        f64::from(chosen) / f64::from(play.terms.values().sum::<u32>())
    });
    let (sum, count) = shares.fold((0.0, 0), |(sum, count), share| (sum + share, count + 1));
    (count > 0).then(|| (sum / f64::from(count), count as usize))
}

/// The largest difference between two groups with enough articles; less than none where there are no two.
fn difference(plays: &[InPlay], groups: usize) -> f64 {
    let mut largest = -1.0_f64;
    for term in terms(plays) {
        let means = (0..groups).filter_map(|group| mean(plays, group, term)).filter(|(_, count)| *count >= ENOUGH);
        let means: Vec<f64> = means.map(|(mean, _)| mean).collect();
        let low = means.iter().copied().fold(f64::INFINITY, f64::min);
        let high = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if means.len() > 1 {
            largest = largest.max(high - low);
        }
    }
    largest
}

/// The terms that were chosen, in the order of the list.
fn terms(plays: &[InPlay]) -> Vec<u32> {
    let mut terms: Vec<u32> = plays.iter().flat_map(|play| play.terms.keys().copied()).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

impl Set {
    fn new(list: &Lexicon, set: u32, plays: &[InPlay], groups: &[String], drawn: &[&Seen]) -> Set {
        let chosen = terms(plays);
        let members = (0..).zip(&list.entries).filter(|(_, entry)| entry.categories.iter().any(|(at, _)| *at == set));
        let never: Vec<&str> =
            members.filter(|(number, _)| !chosen.contains(number)).map(|(_, entry)| entry.term()).collect();
        let is_absent = |at: &usize| plays.iter().all(|play| play.group != *at);
        let absent: Vec<&str> = (0..groups.len()).filter(is_absent).map(|at| groups[at].as_str()).collect();
        let term = |number: &u32| {
            let entry = &list.entries[*number as usize];
            Term {
                term: printable(entry.term()).into_owned(),
                lean: entry.kind.to_string(),
                reason: printable(&entry.reason).into_owned(),
                groups: (0..groups.len()).filter_map(|group| Share::new(plays, group, *number, drawn)).collect(),
            }
        };
        Set {
            name: printable(&list.categories[set as usize].replace('_', " ")).into_owned(),
            articles: plays.len(),
            terms: chosen.iter().map(term).collect(),
            never: printable(&never.join(", ")).into_owned(),
            absent: printable(&absent.join(", ")).into_owned(),
        }
    }
}

impl Share {
    /// The limits are those of a share of articles, which is as uncertain as a mean of shares can be: values between 0 and
    /// 1 spread most where each is one or the other.
    fn new(plays: &[InPlay], group: usize, term: u32, drawn: &[&Seen]) -> Option<Share> {
        let (mean, articles) = mean(plays, group, term)?;
        let (low, high) = wilson(mean * articles as f64, articles as f64)?;
        let with: Vec<&InPlay> =
            plays.iter().filter(|play| play.group == group && play.terms.contains_key(&term)).collect();
        let place = |share: f64| (MARGIN + LENGTH * share).round();
        let percent = |share: f64| format!("{:.0}", 100.0 * share);
        Some(Share {
            group,
            shown: percent(mean),
            limits: format!("{} to {}", percent(low), percent(high)),
            at: place(mean),
            low: place(low),
            high: place(high),
            with: with.len(),
            articles,
            article: with.iter().find_map(|play| drawn.iter().position(|seen| std::ptr::eq(*seen, play.article))),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::codebook::Codebook;
    use crate::document::Document;
    use crate::extract::Extractor;
    use crate::lexicon::Vocabulary;

    fn seen(outlet: &str, text: &str) -> Seen {
        let mut article = Article { id: text.to_owned(), text: text.to_owned(), ..Article::default() };
        article.meta.outlet = Some(outlet.to_owned());
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        let codebook = Codebook::standard();
        Seen::new(&article, &document, &mut Extractor::new(&codebook), "outlet", 1)
    }

    fn shown(articles: &[Seen]) -> Choices {
        let drawn: Vec<&Seen> = articles.iter().skip(1).collect();
        choices(articles, &["post", "wire", "west"].map(str::to_owned), &drawn, Lexicons::embedded())
    }

    #[test]
    fn shares_are_means_over_articles_in_the_authors_voice() {
        let articles = [
            seen("wire", "The government met. The government rose. The regime fell."),
            seen(
                "wire",
                "The regime met, and \u{201c}our government will not fall for this,\u{201d} a man from the village said.",
            ),
            seen("post", "The regime of the coast met by the river at noon."),
            seen("west", "The mayor went home by the river at noon."),
        ];
        let found = shown(&articles);
        let power = found.sets.iter().find(|set| set.name == "state power").expect("a set in play");
        assert_eq!((power.articles, power.absent.as_str(), power.terms.len()), (3, "west", 2));
        assert!(power.never.contains("junta") && !power.never.contains("regime"));
        let regime = power.terms.iter().find(|term| term.term == "regime").expect("a chosen term");
        assert_eq!(regime.lean, "harsher");
        let share = |at: usize| (regime.groups[at].group, regime.groups[at].shown.as_str(), regime.groups[at].with);
        // Of the wire's two articles one says it once in three, the other always: (1/3 + 1) / 2.
        assert_eq!((share(0), share(1)), ((0, "100", 1), (1, "67", 2)));
        assert_eq!((regime.groups[1].articles, regime.groups[1].article), (2, Some(0)), "the first is not drawn");
        // Wilson for 4/3 of 2, by hand: (4/3 + 1.9207) / 5.8415 -+ 1.96 / 5.8415 * sqrt(2 * 2/9 + 0.9604).
        assert_eq!(regime.groups[1].limits, "16 to 95");
    }

    #[test]
    fn sets_that_tell_groups_apart_come_first_and_others_are_not_there() {
        let mut articles: Vec<Seen> = (0..3).map(|_| seen("wire", "The regime said so by the river.")).collect();
        articles.extend((0..3).map(|_| seen("post", "The government said so by the river.")));
        articles.push(seen("post", "The mayor said so. A riot began by the river."));
        let names: Vec<String> = shown(&articles).sets.into_iter().map(|set| set.name).collect();
        assert_eq!(names[0], "state power");
        assert!(names.len() > 1 && names.iter().all(|name| name != "armed group"), "{names:?}");
        assert!(shown(&[seen("wire", "The mayor went home.")]).sets.is_empty());
    }
}
