//! The binding: what Python sees of connote. It wraps the library and measures nothing itself; what a user calls is in
//! `python/connote/`.

#![forbid(unsafe_code)]

mod comparison;
mod files;
mod given;
mod measurer;
mod rows;

use pyo3::prelude::*;

#[pymodule]
fn _connote(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<measurer::Measurer>()?;
    module.add_class::<files::Files>()?;
    module.add_function(wrap_pyfunction!(files::kind_of, module)?)?;
    module.add_function(wrap_pyfunction!(comparison::compare, module)?)?;
    module.add("__version__", env!("CARGO_PKG_VERSION"))
}
