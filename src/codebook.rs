//! Codebook: the order and the names of all columns.

use crate::document::passage::Scope;
use crate::feature::{Family, Feature, Measure};
use crate::features::FAMILIES;

/// A feature in one scope: the one loop order of the house.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub family: &'static Family,
    pub feature: &'static Feature,
    pub scope: Scope,
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

impl Codebook {
    /// Every feature there is.
    pub fn full() -> Codebook {
        let features =
            FAMILIES.iter().copied().flat_map(|family| family.features.iter().map(move |feature| (family, *feature)));
        let entries: Vec<Entry> = features
            .flat_map(|(family, feature)| {
                feature.scopes.iter().map(move |scope| Entry { family, feature, scope: *scope })
            })
            .collect();
        let columns = entries
            .iter()
            .flat_map(|entry| entry.feature.measures.iter().map(|measure| Column::new(*entry, *measure)))
            .collect();
        Codebook { entries, columns }
    }

    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == column)
    }
}

impl Column {
    fn new(entry: Entry, measure: Measure) -> Column {
        let stem = match (measure, measure.stat()) {
            (Measure::Formula(formula), _) => formula.name.to_owned(),
            (_, Some(stat)) => format!("{}_{stat}", entry.feature.name),
            (_, None) => entry.feature.name.to_owned(),
        };
        Column { name: stem + entry.scope.suffix(), entry, measure }
    }

    /// Whether its values are whole numbers.
    pub fn is_count(&self) -> bool {
        matches!(self.measure, Measure::Count) || self.name.ends_with("_n")
    }

    /// What one unit of the value is.
    pub fn unit(&self) -> &'static str {
        match self.measure {
            Measure::Count => "marks",
            Measure::Per1000Words => "marks per 1,000 words",
            Measure::PercentOfWords => "per cent of words",
            Measure::Mean | Measure::Spread | Measure::Median => "weight of a mark",
            Measure::Formula(formula) => formula.unit,
        }
    }

    /// The formula in words.
    pub fn expression(&self) -> &'static str {
        match self.measure {
            Measure::Count => "number of marks",
            Measure::Per1000Words => "1000 * marks / words",
            Measure::PercentOfWords => "100 * marks / words",
            Measure::Mean => "mean of the marks' weights",
            Measure::Spread => "standard deviation (n - 1) of the marks' weights",
            Measure::Median => "median of the marks' weights",
            Measure::Formula(formula) => formula.expression,
        }
    }

    /// What the column holds, in a sentence.
    pub fn definition(&self) -> String {
        let place = match self.entry.scope {
            Scope::Body => "",
            Scope::Author => " In the author's own words.",
            Scope::Quoted => " In the words quoted from others.",
            Scope::Headline => " In the headline.",
        };
        format!("{}{place}", self.entry.feature.definition)
    }
}
