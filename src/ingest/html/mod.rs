//! HTML: the article of a page, told from what stands around it by dom_smoothie.

mod above;
mod said;

use crate::article::{Article, Given, Meta};
use crate::ingest::border::caught;
use crate::text::span::Span;
use dom_smoothie::{Config, Readability, TextMode};
use said::Said;

/// No page nests its elements deeper; extraction takes time in the square of the depth.
const DEEPEST: usize = 1000;

pub(super) fn article(html: &str) -> Result<Article, String> {
    if is_too_deep(html) {
        return Err(format!("its elements are nested more than {DEEPEST} deep; save the article as .txt"));
    }
    // A page from the web must not end the run, whatever it makes a parser of somebody else do.
    match caught(|| extract(html)) {
        Some(Some(article)) => Ok(article),
        Some(None) => Err("no article found in this page; save the text of the article as .txt".to_owned()),
        None => Err("the HTML parser gave up on this page; save the text of the article as .txt".to_owned()),
    }
}

fn extract(html: &str) -> Option<Article> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let mut page = Readability::new(html, None, Some(config)).ok()?;
    let said = Said::read(&page);
    page.doc.select("figcaption").remove();
    let found = page.parse().ok()?;
    let meta = Meta {
        outlet: filled(found.site_name).or(said.outlet),
        date: filled(found.published_time).or(said.date),
        title: said.title.or(filled(Some(found.title))),
        author: said.author.or(filled(found.byline)).and_then(person),
        more: Vec::new(),
    };
    let paragraphs = above::without(&found.text_content, &meta);
    if paragraphs.is_empty() {
        return None;
    }
    let title = meta.title.clone().unwrap_or_default();
    let mut text = paragraphs.join("\n\n");
    if text.lines().next() != Some(&title) {
        text = format!("{title}\n\n{text}");
    }
    let headline = (!title.is_empty()).then(|| Span::new(0, title.len()));
    Some(Article { text, given: Given { headline, ..Given::default() }, meta, ..Article::default() })
}

/// The author without the "By" of the byline; an address is nobody's name.
fn person(author: String) -> Option<String> {
    let start = author.get(..3).filter(|start| start.eq_ignore_ascii_case("by ")).map_or(0, str::len);
    filled(Some(author[start..].to_owned())).filter(|name| !name.contains("://"))
}

fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| one_line(&text)).filter(|text| !text.is_empty())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether open elements pile up. Elements that close by themselves do not count.
fn is_too_deep(html: &str) -> bool {
    const SHALLOW: [&str; 26] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "td", "th", "tr", "option", "thead", "tbody", "tfoot", "path",
    ];
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let (closing, tag) = rest.strip_prefix('/').map_or((false, rest), |tag| (true, tag));
        let length = tag.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
        let name = &tag[..length];
        if closing {
            if let Some(place) = open.iter().rposition(|other| other.eq_ignore_ascii_case(name)) {
                open.truncate(place);
            }
        } else if length > 0 && !SHALLOW.iter().any(|shallow| name.eq_ignore_ascii_case(shallow)) {
            open.push(name);
        }
        if open.len() > DEEPEST {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAGE: &str = r#"<!doctype html><html><head><title>Harbour vote splits council | The Ledger</title>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
{"@type":["NewsArticle"],"headline":"Harbour vote splits council","datePublished":"2016-12-04T08:00:00Z",
"author":[{"name":"Mira Castellan"},{"name":"Jon Voss"}],"publisher":{"name":"The Ledger"}}]}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav><div class="ad">BUY NOW! Boats!</div>
<article><h1>Harbour vote splits council</h1><p>By Mira Castellan and Jon Voss</p><p>Published December 4, 2016 at 8:00 am</p>
<p>The council voted on Monday to close the old harbour, “a sad day”, officials said, after a long debate &amp; more.</p>
<p>Opponents called the plan a “so-called reform” and left the room, promising a petition and a march through town.</p>
<figure><img src="x.jpg"><figcaption>The harbour. Photo: V. Lens</figcaption></figure>
<p>The vote, seven to six, was the closest in the history of the town, according to records kept since 1923.</p>
</article><div class="related"><a href="/a">Ten boats you must see</a></div><footer>© 2016 Ledger</footer></body></html>"#;

    #[test]
    fn an_article_is_told_from_its_page() {
        let article = article(PAGE).unwrap();
        let paragraphs: Vec<&str> = article.text.split("\n\n").collect();
        assert_eq!(paragraphs[0], "Harbour vote splits council");
        assert!(paragraphs[1].starts_with("The council voted") && paragraphs[1].ends_with("long debate & more."));
        assert_eq!(paragraphs.len(), 4, "{paragraphs:?}");
        assert_eq!(article.given.headline.unwrap().of(&article.text), paragraphs[0]);
        let meta = article.meta;
        assert_eq!(meta.title.as_deref(), Some(paragraphs[0]));
        assert_eq!(meta.author.as_deref(), Some("Mira Castellan, Jon Voss"));
        assert_eq!(meta.date.as_deref(), Some("2016-12-04T08:00:00Z"));
        assert_eq!(meta.outlet.as_deref(), Some("The Ledger"));
    }

    #[test]
    fn authors_lose_their_by() {
        assert_eq!(person("By Mira".into()).as_deref(), Some("Mira"));
        assert_eq!(person("Byron".into()).as_deref(), Some("Byron"));
        assert_eq!(person("by ".into()), None);
        assert_eq!(person("https://x.y/z".into()), None);
    }

    #[test]
    fn pages_without_an_article_are_refused() {
        assert!(article("<html><body><nav> </nav></body></html>").unwrap_err().contains("no article"));
        assert!(article("").is_err());
        for tag in ["<div>", "<ul><li>", "<table><tr><td>", "<b>"] {
            assert!(article(&tag.repeat(200_000)).unwrap_err().contains("deep"));
        }
        assert!(!is_too_deep(&"<p><li><div><span>x</div><br>".repeat(5_000)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn arbitrary_pages_never_panic(
            page in r#"(<(p|div|h1|title|article|ul|li|table|td|a href="x"|script type="application/ld\+json"|time datetime="1")>|</(p|div|title|script|table)>|[\{\}\[\]"@a-z ,.:&;<>!-]|\PC){0,80}"#
        ) {
            // Not `article`, which would hide a panic.
            extract(&page);
        }
    }
}
