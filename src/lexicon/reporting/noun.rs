//! Nouns and titles that tell the kind of a source, from `seeds/language/sources.tsv`.

/// What a noun or a title tells of the source it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    Document,
    Organisation,
    Anonymous,
    People,
    Office,
    Title,
    Rank,
}

static TABLE: &str = include_str!("../../../seeds/language/sources.tsv");

fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#') && !line.starts_with("form\t"))
}

/// A line that is wrong is left out; a test reads every line.
fn parse(line: &'static str) -> Option<(&'static str, Noun)> {
    let (form, kind) = line.split_once('\t')?;
    let noun = match kind {
        "document" => Noun::Document,
        "organisation" => Noun::Organisation,
        "anonymous" => Noun::Anonymous,
        "people" => Noun::People,
        "office" => Noun::Office,
        "title" => Noun::Title,
        "rank" => Noun::Rank,
        _ => return None,
    };
    Some((form, noun))
}

pub(super) fn forms() -> impl Iterator<Item = (&'static str, Noun)> {
    lines().filter_map(parse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_once() {
        let mut all: Vec<&str> = forms().map(|(form, _)| form).collect();
        assert_eq!(lines().count(), all.len());
        assert!(all.len() > 600);
        all.sort_unstable();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
