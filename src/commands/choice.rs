//! The option that says what is measured, shared by all commands that measure.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use connote::codebook::Codebook;
use connote::features::FAMILIES;

#[derive(Debug, Args)]
#[command(next_help_heading = "Measuring")]
pub struct Choice {
    /// Groups of features to measure, separated by commas [default: default]
    ///
    /// What a group needs and nobody asks for is not looked for in the text. Words and sentences are always measured,
    /// in every voice that is: rates rest on them.
    #[arg(long, value_name = "GROUPS", value_delimiter = ',', value_parser = groups())]
    features: Vec<String>,
}

impl Choice {
    /// The columns chosen; without a choice the default ones.
    pub fn codebook(&self) -> anyhow::Result<Codebook> {
        self.codebook_or("default")
    }

    /// The columns chosen; without a choice those of `group`.
    pub fn codebook_or(&self, group: &str) -> anyhow::Result<Codebook> {
        match self.features.is_empty() {
            true => Ok(Codebook::named(&[group])?),
            false => Ok(Codebook::named(&self.features)?),
        }
    }

    /// The choice as the manifest tells it: in whatever order groups are named, the numbers are the same.
    pub fn names(&self) -> Vec<&'static str> {
        let is_asked = |group: &&str| self.features.iter().any(|name| name == group);
        let names: Vec<_> = Codebook::groups().into_iter().filter(is_asked).collect();
        if names.is_empty() { vec!["default"] } else { names }
    }
}

fn groups() -> PossibleValuesParser {
    let about = |name: &&'static str| {
        let family = FAMILIES.iter().find(|family| family.name == *name).map(|family| family.about);
        let all = if *name == "all" { "Every group" } else { "The groups that are measured when none are named" };
        PossibleValue::new(*name).help(family.unwrap_or(all))
    };
    PossibleValuesParser::new(Codebook::groups().iter().map(about).collect::<Vec<_>>())
}
