//! Kinds: the features whose marks are drawn in the text, in the order of the legend.

use crate::codebook::Entry;
use crate::document::passage::Scope;

/// A kind of mark. Its colour and its line stand in `assets/marks.css` under `.k-` and the feature's name.
#[derive(Debug)]
pub struct Kind {
    /// The feature whose marks are drawn, or the family of them.
    pub feature: &'static str,
    /// Whether it is a family: each mark then tells its feature.
    pub family: bool,
    pub label: &'static str,
    /// Whether it is switched on when the page opens.
    pub on: bool,
}

/// Where marks overlap, what stands first here lies outside: lines below the words, lines above them, shades.
pub static KINDS: [Kind; 13] = [
    kind("scare_quotes", "Scare quotes", true),
    kind("loaded_terms", "Loaded terms", true),
    kind("hedges", "Hedges", true),
    kind("boosters", "Boosters", true),
    kind("reporting_verbs", "Reporting verbs", true),
    kind("attributions", "Credited content", false),
    kind("title_quotes", "Titles and nicknames", false),
    kind("term_quotes", "Terms as such", false),
    kind("passives", "Passives", false),
    kind("choices", "Choices among rival names", false),
    Kind { family: true, ..kind("rhetoric", "Rhetoric", false) },
    kind("speech_quotes", "Quoted speech", true),
    kind("fragment_quotes", "Quoted fragments", true),
];

const fn kind(feature: &'static str, label: &'static str, on: bool) -> Kind {
    Kind { feature, family: false, label, on }
}

impl Kind {
    /// Whether the marks of an entry are drawn as this kind: those of the body and of the headline.
    pub fn draws(&self, entry: &Entry) -> bool {
        let name = if self.family { entry.family.name } else { entry.feature.name };
        name == self.feature && matches!(entry.scope, Scope::Body | Scope::Headline)
    }

    /// What its marks are.
    pub fn about(&self, entry: &Entry) -> &'static str {
        if self.family { entry.family.about } else { entry.feature.definition }
    }

    /// Its line or shade, for a place that the style sheet does not reach: the same rule in the colours of paper.
    pub fn style(&self) -> String {
        let css = include_str!("assets/marks.css");
        let between = |start: &str, end: &str| css.split_once(start).and_then(|(_, rest)| rest.split_once(end));
        let rule = between(&format!(".k-{} {{", self.feature), "}").map_or("", |(rule, _)| rule.trim());
        let colour = |name: &str| between(&format!("--{name}: "), ";").map_or("currentColor", |(colour, _)| colour);
        let mut pieces = rule.split("var(--");
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |style, piece| {
            let (name, rest) = piece.split_once(')').unwrap_or((piece, ""));
            style + colour(name) + rest
        })
    }

    /// What a mark of an entry is called.
    pub fn label_of(&self, entry: &Entry) -> String {
        match self.family {
            true => format!("{}: {}", self.label, entry.feature.name.replace('_', " ")),
            false => self.label.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::FAMILIES;

    #[test]
    fn every_kind_is_a_feature_and_has_a_line_of_its_own() {
        let features: Vec<&str> = FAMILIES.iter().flat_map(|family| family.features).map(|it| it.name).collect();
        let families = FAMILIES.map(|family| family.name);
        let css = include_str!("assets/marks.css");
        let rules = KINDS.each_ref().map(|kind| {
            let known = if kind.family { &families[..] } else { &features };
            assert!(known.contains(&kind.feature), "{}", kind.feature);
            let (_, rule) = css.split_once(&format!(".k-{} {{", kind.feature)).expect("a rule");
            rule.split_once('}').expect("the end of a rule").0.trim().to_owned()
        });
        let lines: std::collections::BTreeSet<&str> =
            rules.iter().map(|rule| rule.split("var(--").next().unwrap_or_default()).collect();
        let colours: std::collections::BTreeSet<&str> =
            rules.iter().map(|rule| rule.split("var(--").nth(1).unwrap_or_default()).collect();
        assert_eq!((lines.len(), colours.len()), (KINDS.len(), KINDS.len()), "colour alone is not enough: {rules:?}");
    }
}
