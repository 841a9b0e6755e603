//! JSON lines become articles or rejections, each with its line.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| connote_fuzz::ingest("jsonl", bytes));
