//! Stata, from version 14 on.

use super::{MADE_BY, Table};
use crate::output::schema::Kind;
use crate::output::table::Status;

pub(super) fn script(table: &Table) -> String {
    let (file, stem) = (table.file, table.stem());
    let columns = |is_wanted: fn(Kind) -> bool| ranges(table.variables.iter().map(|v| is_wanted(v.kind)));
    let (texts, numbers) = (columns(|kind| !kind.is_number()), columns(Kind::is_number));
    let names: String = (1..).zip(table.variables).map(|(at, v)| format!("rename v{at} {}\n", v.name)).collect();
    let labels: String =
        table.variables.iter().map(|v| format!("label variable {} \"{}\"\n", v.name, v.label)).collect();
    let levels: String =
        (1..).zip(Status::ALL).map(|(code, status)| format!(" {code} \"{}\"", status.as_str())).collect();
    format!(
        "* Reads {file} with types and labels. {MADE_BY}
* Run it in its folder: cd there, then: do {stem}.do
* A missing number is ., a missing text is empty.
version 14
import delimited using \"{file}\", clear encoding(\"utf-8\") delimiters(\",\") varnames(nonames) rowrange(2) ///
    bindquote(strict) maxquotedrows(unlimited) asdouble ///
    stringcols({texts}) ///
    numericcols({numbers})

{names}
label define status{levels}
encode status, generate(status_coded) label(status) noextend
order status_coded, after(status)
drop status
rename status_coded status

{labels}"
    )
}

/// The numbers of what is wanted, counted from 1, as Stata writes them: `1/6 8`.
fn ranges(wanted: impl Iterator<Item = bool>) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (at, _) in (1..).zip(wanted).filter(|(_, wanted)| *wanted) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == at => *last = at,
            _ => ranges.push((at, at)),
        }
    }
    let shown =
        |(first, last): &(usize, usize)| if first == last { first.to_string() } else { format!("{first}/{last}") };
    ranges.iter().map(shown).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_joined() {
        let wanted = [true, true, false, true, false, true, true, true];
        assert_eq!(ranges(wanted.into_iter()), "1/2 4 6/8");
    }
}
