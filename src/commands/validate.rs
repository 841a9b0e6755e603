//! `connote validate`: how far marks can be trusted, by people's codes.

use super::Outcome;
use super::target::Target;
use anyhow::Result;
use clap::Args;
use connote::corpus::coded;
use connote::output::validation as output;
use connote::stats::coding;
use std::io::Write;
use std::path::PathBuf;

/// Precision, recall and agreement of a coded sample, and group differences corrected by them
///
/// CODED is what "connote sample" wrote with its code columns filled: one file or several, every
/// column that begins with "code" is a coder. An item's code is the mean of its coders'; items
/// without a code are left out.
///
///   precision  share of marks that are right. Marks drawn within a group stand for all marks of
///              that group (Horvitz & Thompson 1952): over all groups each weighs as many marks as
///              it has
///   recall     right / (right + missed); right = marks x precision, missed = sentences x mean
///              number missed
///   F1         harmonic mean of precision and recall
///   alpha      Krippendorff's alpha between coders, nominal (Krippendorff 2011), for marks and
///              sentences apart; 1 is full agreement, 0 what chance would give; below .667 little
///              can be concluded (Krippendorff 2004)
///   corrected  (right + missed) per 1,000 words: each group's count corrected by its own measured
///              error, the estimate of double sampling (Tenenbein 1970). It equals the rate as
///              counted x precision / recall; unlike the correction of Rogan & Gladen 1978 it does
///              not suppose that all groups are measured equally well
///
/// Brackets hold 95 % limits: percentiles of 2,000 draws of articles with replacement within each
/// group, seed 1 (Efron & Tibshirani 1993). The rate as counted is of all articles and has none.
/// Without --key there are no weights: precision is that of the sample, items are drawn anew one by
/// one, and what needs the whole is left out.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Validate {
    /// Coded samples, one file or one a coder
    #[arg(required = true)]
    coded: Vec<PathBuf>,

    /// The key that "connote sample" wrote beside the sample
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,

    /// Also write all numbers as CSV
    #[arg(help_heading = "Writing", short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Validate {
    pub fn run(&self) -> Result<Outcome> {
        let groups = coded::read(&self.coded, self.key.as_deref())?;
        let (mut validity, contrasts) = coding::validity(&groups);
        if groups.len() == 1 {
            validity.truncate(1);
        }
        if let Some(path) = &self.output {
            let mut file = Target::create(path)?;
            output::write(&validity, &contrasts, &mut file)?;
            file.keep()?;
        }
        write!(anstream::stdout().lock(), "{}", output::table(&validity, &contrasts))?;
        Ok(Outcome::Whole)
    }
}
