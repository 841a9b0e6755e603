//! The two forms of LIWC: `.dic` up to LIWC2015, `.dicx` of LIWC-22.

use super::{Dictionary, delimited};
use std::collections::BTreeMap;

/// `%`, a line `number<TAB>name` per category, `%`, then a term and the numbers of its categories per line.
pub(super) fn dic(text: &str, dictionary: &mut Dictionary) {
    let mut lines =
        text.lines().enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.trim().is_empty());
    match lines.next() {
        Some((_, line)) if line.trim() == "%" => {}
        other => {
            let line = other.map_or(1, |(line, _)| line);
            return dictionary.problem(line, "a .dic file begins with a line of % and its numbered categories");
        }
    }
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    let mut closed = false;
    for (line, text) in lines.by_ref() {
        if text.trim() == "%" {
            closed = true;
            break;
        }
        header(text, line, &mut numbers, dictionary);
    }
    if !closed {
        return dictionary.problem(1, "the second line of %, which ends the categories, is missing");
    }
    for (line, text) in lines {
        entry(text, line, &numbers, dictionary);
    }
}

/// Indentation is for the eye: the terms name the categories above theirs themselves.
fn header(text: &str, line: usize, numbers: &mut BTreeMap<u32, u32>, dictionary: &mut Dictionary) {
    let Some((number, name)) = text.trim().split_once(char::is_whitespace) else {
        return dictionary.problem(line, format!("“{}” is no category: a number and a name are", text.trim()));
    };
    let name = name.trim();
    let name = match name.split_once('(') {
        Some((name, said)) if said.ends_with(')') && !name.trim().is_empty() => name.trim(),
        _ => name,
    };
    match number.parse() {
        Ok(number) if numbers.contains_key(&number) => {
            dictionary.problem(line, format!("category {number} is there already"));
        }
        Ok(number) => {
            let category = dictionary.category(name);
            numbers.insert(number, category);
        }
        Err(_) => dictionary.problem(line, format!("the category “{name}” has the number “{number}”, which is none")),
    }
}

fn entry(text: &str, line: usize, numbers: &BTreeMap<u32, u32>, dictionary: &mut Dictionary) {
    let is_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    let (term, cells) = match text.trim().split_once('\t') {
        Some((term, cells)) => (term.to_owned(), cells.split_whitespace().collect::<Vec<_>>()),
        None => {
            let words: Vec<&str> = text.split_whitespace().collect();
            let from = words.len() - words.iter().rev().take_while(|word| is_number(word)).count();
            (words[..from].join(" "), words[from..].to_vec())
        }
    };
    if cells.is_empty() || term.is_empty() {
        return dictionary.problem(line, format!("“{}” has no category: put its number behind a tab", text.trim()));
    }
    for cell in cells {
        match cell.parse::<u32>().ok().map(|number| numbers.get(&number)) {
            Some(Some(category)) => dictionary.term(&term, *category, 1.0, line),
            Some(None) => {
                dictionary.problem(line, format!("“{term}” is in category {cell}, which is not in the header"))
            }
            None => dictionary.problem(line, format!("“{term}” has the category “{cell}”, which is no number")),
        }
    }
}

/// A table: `DicTerm` or `Entry`, then a column per category with `X`, or a weight, where a term is in it.
pub(super) fn dicx(text: &str, dictionary: &mut Dictionary) {
    let mut table = delimited::table(text, b',');
    let header = match table.headers() {
        Ok(header) => header.clone(),
        Err(error) => return dictionary.problem(1, error.to_string()),
    };
    if !matches!(header.get(0).unwrap_or_default().to_ascii_lowercase().as_str(), "dicterm" | "entry") {
        return dictionary.problem(1, "the first column of a .dicx file is called DicTerm or Entry");
    }
    let categories: Vec<u32> = header.iter().skip(1).map(|name| dictionary.category(name)).collect();
    for record in table.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                dictionary.problem(delimited::line_of(&error), error.to_string());
                continue;
            }
        };
        let line = record.position().map_or(0, |position| position.line() as usize);
        let term = record.get(0).unwrap_or_default();
        let mut marked = false;
        for (cell, category) in record.iter().skip(1).zip(&categories) {
            let weight = match cell.trim() {
                "" => continue,
                "X" | "x" => 1.0,
                cell => match cell.parse::<f64>() {
                    Ok(weight) if weight.is_finite() => weight,
                    _ => {
                        dictionary.problem(line, format!("“{term}” is marked with “{cell}”; X, 1 or a weight marks"));
                        continue;
                    }
                },
            };
            marked = true;
            if weight != 0.0 {
                dictionary.term(term, *category, weight, line);
            }
        }
        if !marked {
            dictionary.problem(line, format!("“{term}” is in no category"));
        }
    }
}
