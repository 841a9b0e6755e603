//! Tables of terms: `term,category,weight`, with commas or tabs.

use super::Dictionary;

pub(super) fn table(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes())
}

pub(super) fn line_of(error: &csv::Error) -> usize {
    error.position().map_or(1, |position| position.line() as usize)
}

/// A header names the columns: `term`, and perhaps `category` and `weight`. `mood > anger` is anger within mood.
pub(super) fn read(text: &str, delimiter: u8, dictionary: &mut Dictionary) {
    let mut table = table(text, delimiter);
    let header = match table.headers() {
        Ok(header) => header.clone(),
        Err(error) => return dictionary.problem(1, error.to_string()),
    };
    let column = |name: &str| header.iter().position(|head| head.eq_ignore_ascii_case(name));
    let Some(term_at) = column("term") else {
        return dictionary.problem(1, "no column is called term; the header is term, category, weight");
    };
    let (category_at, weight_at) = (column("category"), column("weight"));
    for record in table.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                dictionary.problem(line_of(&error), error.to_string());
                continue;
            }
        };
        let line = record.position().map_or(0, |position| position.line() as usize);
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
        let (term, category, weight) = (cell(Some(term_at)), cell(category_at), cell(weight_at));
        let weight = match weight {
            "" => Some(1.0),
            weight => weight.parse::<f64>().ok().filter(|weight| weight.is_finite()),
        };
        match weight {
            _ if term.is_empty() => dictionary.problem(line, "the term is empty"),
            _ if category_at.is_some() && category.is_empty() => {
                dictionary.problem(line, format!("“{term}” is in no category"));
            }
            Some(weight) => {
                let category = dictionary.category(category);
                dictionary.term(term, category, weight, line);
            }
            None => {
                dictionary.problem(line, format!("“{term}” has the weight “{}”, which is no number", cell(weight_at)))
            }
        }
    }
}
