//! connote measures the style and rhetoric of news articles.
//!
//! An [`article::Article`] comes in at the top, is read once into a [`document::Document`], is measured by the features
//! of the [`codebook::Codebook`], and leaves as one row of numbers and one set of marks. Every number is a reduction of
//! its marks and of nothing else.

#![forbid(unsafe_code)]

pub mod article;
pub mod codebook;
pub mod compare;
pub mod corpus;
pub mod document;
pub mod error;
pub mod extract;
pub mod feature;
pub mod features;
pub mod ingest;
pub mod lexicon;
pub mod output;
pub mod stats;
pub mod text;
pub mod validity;
