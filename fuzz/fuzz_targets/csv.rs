//! Tables become articles or rejections, each with its row.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| connote_fuzz::ingest("csv", bytes));
