//! Hierarchical clustering: which rows are joined, and at what distance.

use kodama::{Method, linkage};
use ndarray::Array2;

/// How the distance between two clusters follows from that of their members.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Linkage {
    /// The increase of the sum of squares (Ward 1963, JASA 58, 236-244), by the Lance-Williams formula over squared
    /// distances (Murtagh & Legendre 2014, Journal of Classification 31, 274-295: Ward2, R's `ward.D2`).
    #[default]
    Ward,
    /// The mean of all distances (UPGMA; Sokal & Michener 1958).
    Average,
    /// The largest of all distances.
    Complete,
}

/// Two clusters joined. Leaves are numbered as their rows; the cluster made by step k has the number rows + k.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Merge {
    pub left: usize,
    pub right: usize,
    pub height: f64,
    /// Leaves in the joined cluster.
    pub size: usize,
}

/// Joins all rows of a distance matrix, nearest first: one step fewer than there are rows.
pub fn tree(distances: &Array2<f64>, how: Linkage) -> Vec<Merge> {
    let rows = distances.nrows();
    let mut condensed = Vec::with_capacity(rows * rows.saturating_sub(1) / 2);
    for a in 0..rows {
        condensed.extend((a + 1..rows).map(|b| distances[[a, b]]));
    }
    let method = match how {
        Linkage::Ward => Method::Ward,
        Linkage::Average => Method::Average,
        Linkage::Complete => Method::Complete,
    };
    let steps = linkage(&mut condensed, rows, method);
    let merge = |step: &kodama::Step<f64>| Merge {
        left: step.cluster1,
        right: step.cluster2,
        height: step.dissimilarity,
        size: step.size,
    };
    steps.steps().iter().map(merge).collect()
}

/// The leaves from one end of the drawn tree to the other, so that no branches cross.
pub fn leaves(merges: &[Merge]) -> Vec<usize> {
    let rows = merges.len() + 1;
    let mut order = Vec::with_capacity(rows);
    let mut open = vec![2 * rows - 2];
    while let Some(cluster) = open.pop() {
        match cluster.checked_sub(rows).and_then(|step| merges.get(step)) {
            Some(merge) => open.extend([merge.right, merge.left]),
            None => order.push(cluster),
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::Array2;

    /// Five points on a line.
    fn line() -> Array2<f64> {
        let points = [0.0_f64, 1.0, 5.0, 7.0, 20.0];
        Array2::from_shape_fn((5, 5), |(a, b)| (points[a] - points[b]).abs())
    }

    #[test]
    fn heights_are_those_of_scipy() {
        // scipy.cluster.hierarchy.linkage of the same points.
        for (how, expected) in [
            (Linkage::Ward, [1.0, 2.0, 7.7781745930520225, 21.18726032312814]),
            (Linkage::Average, [1.0, 2.0, 5.5, 16.75]),
            (Linkage::Complete, [1.0, 2.0, 7.0, 20.0]),
        ] {
            let heights: Vec<f64> = tree(&line(), how).iter().map(|merge| merge.height).collect();
            for (found, expected) in heights.iter().zip(expected) {
                assert!((found - expected).abs() < 1e-9, "{how:?} {heights:?}");
            }
        }
    }

    #[test]
    fn leaves_stand_beside_their_nearest() {
        let order = leaves(&tree(&line(), Linkage::Average));
        let place = |leaf| order.iter().position(|at| *at == leaf).unwrap() as i32;
        assert_eq!(order.len(), 5);
        assert!((place(0) - place(1)).abs() == 1 && (place(2) - place(3)).abs() == 1);
        assert_eq!(leaves(&tree(&Array2::zeros((1, 1)), Linkage::Ward)), [0]);
    }
}
