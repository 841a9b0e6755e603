//! Resampling: what other samples the same data could have given, drawn with a fixed seed.

pub mod bootstrap;
pub mod limits;
pub mod permutation;
pub mod stream;

use ndarray::Array2;
use rayon::prelude::*;

/// Where the draws start and how many there are. Equal draws give equal numbers on any number of threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    pub seed: u64,
    pub number: usize,
}

/// Cells of the largest matrix of weights held at once by a thread: 8 MB.
const BLOCK: usize = 1 << 20;

/// Draws weights for all units, one row a resample, and works on them block by block on all threads; the results come in
/// the order of the draws.
fn blocks<T: Send>(
    draws: Draws,
    units: usize,
    draw: impl Fn(usize, &mut [f64]) + Sync,
    work: impl Fn(&Array2<f64>) -> T + Sync,
) -> Vec<T> {
    let rows = (BLOCK / units.max(1)).clamp(1, 256);
    let starts: Vec<usize> = (0..draws.number).step_by(rows).collect();
    let block = |start: &usize| {
        let rows = rows.min(draws.number - start);
        let mut weights = Array2::zeros((rows, units));
        for (at, mut row) in weights.rows_mut().into_iter().enumerate() {
            // A new matrix lies in one piece, row by row.
            draw(start + at, row.as_slice_mut().unwrap_or_default());
        }
        work(&weights)
    };
    starts.par_iter().map(block).collect()
}
