//! Report: self-contained pages for a browser, without network, from `file://` and on paper.

mod bundle;
mod cell;
mod explain;
mod kinds;
mod marks;
mod numbers;
mod overview;
mod page;
mod standing;
mod text;

pub use cell::cell;
pub use explain::explain;
pub use overview::{Reading, Seen, overview};
pub use standing::Standing;
