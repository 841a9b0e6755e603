//! PDF: the text layer of a document, page by page. A PDF knows places of letters, not paragraphs: lines are joined where
//! nothing says that a paragraph ended.

use flate2::read::ZlibDecoder;
use pdf_extract::{Dictionary, Document, Object, ObjectId};

use crate::article::{Article, Layout};
use crate::ingest::border::caught;
use crate::ingest::limits::Limits;
use crate::ingest::too_long;

/// Forms in forms, and pages in folders of pages: no document nests them deeper.
const DEEPEST: usize = 32;

/// Forms of one page, each as often as it is drawn from another.
const MOST_FORMS: u32 = 10_000;

/// # Errors
/// Why there is no text.
pub fn article(bytes: &[u8], limits: &Limits) -> Result<Article, String> {
    swelling(bytes, limits)?;
    // Readers of PDF take much for granted; a document that they give up on must not end the run.
    let gave_up = || Err("the reader gave up on this PDF; save its text as .txt".to_owned());
    let pages = caught(|| pages(bytes)).unwrap_or_else(gave_up)?;
    let text = pages.iter().map(|page| flowing(page)).filter(|page| !page.is_empty()).collect::<Vec<_>>();
    let text = joined(&text);
    if text.len() > limits.article() {
        return Err(too_long("this document", limits.article(), "--max-mb"));
    }
    if text.is_empty() {
        return Err("it has no text layer: its pages are pictures; run them through text recognition first".to_owned());
    }
    Ok(Article { text, encoding: "UTF-8", layout: Layout::Article, ..Article::default() })
}

fn pages(bytes: &[u8]) -> Result<Vec<String>, String> {
    let broken = |error: &dyn std::fmt::Display| format!("this PDF is broken ({error}); save its text as .txt");
    let mut document = Document::load_mem(bytes).map_err(|error| broken(&error))?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| "it is locked with a password; save it without one".to_owned())?;
    }
    let numbers = document.get_pages();
    numbers.values().try_for_each(|page| is_finite(&document, *page)).map_err(|what| broken(&what))?;
    let mut pages = Vec::with_capacity(numbers.len());
    for number in numbers.keys() {
        let mut text = String::new();
        let mut output = pdf_extract::PlainTextOutput::new(&mut text);
        pdf_extract::output_doc_page(&document, &mut output, *number).map_err(|error| broken(&error))?;
        pages.push(text);
    }
    Ok(pages)
}

/// Whether what is inside compressed streams stays within the limits: the reader itself unpacks whatever it finds.
fn swelling(bytes: &[u8], limits: &Limits) -> Result<(), String> {
    let mut unpacked = 0;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        at += found + b"stream".len();
        let data = bytes[at..].strip_prefix(b"\r\n").or(bytes[at..].strip_prefix(b"\n")).unwrap_or_default();
        // The first byte of every stream that zlib packs.
        if data.first().is_some_and(|byte| byte & 0x0F == 8) {
            let mut source = ZlibDecoder::new(data);
            let mut buffer = [0; 1 << 14];
            while let Ok(count @ 1..) = std::io::Read::read(&mut source, &mut buffer) {
                unpacked += count as u64;
                limits.check(bytes.len() as u64, unpacked).map_err(|met| format!("not read: {met}"))?;
            }
            at += usize::try_from(source.total_in()).unwrap_or(0).min(data.len());
        }
    }
    Ok(())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}

/// The reader follows pages to their parents and forms to the forms in them without looking whether it was there before.
fn is_finite(document: &Document, page: ObjectId) -> Result<(), &'static str> {
    let dictionary = document.get_dictionary(page).map_err(|_| "a page is missing")?;
    let mut above = Some(dictionary);
    for _ in 0..DEEPEST {
        let parent = above.and_then(|above| above.get(b"Parent").ok()).and_then(|parent| parent.as_reference().ok());
        above = parent.and_then(|parent| document.get_dictionary(parent).ok());
    }
    if above.is_some() {
        return Err("its pages are nested without end");
    }
    let (mut above, mut left) = (Some(dictionary), MOST_FORMS);
    while let Some(folder) = above {
        forms(document, folder, 0, &mut left)?;
        let parent = folder.get(b"Parent").ok().and_then(|parent| parent.as_reference().ok());
        above = parent.and_then(|parent| document.get_dictionary(parent).ok());
    }
    Ok(())
}

fn forms(document: &Document, holder: &Dictionary, depth: usize, left: &mut u32) -> Result<(), &'static str> {
    *left = left.saturating_sub(1);
    if depth > DEEPEST || *left == 0 {
        return Err("its forms are nested without end");
    }
    let resolved = |object: &'_ Object| document.dereference(object).ok().map(|(_, object)| object.clone());
    let resources = holder.get(b"Resources").ok().and_then(resolved);
    let forms_of = resources.as_ref().and_then(|resources| resources.as_dict().ok()?.get(b"XObject").ok());
    let Some(inside) = forms_of.and_then(resolved) else { return Ok(()) };
    let Ok(inside) = inside.as_dict() else { return Ok(()) };
    for (_, form) in inside.iter() {
        if let Ok((_, Object::Stream(form))) = document.dereference(form) {
            forms(document, &form.dict, depth + 1, left)?;
        }
    }
    Ok(())
}

/// The lines of a page as paragraphs: blank lines part them, and a line that is much shorter than the page is wide ends
/// one if it ends a sentence. A word broken at the end of a line is joined.
fn flowing(page: &str) -> String {
    let width = page.lines().map(|line| line.trim().chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    let mut ended = true;
    for line in page.lines().map(str::trim) {
        if line.is_empty() {
            ended = true;
            continue;
        }
        if ended && !text.is_empty() {
            text.push_str("\n\n");
        } else if !text.is_empty() && !join_broken(&mut text, line) {
            text.push(' ');
        }
        text.push_str(line);
        let short = line.chars().count() * 4 < width * 3;
        ended = short && line.ends_with(['.', '!', '?', '”', '"', '’']);
    }
    text
}

/// Takes a hyphen away that only the end of the line put there: a letter before it, a small letter after it.
fn join_broken(text: &mut String, next: &str) -> bool {
    let broken = text.strip_suffix(['-', '\u{ad}', '\u{2010}']).is_some_and(|text| text.ends_with(char::is_alphabetic));
    if broken && next.starts_with(char::is_lowercase) {
        text.pop();
        return true;
    }
    false
}

/// A paragraph that goes on over the end of its page is one.
fn joined(pages: &[String]) -> String {
    let mut text = String::new();
    for page in pages {
        if !text.is_empty() {
            let open = page.starts_with(char::is_lowercase) && !text.ends_with(['.', '!', '?', '”', '"']);
            if open && !join_broken(&mut text, page) {
                text.push(' ');
            } else if !open {
                text.push_str("\n\n");
            }
        }
        text.push_str(page);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_flow_into_paragraphs() {
        let page = "Harbour vote splits council\n\nThe council voted on Monday to close the old har-\nbour after a long debate in\nthe town hall.\nOpponents called the plan a reform of nothing at all and\nleft.\n";
        let expected = "Harbour vote splits council\n\nThe council voted on Monday to close the old harbour after a long debate in the town hall.\n\nOpponents called the plan a reform of nothing at all and left.";
        assert_eq!(flowing(page), expected);
        assert_eq!(
            joined(&["It went".into(), "on and on.".into(), "Then it ended.".into()]),
            "It went on and on.\n\nThen it ended."
        );
    }
}
