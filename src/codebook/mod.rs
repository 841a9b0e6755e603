//! Codebook: the order and the names of all columns.

mod frequent;
pub mod names;
mod own;

use crate::document::Depth;
use crate::document::passage::Scope;
use crate::feature::{Family, Feature, Measure};
use crate::features::{EXPOSURES, FAMILIES};
use crate::lexicon::Lexicons;
use names::Stems;
use std::sync::Arc;

/// A feature in one scope: the one loop order of the house.
#[derive(Debug, Clone)]
pub struct Entry {
    pub family: &'static Family,
    pub feature: &'static Feature,
    pub scope: Scope,
    /// Which of the feature's cases, where it has some.
    pub case: Option<Arc<Case>>,
}

/// One of many things that a feature finds, known only when the run begins: a category of a user's lexicon, a frequent
/// word. The feature says what its cases have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its number among the cases of the feature: marks tell by it whose they are.
    pub number: u32,
    /// The stem of its columns and the name of its evidence.
    pub stem: String,
    /// Whether its whole name did not fit or was taken.
    pub renamed: bool,
    pub definition: String,
    pub reference: String,
}

impl Entry {
    /// The stem of its columns and the name under which its evidence is written.
    pub fn name(&self) -> &str {
        self.case.as_ref().map_or(self.feature.name, |case| &case.stem)
    }

    pub fn definition(&self) -> &str {
        self.case.as_ref().map_or(self.feature.definition, |case| &case.definition)
    }

    pub fn reference(&self) -> &str {
        self.case.as_ref().map_or(self.feature.reference, |case| &case.reference)
    }

    fn columns(&self) -> impl Iterator<Item = Column> {
        self.feature.measures.iter().map(|measure| Column::new(self.clone(), *measure))
    }

    fn depth(&self) -> Depth {
        match self.scope {
            Scope::Author | Scope::Quoted => Depth::Quotations.max(self.family.depth),
            Scope::Body | Scope::Headline => self.family.depth,
        }
    }
}

/// The entries of a feature in each of its cases.
fn cased(family: &'static Family, feature: &'static Feature, cases: impl Iterator<Item = Case>) -> Vec<Entry> {
    let entries = |case: Case| {
        let case = Arc::new(case);
        feature.scopes.iter().map(move |scope| Entry { family, feature, scope: *scope, case: Some(Arc::clone(&case)) })
    };
    cases.flat_map(entries).collect()
}

/// The entries that only this run has.
fn of_the_run(lexicons: &Lexicons) -> Vec<Entry> {
    if lexicons.own().next().is_none() && lexicons.frequent.is_empty() {
        return Vec::new();
    }
    let full = Codebook::full();
    let names = full.columns.iter().map(|column| column.name.as_str());
    let mut stems = Stems::beside(names.chain(full.entries.iter().map(Entry::name)));
    let mut entries = own::entries(lexicons, &mut stems);
    entries.extend(frequent::entries(&lexicons.frequent, &mut stems));
    entries
}

/// The entries of a family in their order.
fn entries(family: &'static Family) -> impl Iterator<Item = Entry> {
    family.features.iter().flat_map(move |feature| entries_of(family, feature))
}

/// The entries of a feature without cases.
fn entries_of(family: &'static Family, feature: &'static Feature) -> impl Iterator<Item = Entry> {
    feature.scopes.iter().map(move |scope| Entry { family, feature, scope: *scope, case: None })
}

/// An entry under one measure.
#[derive(Debug, Clone)]
pub struct Column {
    pub name: String,
    pub entry: Entry,
    pub measure: Measure,
}

/// All columns of a run, in order.
#[derive(Debug, Clone)]
pub struct Codebook {
    pub entries: Vec<Entry>,
    pub columns: Vec<Column>,
}

/// A name that is no group.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("no group of features is called \"{name}\"; there are {}", Codebook::groups().join(", "))]
pub struct UnknownGroup {
    pub name: String,
}

/// The group of all families, and the group of those that are measured when none are named.
const ALL: &str = "all";
const DEFAULT: &str = "default";

impl Codebook {
    /// Every feature there is.
    pub fn full() -> Codebook {
        Codebook::of(|_| true)
    }

    /// What is measured when no groups are named.
    pub fn standard() -> Codebook {
        Codebook::of(|family| family.default)
    }

    /// The groups named (families, `default`, `all`), the categories of lexicons that have some, and the terms that the
    /// run counts one by one.
    ///
    /// # Errors
    /// The first name that is no group.
    pub fn named<S: AsRef<str>>(names: &[S], lexicons: &Lexicons) -> Result<Codebook, UnknownGroup> {
        let known = Codebook::groups();
        if let Some(name) = names.iter().map(AsRef::as_ref).find(|name| !known.contains(name)) {
            return Err(UnknownGroup { name: name.to_owned() });
        }
        let asked = |group: &str| names.iter().any(|name| name.as_ref() == group);
        let chosen = |family: &Family| asked(family.name) || asked(ALL) || asked(DEFAULT) && family.default;
        Ok(Codebook::with(chosen, of_the_run(lexicons)))
    }

    /// The names that `named` takes.
    pub fn groups() -> Vec<&'static str> {
        FAMILIES.iter().map(|family| family.name).chain([DEFAULT, ALL]).collect()
    }

    /// The families that `chosen` holds of. What rates rest on comes along in every scope that is measured.
    pub fn of(chosen: impl Fn(&Family) -> bool) -> Codebook {
        Codebook::with(chosen, Vec::new())
    }

    fn with(chosen: impl Fn(&Family) -> bool, more: Vec<Entry>) -> Codebook {
        let every: Vec<Entry> = FAMILIES.iter().flat_map(|family| entries(family)).collect();
        let mut measured = vec![Scope::Body];
        let wanted = every.iter().filter(|entry| chosen(entry.family)).chain(&more);
        measured.extend(wanted.map(|entry| entry.scope));
        let is_exposure = |entry: &Entry| EXPOSURES.iter().any(|feature| feature.name == entry.feature.name);
        let travels = |entry: &Entry| is_exposure(entry) && measured.contains(&entry.scope);
        let mut entries: Vec<Entry> =
            every.iter().filter(|entry| chosen(entry.family) || travels(entry)).cloned().collect();
        entries.extend(more);
        let columns = entries.iter().flat_map(Entry::columns).collect();
        Codebook { entries, columns }
    }

    /// The cases whose columns could not be called what they are.
    pub fn renamed(&self) -> impl Iterator<Item = &Case> {
        let cases =
            self.entries.iter().filter(|entry| entry.scope == Scope::Body).filter_map(|entry| entry.case.as_deref());
        cases.filter(|case| case.renamed)
    }

    /// How far articles must be read for these columns. Marks tell their voice only from quotations on.
    pub fn depth(&self) -> Depth {
        self.entries.iter().map(Entry::depth).max().unwrap_or(Depth::Words)
    }

    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == column)
    }
}

impl Column {
    fn new(entry: Entry, measure: Measure) -> Column {
        let stem = match (measure, measure.stat()) {
            (Measure::Formula(formula), _) if entry.case.is_none() => formula.name.to_owned(),
            (Measure::Formula(formula), _) => format!("{}_{}", entry.name(), formula.name),
            (_, Some(stat)) => format!("{}_{stat}", entry.name()),
            (_, None) => entry.name().to_owned(),
        };
        Column { name: stem + entry.scope.suffix(), entry, measure }
    }

    /// Whether its values are whole numbers.
    pub fn is_count(&self) -> bool {
        matches!(self.measure, Measure::Count) || self.name.ends_with("_n")
    }

    /// Whether the column counts events: its feature has a rate too.
    pub fn counts_events(&self) -> bool {
        let rate = |measure: &Measure| matches!(measure, Measure::Per1000Words | Measure::PercentOfWords);
        matches!(self.measure, Measure::Count) && self.entry.feature.measures.iter().any(rate)
    }

    /// The column that events are held against: the words of the same scope.
    pub fn exposure(&self) -> Option<String> {
        self.counts_events().then(|| format!("words_n{}", self.entry.scope.suffix()))
    }

    /// What one unit of the value is.
    pub fn unit(&self) -> &'static str {
        match self.measure {
            Measure::Count => "marks",
            Measure::Per1000Words => "marks per 1,000 words",
            Measure::PercentOfWords => "per cent of words",
            Measure::Mean(unit) | Measure::Spread(unit) | Measure::Median(unit) => unit,
            Measure::Formula(formula) => formula.unit,
        }
    }

    /// The formula in words.
    pub fn expression(&self) -> &'static str {
        match self.measure {
            Measure::Count => "number of marks",
            Measure::Per1000Words => "1000 * marks / words",
            Measure::PercentOfWords => "100 * marks / words",
            Measure::Mean(_) => "mean of the marks' weights",
            Measure::Spread(_) => "standard deviation (n - 1) of the marks' weights",
            Measure::Median(_) => "median of the marks' weights",
            Measure::Formula(formula) => formula.expression,
        }
    }

    /// A few words for statistical programs: what is measured, how, and in whose voice. At most 80 characters, which is
    /// what Stata takes.
    pub fn label(&self) -> String {
        let (stem, how) = match self.measure {
            Measure::Count => (self.entry.name(), "number".to_owned()),
            Measure::Mean(unit) => (self.entry.name(), format!("mean, {unit}")),
            Measure::Spread(unit) => (self.entry.name(), format!("standard deviation, {unit}")),
            Measure::Median(unit) => (self.entry.name(), format!("median, {unit}")),
            Measure::Per1000Words | Measure::PercentOfWords => (self.entry.name(), self.unit().to_owned()),
            Measure::Formula(formula) => (self.formula_stem(), formula.unit.to_owned()),
        };
        let voice = match self.entry.scope {
            Scope::Body => String::new(),
            scope => format!(" ({})", scope.as_str()),
        };
        format!("{}: {how}{voice}", stem.replace('_', " "))
    }

    /// The name of a formula's column without scope and unit.
    fn formula_stem(&self) -> &str {
        let whole = self.name.strip_suffix(self.entry.scope.suffix()).unwrap_or(&self.name);
        ["_n", "_p1k", "_pct", "_mean"].iter().find_map(|stat| whole.strip_suffix(stat)).unwrap_or(whole)
    }

    /// What the column holds, in a sentence.
    pub fn definition(&self) -> String {
        let place = match self.entry.scope {
            Scope::Body => "",
            Scope::Author => " In the author's own words.",
            Scope::Quoted => " In the words quoted from others.",
            Scope::Headline => " In the headline.",
        };
        format!("{}{place}", self.entry.definition())
    }
}
