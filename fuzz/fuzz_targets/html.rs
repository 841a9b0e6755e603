//! A page becomes an article or a rejection.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| connote_fuzz::ingest("html", bytes));
