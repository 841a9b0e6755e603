//! Bytes in any encoding become text or a reason.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(reason) = connote::ingest::text(bytes.to_vec()) {
        assert!(!reason.is_empty());
    }
});
