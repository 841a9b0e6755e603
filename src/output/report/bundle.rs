//! Bundle: data for a page's script, compressed.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;
use std::io::Write;

/// JSON, compressed by gzip, in base64: what every browser's `DecompressionStream` takes.
pub fn packed(value: &impl Serialize) -> String {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail, and what is packed here has no maps with keys other than text.
    let json = serde_json::to_vec(value).expect("data of a page");
    let bytes = gzip.write_all(&json).and_then(|()| gzip.finish()).expect("bytes in memory");
    BASE64_STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    fn unpacked(packed: &str) -> String {
        let mut text = String::new();
        GzDecoder::new(&BASE64_STANDARD.decode(packed).unwrap()[..]).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn what_is_packed_comes_out_again() {
        assert_eq!(unpacked(&packed(&["a", "</script>"])), r#"["a","</script>"]"#);
    }
}
