//! XLSX: the rows of every sheet that has a column for the text. The workbook is read on a thread of its own, a few rows
//! ahead, because its cells can only be walked where its strings are held.

use std::io::{self, BufReader};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use calamine::{DataRef, Reader, Xlsx};

use super::{Content, Header, Options, Part, Rows, Trouble};
use crate::ingest::archive;
use crate::ingest::border::caught;
use crate::ingest::inventory::Inventory;
use crate::ingest::limits;
use crate::ingest::store::{Store, Window};

/// Rows that are read ahead.
const AHEAD: usize = 64;

/// More columns than a sheet has.
const MOST_COLUMNS: usize = 1 << 14;

enum Message {
    /// All sheets have been looked at: those that are read, and those that are not.
    Ready {
        read: Vec<String>,
        left_out: Vec<String>,
    },
    Refused(Trouble),
    Row(Part),
    Broken(String),
}

struct Sheets {
    rows: Receiver<Message>,
    inventory: Inventory,
}

/// Reads the header of every sheet.
pub(in crate::ingest) fn open(store: &Store, id: &str, options: &Options) -> Result<Box<dyn Rows>, Trouble> {
    is_sound(store, options).map_err(Trouble::Reason)?;
    let (sender, rows) = sync_channel(AHEAD);
    let (window, options) = (store.whole(), options.clone());
    let spawned = thread::Builder::new().spawn(move || {
        let read = caught(|| walk(window, &options, &sender));
        if read.is_none() {
            let _ = sender.send(Message::Broken("the reader gave up on this workbook; save it as CSV".to_owned()));
        }
    });
    spawned?;
    let mut inventory = Inventory::new(id, "a workbook");
    match rows.recv() {
        Ok(Message::Ready { read, left_out }) => {
            inventory.read = read.len() as u64;
            left_out.iter().for_each(|sheet| inventory.leave_out(&format!("sheet {sheet}")));
            Ok(Box::new(Sheets { rows, inventory }))
        }
        Ok(Message::Refused(trouble)) => Err(trouble),
        Ok(Message::Broken(reason)) => Err(Trouble::Reason(reason)),
        _ => Err(Trouble::Reason("this workbook cannot be read; save it as CSV".to_owned())),
    }
}

/// The reader takes an archive's word for its sizes; so every part is unpacked once before, within the limits.
fn is_sound(store: &Store, options: &Options) -> Result<(), String> {
    let (entries, torn) = archive::list(store)?;
    if let Some(torn) = torn {
        return Err(torn);
    }
    let whole = entries.iter().fold(0u64, |sum, entry| sum.saturating_add(entry.place.size));
    options.limits.check(store.length, whole).map_err(|met| format!("not read: {met}"))?;
    let is_read = |name: &str| name.ends_with(".xml") || name.ends_with(".rels");
    for entry in entries.iter().filter(|entry| is_read(&entry.name)) {
        if let Some(trouble) = &entry.trouble {
            return Err(trouble.clone());
        }
        let read = entry.place.open().and_then(|mut source| io::copy(&mut source, &mut io::sink()));
        let broken = |error| limits::reason(&error, &format!("its part {} is broken", entry.name), "save it anew");
        read.map_err(broken)?;
    }
    Ok(())
}

fn walk(window: Window, options: &Options, sender: &SyncSender<Message>) {
    let message = match Xlsx::new(BufReader::new(window)) {
        Ok(mut book) => {
            let headers = headers(&mut book, options);
            match chosen(&headers, options) {
                Ok(chosen) => {
                    let left_out = headers.into_iter().map(|(sheet, ..)| sheet);
                    let read: Vec<String> = chosen.iter().map(|(sheet, ..)| sheet.clone()).collect();
                    let left_out = left_out.filter(|sheet| !read.contains(sheet)).collect();
                    if sender.send(Message::Ready { read, left_out }).is_err() {
                        return;
                    }
                    let result = chosen.iter().try_for_each(|(sheet, line, header)| {
                        let named = (chosen.len() > 1).then_some(sheet.as_str());
                        each_row(&mut book, sheet, |number, cells| {
                            if number <= *line || cells.iter().all(|cell| cell.trim().is_empty()) {
                                return Ok(true);
                            }
                            Ok(sender.send(Message::Row(part(header, number, cells, named, options))).is_ok())
                        })
                    });
                    match result {
                        Ok(()) => return,
                        Err(reason) => Message::Broken(reason),
                    }
                }
                Err(trouble) => Message::Refused(trouble),
            }
        }
        Err(error) => Message::Refused(Trouble::Reason(format!("this is no workbook ({error}); check what it is"))),
    };
    let _ = sender.send(message);
}

/// Each sheet with the number and the cells of its first row that has any.
type Heads = Vec<(String, u64, Vec<String>)>;

fn headers(book: &mut Xlsx<BufReader<Window>>, options: &Options) -> Heads {
    let mut headers = Vec::new();
    for sheet in book.sheet_names() {
        let mut first = (0, Vec::new());
        let found = each_row(book, &sheet, |number, cells| {
            let names: Vec<String> = cells.iter().map(|name| name.trim().to_owned()).collect();
            let is_header = names.contains(&options.text_column);
            if is_header || first.1.is_empty() {
                first = (number, names);
            }
            // A title may stand above the header.
            Ok(!is_header && number < TITLES)
        });
        // A sheet that is a chart has no rows.
        if found.is_ok() && !first.1.is_empty() {
            headers.push((sheet, first.0, first.1));
        }
    }
    headers
}

/// How many rows may stand above a header.
const TITLES: u64 = 20;

/// The sheets that have the columns asked for.
fn chosen(headers: &Heads, options: &Options) -> Result<Vec<(String, u64, Header)>, Trouble> {
    let mut chosen = Vec::new();
    let mut trouble = None;
    for (sheet, line, names) in headers {
        match Header::new(names.clone(), options) {
            Ok(header) => chosen.push((sheet.clone(), *line, header)),
            Err(missing) => trouble = trouble.or(Some(missing)),
        }
    }
    match trouble {
        _ if !chosen.is_empty() => Ok(chosen),
        Some(trouble) => Err(trouble),
        None => Err(Trouble::Reason("empty; no sheet has a row, so leave it out or fill it".to_owned())),
    }
}

/// Hands the rows of a sheet with their numbers to `take`, until it says `false`.
fn each_row(
    book: &mut Xlsx<BufReader<Window>>,
    sheet: &str,
    mut take: impl FnMut(u64, Vec<String>) -> Result<bool, String>,
) -> Result<(), String> {
    let broken = |error| format!("sheet {sheet} is broken ({error}); the rows before are in, save it anew");
    let mut cells = book.worksheet_cells_reader(sheet).map_err(broken)?;
    let (mut row, mut number): (Vec<String>, u32) = (Vec::new(), 0);
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (at, column) = cell.get_position();
        if at != number && !row.is_empty() && !take(u64::from(number) + 1, std::mem::take(&mut row))? {
            return Ok(());
        }
        number = at;
        let column = (column as usize).min(MOST_COLUMNS);
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = text(cell.get_value());
    }
    if !row.is_empty() {
        take(u64::from(number) + 1, row)?;
    }
    Ok(())
}

fn part(header: &Header, number: u64, mut cells: Vec<String>, sheet: Option<&str>, options: &Options) -> Part {
    let what = sheet.map_or("row".to_owned(), |sheet| format!("sheet {sheet}, row"));
    let at = Some((what.into(), number));
    if cells.iter().map(String::len).sum::<usize>() > options.limits.line() {
        return super::long(at, options);
    }
    cells.resize(header.names.len(), String::new());
    let id = header.id.map(|id| cells[id].trim().to_owned()).filter(|id| !id.is_empty());
    let mut article = header.article(cells);
    article.encoding = "UTF-8";
    article.meta.more.extend(sheet.map(|sheet| ("sheet".to_owned(), sheet.to_owned())));
    Part { id, number: None, at, content: Content::Article(Box::new(article)) }
}

/// A cell as it would stand in CSV.
fn text(cell: &DataRef) -> String {
    match cell {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date}T{hour:02}:{minute:02}:{second:02}") }
        }
        DataRef::DateTime(length) => length.as_f64().to_string(),
    }
}

impl Rows for Sheets {
    fn next(&mut self) -> io::Result<Option<Part>> {
        match self.rows.recv() {
            Ok(Message::Row(part)) => Ok(Some(part)),
            Ok(Message::Broken(reason)) => Err(io::Error::other(reason)),
            _ => Ok(None),
        }
    }

    fn inventory(&mut self) -> Option<Inventory> {
        (!self.inventory.left_out.is_empty() || self.inventory.read > 1).then(|| self.inventory.clone())
    }
}
