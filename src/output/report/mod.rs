//! Report: self-contained pages for a browser, without network, from `file://` and on paper.

mod bundle;
mod explain;
mod kinds;
mod marks;
mod numbers;
mod page;
mod standing;
mod text;

pub use explain::explain;
pub use standing::Standing;
