//! Frequencies: texts by features, as Delta compares them.

use super::pronouns;
use super::terms::TermTable;
use crate::error::Error;
use ndarray::Array2;
use std::collections::BTreeSet;

/// Relative frequencies in per cent: one row a text, one column a feature, the most frequent first.
#[derive(Debug, Clone, PartialEq)]
pub struct Frequencies {
    /// Names of the texts, each different.
    pub texts: Vec<String>,
    /// The group of each text; empty where it is in none.
    pub groups: Vec<String>,
    /// What keeps texts from being taken for each other's; empty for nothing.
    pub apart: Vec<String>,
    pub features: Vec<String>,
    pub values: Array2<f64>,
}

/// Which features are kept, and what a text is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice {
    /// So many of the most frequent features.
    pub most: usize,
    /// Only features found in at least this per cent of the texts.
    pub culling: f64,
    pub without_pronouns: bool,
    /// The articles of a group are one text.
    pub joined: bool,
    /// Texts with fewer words are left out.
    pub min_words: u32,
}

impl Default for Choice {
    fn default() -> Choice {
        Choice { most: 150, culling: 0.0, without_pronouns: false, joined: false, min_words: 1 }
    }
}

/// A text before features are chosen.
struct Text {
    name: String,
    group: String,
    apart: String,
    articles: Vec<usize>,
    words: u32,
}

impl Frequencies {
    /// The frequencies of the chosen features in the articles of a table. Features are ranked by their occurrences in all
    /// texts together, equals by the alphabet; first those of pronouns and those below the culling are taken away, then
    /// the most frequent are kept.
    ///
    /// # Errors
    /// There are fewer than two texts, or no feature is left.
    pub fn new(table: &TermTable, choice: Choice) -> Result<Frequencies, Error> {
        let mut texts = texts(table, choice.joined);
        texts.retain(|text| text.words >= choice.min_words.max(1));
        if texts.len() < 2 {
            return Err(Error::Usage(format!(
                "Delta compares texts and there are {} with at least {} words; give more or longer texts",
                texts.len(),
                choice.min_words.max(1)
            )));
        }
        let kept = features(table, &texts, choice);
        if kept.is_empty() {
            return Err(Error::Usage("no feature is in enough texts; lower --culling".to_owned()));
        }
        let mut columns = vec![usize::MAX; table.len()];
        kept.iter().enumerate().for_each(|(column, term)| columns[*term as usize] = column);
        let mut values = Array2::zeros((texts.len(), kept.len()));
        for (row, text) in texts.iter().enumerate() {
            let total: u32 = text.articles.iter().map(|article| table.articles()[*article].totals[0]).sum();
            for (term, count) in text.articles.iter().flat_map(|article| table.counts(*article)) {
                if let Some(value) = values.get_mut([row, columns[*term as usize]]) {
                    *value += 100.0 * f64::from(*count) / f64::from(total);
                }
            }
        }
        Ok(Frequencies {
            texts: unique(texts.iter().map(|text| text.name.clone()).collect()),
            groups: texts.iter().map(|text| text.group.clone()).collect(),
            apart: texts.into_iter().map(|text| text.apart).collect(),
            features: kept.into_iter().map(|term| table.term(term).to_owned()).collect(),
            values,
        })
    }
}

fn texts(table: &TermTable, joined: bool) -> Vec<Text> {
    let articles = table.articles().iter().enumerate();
    if !joined {
        let text = |(at, article): (usize, &super::terms::Counted)| Text {
            name: article.id.clone(),
            group: table.groups()[article.group as usize].clone(),
            apart: article.apart.clone(),
            articles: vec![at],
            words: article.words,
        };
        return articles.map(text).collect();
    }
    let empty = |name: &String| {
        let (name, group) = (name.clone(), name.clone());
        Text { name, group, apart: String::new(), articles: Vec::new(), words: 0 }
    };
    let mut texts: Vec<Text> = table.groups().iter().map(empty).collect();
    for (at, article) in articles {
        let text = &mut texts[article.group as usize];
        text.articles.push(at);
        text.words += article.words;
    }
    texts
}

fn features(table: &TermTable, texts: &[Text], choice: Choice) -> Vec<u32> {
    let mut counts = vec![0_u64; table.len()];
    let mut found = vec![0_usize; table.len()];
    for text in texts {
        let mut here = BTreeSet::new();
        for (term, count) in text.articles.iter().flat_map(|article| table.counts(*article)) {
            counts[*term as usize] += u64::from(*count);
            here.insert(*term);
        }
        here.into_iter().for_each(|term| found[term as usize] += 1);
    }
    let enough = |term: &u32| {
        let share = 100.0 * found[*term as usize] as f64 / texts.len() as f64;
        counts[*term as usize] > 0 && share >= choice.culling
    };
    let wanted = |term: &u32| !(choice.without_pronouns && pronouns::is_pronoun(table.term(*term)));
    let mut kept: Vec<u32> = (0..table.len() as u32).filter(|term| enough(term) && wanted(term)).collect();
    kept.sort_by(|a, b| counts[*b as usize].cmp(&counts[*a as usize]).then_with(|| table.term(*a).cmp(table.term(*b))));
    kept.truncate(choice.most);
    kept
}

/// Names that are all different: a name that has been there gets a number.
pub fn unique(names: Vec<String>) -> Vec<String> {
    let mut taken: BTreeSet<String> = names.iter().cloned().collect();
    let mut seen = BTreeSet::new();
    let mut fresh = |name: String| {
        if seen.insert(name.clone()) {
            return name;
        }
        let free = (2..).map(|number| format!("{name} ({number})")).find(|name| !taken.contains(name));
        let name = free.unwrap_or(name);
        taken.insert(name.clone());
        name
    };
    names.into_iter().map(&mut fresh).collect()
}

#[cfg(test)]
mod tests {
    use super::super::terms::{ArticleTerms, Label};
    use super::*;
    use ndarray::array;

    fn table() -> TermTable {
        let mut table = TermTable::default();
        for (id, group, counts) in [
            ("a", "wire", &[("the", 5), ("she", 3), ("dam", 2)][..]),
            ("a", "post", &[("the", 6), ("she's", 2), ("sea", 2)]),
            ("b", "post", &[("the", 9), ("sea", 1)]),
        ] {
            table.add(Label { id, group, apart: "" }, ArticleTerms::counted(counts));
        }
        table.finish()
    }

    #[test]
    fn features_are_ranked_culled_and_cut() {
        let all = Frequencies::new(&table(), Choice::default()).unwrap();
        assert_eq!(all.features, ["the", "sea", "she", "dam", "she's"]);
        assert_eq!(all.values.row(1), array![60.0, 20.0, 0.0, 0.0, 20.0]);
        assert_eq!(
            (all.texts, all.groups),
            (vec!["a".into(), "a (2)".into(), "b".into()], vec!["wire".to_owned(), "post".into(), "post".into()])
        );
        let choice = Choice { without_pronouns: true, most: 2, ..Choice::default() };
        assert_eq!(Frequencies::new(&table(), choice).unwrap().features, ["the", "sea"]);
        let choice = Choice { culling: 60.0, ..Choice::default() };
        assert_eq!(Frequencies::new(&table(), choice).unwrap().features, ["the", "sea"]);
    }

    #[test]
    fn the_articles_of_a_group_can_be_one_text() {
        let found = Frequencies::new(&table(), Choice { joined: true, ..Choice::default() }).unwrap();
        assert_eq!(found.texts, ["post", "wire"]);
        assert_eq!(found.values[[0, 0]], 75.0);
    }

    #[test]
    fn too_little_is_said() {
        let choice = Choice { min_words: 11, ..Choice::default() };
        assert!(Frequencies::new(&table(), choice).unwrap_err().to_string().contains("0 with at least 11 words"));
    }

    #[test]
    fn names_become_unique_and_stay_so() {
        let names = ["a", "a", "a (2)", "a"].map(str::to_owned).to_vec();
        assert_eq!(unique(names), ["a", "a (3)", "a (2)", "a (4)"]);
    }
}
