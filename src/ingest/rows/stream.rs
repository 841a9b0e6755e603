//! Stream: the bytes of a list or a table on their way in, their encoding found out at their head.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use encoding_rs::{Decoder, Encoding, UTF_8};

use super::Trouble;
use crate::ingest::origin::Bytes;
use crate::ingest::{Options, decode};

/// What is looked at before the first row, to know encoding and delimiter.
const HEAD: u64 = 1 << 16;

/// A stream without BOM and in UTF-8 where that can be known for the whole of it.
pub(super) struct Stream {
    pub source: Bytes,
    /// Its first bytes.
    pub head: Vec<u8>,
    /// The encoding the whole stream is decoded from on its way; otherwise each row tells its own.
    pub encoding: Option<&'static str>,
}

impl Stream {
    pub fn open(mut source: Bytes, options: &Options) -> Result<Stream, Trouble> {
        let mut head = Vec::new();
        source.by_ref().take(HEAD).read_to_end(&mut head)?;
        let bom = Encoding::for_bom(&head);
        let wide = if bom.is_none() && head.contains(&0) { decode::wide(&head) } else { None };
        let encoding = options.forced().or(bom.map(|(encoding, _)| encoding)).or(wide);
        let foreign = decode::foreign(&head).or_else(|| {
            (encoding.is_none() && head.contains(&0)).then(|| "it holds NUL bytes, so it is no text".to_owned())
        });
        if let Some(kind) = foreign {
            return Err(Trouble::Reason(format!("not read: {kind}")));
        }
        let start = bom.filter(|(found, _)| Some(*found) == encoding).map_or(0, |(_, length)| length);
        let rest = Cursor::new(head[start..].to_vec()).chain(source);
        Ok(match encoding {
            Some(encoding) if encoding != UTF_8 => {
                let (sample, _) = encoding.decode_without_bom_handling(&head[start..]);
                let decoder = encoding.new_decoder_without_bom_handling();
                let source = Box::new(BufReader::new(Transcoder { source: rest, decoder, ended: false }));
                Stream { source, head: sample.into_owned().into_bytes(), encoding: Some(encoding.name()) }
            }
            _ => Stream {
                source: Box::new(rest),
                head: head[start..].to_vec(),
                encoding: options.forced().map(Encoding::name),
            },
        })
    }
}

/// Another encoding on one side, UTF-8 on the other.
struct Transcoder<R> {
    source: R,
    decoder: Decoder,
    ended: bool,
}

impl<R: BufRead> Read for Transcoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.ended {
            let input = self.source.fill_buf()?;
            let last = input.is_empty();
            let (result, read, wrote, _) = self.decoder.decode_to_utf8(input, buffer, last);
            self.source.consume(read);
            self.ended = last && result == encoding_rs::CoderResult::InputEmpty;
            if wrote > 0 {
                return Ok(wrote);
            }
        }
        Ok(0)
    }
}
