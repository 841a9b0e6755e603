//! The most frequent words and sequences of characters of the inputs, counted before anything is measured.

use super::first;
use super::input::Input;
use anyhow::Result;
use clap::Args;
use connote::article::Article;
use connote::corpus::most_frequent::{MostFrequent, Top};
use connote::corpus::terms::{ArticleTerms, Unit};
use connote::document::Document;
use connote::document::passage::Scope;
use connote::lexicon::{Frequent, Numbered};

#[derive(Debug, Args)]
#[command(next_help_heading = "Measuring")]
pub struct Counting {
    /// Add a column for each of the N most frequent words of all articles together: its rate per 1,000 words
    ///
    /// Words are counted in their folded form (small letters, straight apostrophes) in the body of articles: headline,
    /// numbers and boilerplate are left out. Of words as frequent as each other the first in the alphabet is taken. The
    /// columns are called mfw_the_p1k, the most frequent first; what names cannot hold is spelled so that they can
    /// (it's: mfw_it_s_p1k, café: mfw_caf_ue9_p1k), and the metadata beside the table tell the word of each. Inputs are
    /// read twice: first to count, with a million different words kept in memory at most.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    mfw: Option<u32>,

    /// Add a column for each of the K most frequent sequences of N characters: its rate per 1,000 sequences
    ///
    /// Sequences are cut from the words of the body, folded and joined by single blanks; they run across marks and
    /// sentences. char_ngrams_n is how many an article has. In the names _ is a blank (char_th__p1k: t, h, blank) and any
    /// other sign its Unicode number (n't: char_nu27t_p1k). With --evidence each mark spans the words that its sequence
    /// lies in.
    #[arg(long, value_name = "N,K", value_parser = sequences)]
    char_ngrams: Option<Sequences>,
}

/// So many of the most frequent sequences of so many characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sequences {
    length: u32,
    most: u32,
}

fn sequences(given: &str) -> Result<Sequences, String> {
    const LONGEST: u32 = 20;
    let numbers = given.split_once(',').and_then(|(length, most)| Some((length.parse().ok()?, most.parse().ok()?)));
    match numbers {
        Some((length @ 1..=LONGEST, most @ 1..)) => Ok(Sequences { length, most }),
        _ => Err(format!("give the length of sequences, 1 to {LONGEST}, and how many, such as 3,100")),
    }
}

impl Counting {
    /// Counts the inputs, if that is asked for. What cannot be read is passed over: the second reading says it.
    ///
    /// # Errors
    /// An input that cannot be read twice; wrong inputs.
    pub fn count(&self, input: &Input) -> Result<Frequent> {
        if self.mfw.is_none() && self.char_ngrams.is_none() {
            return Ok(Frequent::default());
        }
        let length = self.char_ngrams.map_or(0, |sequences| sequences.length as usize);
        let (mut words, mut characters) = (MostFrequent::default(), MostFrequent::default());
        let terms = |_: &Article, document: &Document| {
            let of = |unit: Unit| ArticleTerms::of(document, Scope::Body, unit);
            let words = self.mfw.map(|_| of(Unit::Words { shortest: 1, longest: 1 }));
            (words, self.char_ngrams.map(|_| of(Unit::Characters(length))))
        };
        first::pass(input, "--mfw and --char-ngrams", terms, |counted| {
            let (of_words, of_characters) = counted.unwrap_or_default();
            of_words.iter().for_each(|terms| words.add(terms));
            of_characters.iter().for_each(|terms| characters.add(terms));
        })?;
        let most = self.char_ngrams.map_or(0, |sequences| sequences.most);
        Ok(Frequent {
            words: Numbered::new(named(words, self.mfw.unwrap_or(0), "words")),
            sequences: Numbered::new(named(characters, most, "sequences of characters")),
            length,
        })
    }

    /// The options as the manifest tells them.
    pub fn options(&self) -> [(&'static str, serde_json::Value); 2] {
        let sequences = self.char_ngrams.map(|asked| format!("{},{}", asked.length, asked.most));
        [("mfw", self.mfw.into()), ("char_ngrams", sequences.into())]
    }
}

/// The most frequent terms; says where there are fewer than asked for, and where it cannot be known which they are.
fn named(counts: MostFrequent, most: u32, what: &str) -> Vec<String> {
    let Top { terms, sure } = counts.top(most as usize);
    if terms.len() < most as usize {
        anstream::eprintln!("connote: {} different {what} were counted, {most} asked for", terms.len());
    }
    if !sure {
        anstream::eprintln!(
            "connote: there are too many different {what} to keep the count of each: the rarest of the columns may not be \
             the next most frequent; ask for fewer, or for shorter ones"
        );
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_and_number_are_given_together() {
        assert_eq!(sequences("3,100"), Ok(Sequences { length: 3, most: 100 }));
        for wrong in ["3", "0,5", "21,5", "3,0", "3,", "a,b", "3,1,1", "-1,4"] {
            assert!(sequences(wrong).is_err(), "{wrong}");
        }
    }
}
