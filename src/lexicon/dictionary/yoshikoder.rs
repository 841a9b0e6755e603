//! Yoshikoder's dictionaries: `cnode` elements for categories, `pnode` elements for patterns.

use super::{Dictionary, WITHIN};
use roxmltree::{Document, Node, ParsingOptions};

pub(super) fn read(text: &str, dictionary: &mut Dictionary) {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => return dictionary.problem(error.pos().row as usize, format!("no XML: {error}")),
    };
    let root = document.root_element();
    let mut top = categories(root).peekable();
    // A lone category that holds all others is the dictionary itself.
    let lone = top.next().filter(|node| top.peek().is_none() && categories(*node).next().is_some());
    walk(&document, lone.unwrap_or(root), "", dictionary);
}

fn categories<'a>(node: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children().filter(|child| child.has_tag_name("cnode"))
}

fn walk(document: &Document, node: Node, path: &str, dictionary: &mut Dictionary) {
    for child in node.children().filter(Node::is_element) {
        let line = document.text_pos_at(child.range().start).row as usize;
        let name = child.attribute("name").unwrap_or_default().trim();
        match child.tag_name().name() {
            "cnode" | "pnode" if name.is_empty() => dictionary.problem(line, "a node without a name"),
            "pnode" => {
                let category = dictionary.category(path);
                dictionary.term(name, category, 1.0, line);
            }
            "cnode" => {
                let name = name.replace(WITHIN, " / ");
                let path = if path.is_empty() { name } else { format!("{path}{WITHIN}{name}") };
                dictionary.category(&path);
                walk(document, child, &path, dictionary);
            }
            _ => {}
        }
    }
}
