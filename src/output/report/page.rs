//! Page: templates with their style and script inside, closed to everything outside.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Templates, styles and scripts: files to be restyled without a look into the program.
const TEMPLATES: [(&str, &str); 3] = [
    ("explain.html", include_str!("assets/explain.html")),
    ("text.html", include_str!("assets/text.html")),
    ("report.html", include_str!("assets/report.html")),
];
const COMMON: [&str; 2] = [include_str!("assets/page.css"), include_str!("assets/marks.css")];
pub const EXPLAIN: [&str; 3] = [COMMON[0], COMMON[1], include_str!("assets/explain.css")];
pub const REPORT: [&str; 3] = [COMMON[0], COMMON[1], include_str!("assets/report.css")];

/// A page made of a template. What it says comes from `content`, what its script needs from `data`.
pub fn page(
    template: &str,
    styles: &[&str],
    scripts: &[&str],
    content: impl Serialize,
    data: impl Serialize,
) -> String {
    let mut environment = Environment::new();
    for (name, source) in TEMPLATES {
        // Every page of the tests is made of them.
        environment.add_template(name, source).expect("a template of the program");
    }
    let (style, script) = (styles.concat(), scripts.concat());
    let page = context! {
        policy => policy(&style, &script),
        style => Value::from_safe_string(style),
        script => Value::from_safe_string(script),
        version => env!("CARGO_PKG_VERSION"),
        data => Value::from(Serde(data)),
        page => Value::from(Serde(content)),
    };
    environment.get_template(template).and_then(|template| template.render(page)).expect("a page of the program")
}

/// A piece of a page, without style or script of its own.
pub fn fragment(source: &str, content: impl Serialize) -> String {
    let mut environment = Environment::new();
    environment.add_template("fragment.html", source).expect("a template of the program");
    let context = context! { page => Value::from(Serde(content)) };
    environment
        .get_template("fragment.html")
        .and_then(|template| template.render(context))
        .expect("a page of the program")
}

/// Nothing is loaded, sent or run but the style and the script of the page itself, known by their digests: what a text
/// might smuggle in stays dead even if it were not escaped.
fn policy(style: &str, script: &str) -> String {
    let digest = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text.as_bytes()));
    let (style, script) = (digest(style), digest(script));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"
    )
}
