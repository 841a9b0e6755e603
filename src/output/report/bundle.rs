//! Bundle: data for a page's script, compressed, and texts within a budget.

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

/// Values that are read a few at a time.
#[derive(Debug, Default)]
pub struct Chunks {
    pub packed: Vec<String>,
    /// For each value that was given its chunk and its place there; `None` where the budget did not reach.
    pub places: Vec<Option<(usize, usize)>>,
}

/// Values compressed together: more are smaller, fewer are opened sooner.
const TOGETHER: usize = 16;

impl Chunks {
    /// Packs as many values as fit into `budget` bytes: all, or some evenly spaced among all.
    pub fn new<T: Serialize>(values: &[T], budget: usize) -> Chunks {
        let all = Chunks::of(values, &(0..values.len()).collect::<Vec<_>>());
        let mut kept = values.len();
        let mut chunks = all;
        while chunks.size() > budget && kept > 0 {
            // What is kept shrinks by what was too much, and a little more, as fewer compress worse.
            kept = (kept as f64 * 0.97 * budget as f64 / chunks.size() as f64) as usize;
            let spaced: Vec<usize> = (0..kept).map(|step| step * values.len() / kept.max(1)).collect();
            chunks = Chunks::of(values, &spaced);
        }
        chunks
    }

    fn of<T: Serialize>(values: &[T], kept: &[usize]) -> Chunks {
        let mut chunks = Chunks { packed: Vec::new(), places: vec![None; values.len()] };
        for (chunk, together) in kept.chunks(TOGETHER).enumerate() {
            chunks.packed.push(packed(&together.iter().map(|at| &values[*at]).collect::<Vec<_>>()));
            for (place, at) in together.iter().enumerate() {
                chunks.places[*at] = Some((chunk, place));
            }
        }
        chunks
    }

    fn size(&self) -> usize {
        self.packed.iter().map(String::len).sum()
    }
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
        let chunks = Chunks::new(&(0..40).collect::<Vec<_>>(), 10_000);
        assert_eq!((chunks.packed.len(), chunks.places[17]), (3, Some((1, 1))));
        assert_eq!(unpacked(&chunks.packed[2]), "[32,33,34,35,36,37,38,39]");
    }

    #[test]
    fn a_budget_is_kept_and_what_is_kept_is_spread() {
        let values: Vec<String> = (0..100u32).map(|at| format!("{}", at.wrapping_mul(2_654_435_761))).collect();
        let whole = Chunks::new(&values, usize::MAX).size();
        let half = Chunks::new(&values, whole / 2);
        let kept: Vec<usize> = (0..100).filter(|at| half.places[*at].is_some()).collect();
        assert!(half.size() <= whole / 2 && (20..60).contains(&kept.len()), "{kept:?}");
        assert!(kept[0] == 0 && kept[kept.len() - 1] > 90);
        assert!(Chunks::new(&values, 0).places.iter().all(Option::is_none));
    }
}
