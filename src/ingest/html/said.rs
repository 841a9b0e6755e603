//! What a page says about itself in meta tags and JSON-LD, where dom_smoothie does not listen.

use dom_smoothie::Readability;
use serde_json::Value;

use super::filled;

#[derive(Default)]
pub(super) struct Said {
    pub outlet: Option<String>,
    pub date: Option<String>,
    pub title: Option<String>,
    pub author: Option<String>,
}

impl Said {
    pub fn read(page: &Readability) -> Said {
        let mut said = Said::linked(page);
        let meta = |names: &[&str]| {
            names.iter().find_map(|name| {
                let tag = format!("meta[name=\"{name}\" i], meta[property=\"{name}\" i], meta[itemprop=\"{name}\" i]");
                filled(page.doc.select(&tag).attr("content").map(|value| value.to_string()))
            })
        };
        let time = || filled(page.doc.select("time[datetime]").attr("datetime").map(|value| value.to_string()));
        said.outlet = said.outlet.or_else(|| meta(&["og:site_name", "publisher", "dc.publisher", "application-name"]));
        said.date = said.date.or_else(|| meta(&["date", "pubdate", "dc.date", "sailthru.date", "datePublished"]));
        said.date = said.date.or_else(time);
        said.title = said.title.or_else(|| shown_title(page));
        said.author = said.author.or_else(|| meta(&["author", "byl", "parsely-author", "sailthru.author"]));
        said
    }

    /// The first article among the JSON-LD blocks, also inside a list or a `@graph`.
    fn linked(page: &Readability) -> Said {
        for script in page.doc.select("script[type=\"application/ld+json\"]").iter() {
            let Ok(block) = serde_json::from_str::<Value>(script.text().trim()) else { continue };
            let Some(node) = news(&block) else { continue };
            return Said {
                outlet: node.get("publisher").and_then(name),
                date: node.get("datePublished").and_then(name),
                title: node.get("headline").and_then(name),
                author: node.get("author").and_then(name),
            };
        }
        Said::default()
    }
}

/// The heading that the page's title begins with: the rest of the title is the name of the site.
fn shown_title(page: &Readability) -> Option<String> {
    let title = filled(Some(page.doc.select("head title").text().to_string()))?;
    let heading = filled(Some(page.doc.select("h1").iter().next()?.text().to_string()))?;
    title.starts_with(&heading).then_some(heading)
}

fn news(block: &Value) -> Option<&Value> {
    let is_news =
        |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting"));
    match block {
        Value::Array(list) => list.iter().find_map(news),
        Value::Object(map) => {
            let kind = map.get("@type").unwrap_or(&Value::Null);
            let found = is_news(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_news));
            found.then_some(block)
        }
        _ => None,
    }
    .or_else(|| block.get("@graph")?.as_array()?.iter().find_map(news))
}

/// A name given as text, as an object with a name, or as a list of these.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => filled(Some(text.clone())),
        Value::Object(map) => name(map.get("name")?),
        Value::Array(list) => filled(Some(list.iter().filter_map(name).collect::<Vec<_>>().join(", "))),
        _ => None,
    }
}
