//! What can be compared, and what a reader must know of the rest.

use super::Options;
use super::table::{Column, Table};
use crate::error::Error;

/// Most groups that a comparison takes: more are no groups but names of rows.
const MOST_GROUPS: usize = 1000;

/// The column that `--exposure` names.
pub fn exposure<'a>(table: &'a Table, name: &str) -> Result<&'a Column, Error> {
    let column = table.column(name)?;
    match column.numbers() {
        Some(cells) if cells.iter().flatten().all(|value| *value >= 0.0) => Ok(column),
        _ => Err(Error::Usage(format!("{}: {name} is no exposure; it must hold numbers from 0 up", table.place))),
    }
}

/// Groups enough to compare, and few enough to be groups.
pub fn check_groups(table: &Table, options: &Options, groups: usize) -> Result<(), Error> {
    let (place, by) = (&table.place, &options.by);
    match groups {
        0 => Err(Error::Usage(format!("{place}: {by} is empty in every row; name another column with --by"))),
        1 => Err(Error::Usage(format!("{place}: {by} has one value only; a comparison needs two groups"))),
        2..=MOST_GROUPS => Ok(()),
        _ => Err(Error::Usage(format!(
            "{place}: {by} has {groups} values; it seems to name rows, not groups: name another column with --by"
        ))),
    }
}

/// The columns to compare, in the order of the table.
pub fn measures<'a>(table: &'a Table, options: &Options, notes: &mut Vec<String>) -> Result<Vec<&'a Column>, Error> {
    let keys = [Some(&options.by), options.within.as_ref(), options.cluster.as_ref()];
    let free = table.columns.iter().filter(|column| !keys.contains(&Some(&column.name)));
    let (measures, other): (Vec<&Column>, Vec<&Column>) = free.partition(|column| column.is_measure());
    if measures.is_empty() {
        return Err(Error::Usage(format!("{}: no column of numbers to compare", table.place)));
    }
    if !other.is_empty() {
        let names: Vec<&str> = other.iter().map(|column| column.name.as_str()).collect();
        notes.push(format!("left out, being text or names: {}", names.join(", ")));
    }
    Ok(measures)
}

/// What is said of rows whose group, stratum or cluster is empty.
pub fn notes_on_rows(table: &Table, options: &Options, notes: &mut Vec<String>) -> Result<(), Error> {
    let empty = |name: &str| Ok(table.column(name)?.labels().iter().filter(|label| label.is_empty()).count());
    let mut say = |name: &str, what: &str| -> Result<(), Error> {
        let count = empty(name)?;
        if count > 0 {
            notes.push(format!("{count} of {} rows have no {name}: {what}", table.rows));
        }
        Ok(())
    };
    say(&options.by, "left out")?;
    if let Some(name) = &options.within {
        say(name, "they make a stratum of their own")?;
    }
    if let Some(name) = &options.cluster {
        say(name, "each counts as a unit of its own")?;
    }
    Ok(())
}
