//! Annotation: the reading of one article as a JSON object, for programs and for measuring.

use super::offsets::{Offsets, Unit};
use crate::document::Document;
use crate::document::passage::Scope;
use crate::extract::Extractor;
use crate::feature::{Feature, Measure};
use crate::text::token::Part;
use serde::Serialize;

/// The fields of the contract, in its order.
#[derive(Debug, Serialize)]
pub struct Annotation<'a, 'c> {
    pub id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    pub encoding: &'a str,
    pub headline: Option<[u32; 2]>,
    pub byline: Option<[u32; 2]>,
    pub dateline: Option<[u32; 2]>,
    pub boilerplate: Vec<[u32; 2]>,
    pub paragraphs: Vec<[u32; 2]>,
    pub sentences: Vec<[u32; 2]>,
    pub tokens: Vec<(u32, u32, &'static str)>,
    pub quotations: Vec<QuotationRecord>,
    pub attributions: Vec<AttributionRecord>,
    pub evidence: Vec<EvidenceRecord<'c>>,
}

#[derive(Debug, Serialize)]
pub struct QuotationRecord {
    pub start: u32,
    pub end: u32,
    pub content: [u32; 2],
    pub function: &'static str,
    pub closed: bool,
    pub score: f64,
    pub cues: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct AttributionRecord {
    pub kind: &'static str,
    pub content: [u32; 2],
    pub cue: Option<[u32; 2]>,
    pub source: Option<[u32; 2]>,
}

#[derive(Debug, Serialize)]
pub struct EvidenceRecord<'a> {
    pub start: u32,
    pub end: u32,
    pub feature: &'a str,
    pub voice: &'static str,
    pub weight: f64,
    pub entry: String,
}

/// Options of an annotation.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    pub unit: Unit,
    pub with_text: bool,
}

impl<'a, 'c> Annotation<'a, 'c> {
    pub fn new(document: &'a Document<'a>, extractor: &mut Extractor<'c>, options: Options) -> Annotation<'a, 'c> {
        let offsets = Offsets::new(document.text, options.unit);
        let part = |part| document.parts.of(part).map(|span| offsets.of(span)).collect::<Vec<_>>();
        let first = |wanted| part(wanted).first().copied();
        Annotation {
            id: document.id,
            text: options.with_text.then_some(document.text),
            encoding: document.encoding,
            headline: document.parts.headline(document.text).map(|span| offsets.of(span)),
            byline: first(Part::Byline),
            dateline: first(Part::Dateline),
            boilerplate: part(Part::Boilerplate),
            paragraphs: document.paragraphs.iter().map(|paragraph| offsets.of(paragraph.span)).collect(),
            sentences: document.sentences.iter().map(|sentence| offsets.of(sentence.span)).collect(),
            tokens: tokens(document, &offsets),
            quotations: quotations(document, &offsets),
            attributions: attributions(document, &offsets),
            evidence: evidence(document, extractor, &offsets),
        }
    }
}

fn tokens(document: &Document, offsets: &Offsets) -> Vec<(u32, u32, &'static str)> {
    let triple = |span, kind: crate::text::token::TokenKind| {
        let [start, end] = offsets.of(span);
        (start, end, kind.as_str())
    };
    document.tokens.iter().map(|token| triple(token.span, token.kind)).collect()
}

fn quotations(document: &Document, offsets: &Offsets) -> Vec<QuotationRecord> {
    let record = |quotation: &crate::document::quotation::Quotation| {
        let [start, end] = offsets.of(quotation.span);
        QuotationRecord {
            start,
            end,
            content: offsets.of(quotation.content),
            function: quotation.function.as_str(),
            closed: quotation.closed,
            score: round(quotation.score),
            cues: quotation.reasons(document),
        }
    };
    document.quotations.iter().map(record).collect()
}

fn attributions(document: &Document, offsets: &Offsets) -> Vec<AttributionRecord> {
    let record = |attribution: &crate::document::attribution::Attribution| AttributionRecord {
        kind: attribution.manner.as_str(),
        content: offsets.of(attribution.content),
        cue: attribution.cue.map(|span| offsets.of(span)),
        source: attribution.source.map(|span| offsets.of(span)),
    };
    document.attributions.iter().map(record).collect()
}

/// The marks of the body, sorted by place. Units that have fields of their own (words, sentences, paragraphs) are not
/// repeated here; `extract --evidence` writes those too.
fn evidence<'a>(document: &Document, extractor: &mut Extractor<'a>, offsets: &Offsets) -> Vec<EvidenceRecord<'a>> {
    let mut records = Vec::new();
    extractor.walk(document, |entry, marks, _| {
        if entry.scope == Scope::Body && is_cited(entry.feature) {
            records.extend(marks.iter().map(|mark| {
                let [start, end] = offsets.of(mark.span);
                let weight = round(mark.weight);
                EvidenceRecord {
                    start,
                    end,
                    feature: entry.name(),
                    voice: mark.voice.as_str(),
                    weight,
                    entry: mark.entry(document),
                }
            }));
        }
    });
    records.sort_by_key(|record| (record.start, record.end));
    records
}

/// Whether the marks of a feature are places rather than all units of a kind.
fn is_cited(feature: &Feature) -> bool {
    let units =
        ["words", "sentences", "paragraphs", "numbers", "boilerplate_words", "quoted_words", "attributed_words"];
    let counted = |measure: &Measure| matches!(measure, Measure::Count | Measure::Per1000Words);
    feature.measures.iter().any(counted) && !units.contains(&feature.name)
}

/// Four decimals: as many as the table has.
fn round(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
