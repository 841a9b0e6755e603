//! Decoding: bytes to text, and the name of the encoding they were in.

use crate::text::bytes;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text, and the encoding it was decoded from.
pub(super) type Decoded = (String, &'static str);

/// Decodes a whole file. The reason of a refusal says what the bytes look like.
pub(super) fn file(bytes: Vec<u8>, forced: Option<&'static Encoding>, html: bool) -> Result<Decoded, String> {
    served(bytes, forced, None, html)
}

/// Decodes what came from a server that told an encoding; servers tell wrong ones, so the bytes are asked first.
pub(super) fn served(
    bytes: Vec<u8>,
    forced: Option<&'static Encoding>,
    told: Option<&'static Encoding>,
    html: bool,
) -> Result<Decoded, String> {
    if let Some(kind) = foreign(&bytes) {
        return Err(kind);
    }
    if let Some(encoding) = forced {
        let (text, _) = encoding.decode_with_bom_removal(&bytes);
        return sound(text.into_owned(), encoding);
    }
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[length..]);
        return sound(text.into_owned(), encoding);
    }
    if bytes.contains(&0) {
        let encoding = wide(&bytes).ok_or("it holds NUL bytes, so it is no text")?;
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        return sound(text.into_owned(), encoding);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return sound(text, UTF_8),
        Err(error) => error.into_bytes(),
    };
    let told = told.filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding));
    let encoding = told.or_else(|| if html { declared(&bytes) } else { None });
    let encoding = encoding.filter(|_| !nearly_utf8(&bytes)).unwrap_or_else(|| guess(&bytes));
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    sound(text.into_owned(), encoding)
}

/// Decodes one row of a table or one JSON value: no BOM, no UTF-16, nothing to be refused.
pub(super) fn row(bytes: Vec<u8>) -> Decoded {
    match String::from_utf8(bytes) {
        Ok(text) => (text, UTF_8.name()),
        Err(error) => {
            let encoding = guess(error.as_bytes());
            (encoding.decode_without_bom_handling(error.as_bytes()).0.into_owned(), encoding.name())
        }
    }
}

/// The encoding of bytes that are not valid UTF-8.
pub(super) fn guess(bytes: &[u8]) -> &'static Encoding {
    if nearly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // Without the hint a single pound sign makes an English text a Polish one; other scripts are found all the same.
    detector.guess(Some(b"uk"), Utf8Detection::Allow)
}

/// A torn or bruised UTF-8 file is still UTF-8: chance puts few valid sequences into another encoding.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let (mut wide, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    wide >= 3 * broken && wide > 0
}

/// UTF-16 without BOM: the zero bytes of spaces and marks are all on one side, and the bytes of that side are small, as
/// the scripts with spaces lie in the first quarter of Unicode's first plane.
pub(super) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let side = |offset: usize| head.iter().skip(offset).step_by(2);
    let zeros = |offset: usize| side(offset).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let is_high = |offset: usize, own: usize, other: usize| {
        let small = side(offset).filter(|byte| **byte < 0x25).count();
        own > head.len() / 80 && other * 20 <= own && small * 10 >= head.len() / 2 * 9
    };
    if is_high(1, odd, even) {
        Some(UTF_16LE)
    } else if is_high(0, even, odd) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Text has hardly any control characters, whatever its encoding; other bytes decoded as text have many.
fn sound(text: String, encoding: &'static Encoding) -> Result<Decoded, String> {
    let stray = |byte: u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0C' | b'\x1B');
    // Most texts have none at all.
    if bytes::any(text.as_bytes(), stray) {
        let controls = text.bytes().filter(|byte| stray(*byte)).count();
        if text.contains('\0') || controls * 20 > text.len() {
            return Err("it is full of control characters, so it is no text".to_owned());
        }
    }
    Ok((text, encoding.name()))
}

/// The encoding that an HTML page or an XML declaration names near its start.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(4096)].to_ascii_lowercase();
    ["charset", "encoding"].iter().find_map(|key| {
        head.windows(key.len()).enumerate().filter(|(_, window)| *window == key.as_bytes()).find_map(|(at, _)| {
            let rest = head[at + key.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
            let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
            let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)))?;
            // The declaration could be read as bytes, so it cannot be UTF-16; and it is known not to be UTF-8.
            Encoding::for_label(&rest[..end]).filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding))
        })
    })
}

/// What a file looks like that is certainly no text.
pub(super) fn foreign(bytes: &[u8]) -> Option<String> {
    const MAGIC: [(&[u8], &str); 22] = [
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF87a", "a GIF picture"),
        (b"GIF89a", "a GIF picture"),
        (b"%PDF-", "a PDF; save its text as .txt"),
        (b"PK\x03\x04", "a ZIP archive or an Office document; unpack it, or save it as .txt"),
        (b"\xD0\xCF\x11\xE0", "an old Office document; save it as .txt"),
        (b"{\\rtf", "an RTF document; save it as .txt"),
        (b"\x1F\x8B", "gzip; give it the ending .gz"),
        (b"\x28\xB5\x2F\xFD", "zstd; give it the ending .zst"),
        (b"BZh91AY&SY", "bzip2; unpack it"),
        (b"\xFD7zXZ\0", "xz; unpack it"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive; unpack it"),
        (b"Rar!\x1A\x07", "a RAR archive; unpack it"),
        (b"\x7FELF", "a program (ELF)"),
        (b"MZ\x90\0", "a program (EXE)"),
        (b"\xCA\xFE\xBA\xBE", "a program (class or Mach-O)"),
        (b"\0asm", "a program (WebAssembly)"),
        (b"SQLite format 3\0", "an SQLite database; export it as CSV"),
        (b"PAR1", "a Parquet table; export it as CSV"),
        (b"\xFF\xFE\0\0", "UTF-32; save it as UTF-8"),
        (b"\0\0\xFE\xFF", "UTF-32; save it as UTF-8"),
    ];
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind);
    let known = known.or_else(|| (bytes.get(257..262)? == b"ustar").then_some("a tar archive; unpack it"));
    known.map(|kind| format!("it looks like {kind}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(bytes: &[u8]) -> Decoded {
        file(bytes.to_vec(), None, false).unwrap()
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    const QUOTED: &str = "The mayor\u{2019}s \u{201C}plan\u{201D} \u{2014} so-called.\r\nIt cost \u{A3}5.\r\n";
    const CYRILLIC: &str = "Мэр города сказал, что новый план будет принят в понедельник.\nСовет согласился с ним.\n";

    #[test]
    fn utf8_with_and_without_bom() {
        assert_eq!(text(QUOTED.as_bytes()), (QUOTED.to_owned(), "UTF-8"));
        assert_eq!(text(format!("\u{FEFF}{QUOTED}").as_bytes()), (QUOTED.to_owned(), "UTF-8"));
    }

    #[test]
    fn utf16_with_and_without_bom() {
        for (big, name) in [(false, "UTF-16LE"), (true, "UTF-16BE")] {
            for sample in [QUOTED, CYRILLIC] {
                assert_eq!(text(&utf16(&format!("\u{FEFF}{sample}"), big)), (sample.to_owned(), name));
                assert_eq!(text(&utf16(sample, big)), (sample.to_owned(), name));
            }
        }
    }

    #[test]
    fn single_byte_encodings_keep_their_line_ends() {
        let (western, ..) = encoding_rs::WINDOWS_1252.encode(QUOTED);
        assert_eq!(text(&western), (QUOTED.to_owned(), "windows-1252"));
        let (cyrillic, ..) = encoding_rs::WINDOWS_1251.encode(CYRILLIC);
        assert_eq!(text(&cyrillic), (CYRILLIC.to_owned(), "windows-1251"));
    }

    #[test]
    fn a_page_names_its_encoding() {
        let page = "<html><head><meta http-equiv='x' content='text/html; charset=windows-1250'></head><p>Žižka říká";
        let (bytes, ..) = encoding_rs::WINDOWS_1250.encode(page);
        assert_eq!(file(bytes.into_owned(), None, true).unwrap(), (page.to_owned(), "windows-1250"));
        let (bytes, ..) = encoding_rs::ISO_8859_2.encode("<?xml version='1.0' encoding=\"ISO-8859-2\"?><p>łódź</p>");
        assert_eq!(file(bytes.into_owned(), None, true).unwrap().1, "ISO-8859-2");
        let lying = "<meta charset=latin1><p>“so-called” “plan”".as_bytes();
        assert_eq!(file(lying.to_vec(), None, true).unwrap().1, "UTF-8");
    }

    #[test]
    fn a_torn_utf8_file_stays_utf8() {
        let whole = "“One” and “two”".as_bytes();
        let (found, name) = text(&whole[..whole.len() - 1]);
        assert_eq!((found.as_str(), name), ("“One” and “two\u{FFFD}", "UTF-8"));
    }

    #[test]
    fn the_forced_encoding_wins() {
        let (bytes, ..) = encoding_rs::IBM866.encode("Мэр");
        assert_eq!(file(bytes.into_owned(), Some(encoding_rs::IBM866), false).unwrap(), ("Мэр".to_owned(), "IBM866"));
    }

    #[test]
    fn binary_files_are_refused_by_name() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        assert!(file(png, None, false).unwrap_err().contains("PNG"));
        assert!(file(b"%PDF-1.7 text".to_vec(), None, false).unwrap_err().contains("PDF"));
        assert!(file(b"a few words\0and a NUL\0".to_vec(), None, false).unwrap_err().contains("NUL"));
        assert!(file((1..=26).cycle().take(900).collect(), None, false).unwrap_err().contains("control"));
    }

    proptest! {
        #[test]
        fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600), html: bool) {
            let _ = file(bytes.clone(), None, html);
            row(bytes);
        }

        #[test]
        fn valid_utf8_comes_through_untouched(text in "[^\0\u{FEFF}\\p{Cc}]{0,80}") {
            prop_assume!(foreign(text.as_bytes()).is_none());
            prop_assert_eq!(file(text.clone().into_bytes(), None, false).unwrap(), (text, "UTF-8"));
        }
    }
}
