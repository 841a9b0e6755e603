//! Choices, member by member: how often each of the rival terms was chosen where their set was in play.

use crate::document::Document;
use crate::document::passage::{Passage, Scope};
use crate::lexicon::seeds::CHOICES;
use std::io::{self, Write};

/// The columns.
pub const HEADER: &str = "doc_id,set,member,lean,voice,n,of,share\n";

/// Writes a row for every member of every set that is in play in a voice: `n` of the `of` choices in the set are this
/// member; a member that was not chosen has a row with 0.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document, out: &mut impl Write) -> io::Result<()> {
    let list = &document.lexicons.list[CHOICES.0 as usize];
    let mut csv = csv::Writer::from_writer(Vec::new());
    for scope in [Scope::Author, Scope::Quoted] {
        let mut chosen: Vec<(u32, u32)> = Vec::new();
        Passage::new(document, scope).terms(CHOICES, |hit, set, _| chosen.push((set, hit.entry)));
        for (set, name) in (0..).zip(&list.categories) {
            let of = chosen.iter().filter(|(other, _)| *other == set).count();
            if of == 0 {
                continue;
            }
            let members =
                (0..).zip(&list.entries).filter(|(_, entry)| entry.categories.iter().any(|(at, _)| *at == set));
            for (number, member) in members {
                let n = chosen.iter().filter(|choice| **choice == (set, number)).count();
                let share = format!("{:.4}", n as f64 / of as f64);
                let (n, of) = (n.to_string(), of.to_string());
                let voice = scope.as_str();
                csv.write_record([document.id, name, member.term(), &member.kind, voice, &n, &of, &share])?;
            }
        }
    }
    out.write_all(&csv.into_inner().map_err(|error| error.into_error())?)
}
