use super::*;
use crate::article::{Given, Meta};
use crate::text::{sentence, token};
use proptest::prelude::*;

fn article(text: &str) -> Article {
    Article { text: text.to_owned(), layout: Layout::Article, ..Article::default() }
}

fn read(article: &Article) -> Parts {
    let mut cuts = token::Cuts::default();
    token::cut(&article.text, &mut cuts);
    parts(article, &cuts)
}

/// The texts of one part, in order.
fn found(text: &str, part: Part) -> Vec<String> {
    read(&article(text)).of(part).map(|span| span.of(text).to_owned()).collect()
}

const BODY: &str = "The mill on the upper river stood still on Friday after its oldest wheel had broken in the night, \
                    according to the miller and two of her neighbours.\n\n“It made a sound like a cow,” said Ada Rill, who \
                    lives across the road and heard it at four in the morning, long before the dogs had begun.\n\nNobody \
                    was hurt, and the river has been seen to go on as it did before, only a little more quietly.";

#[test]
fn a_page_is_taken_apart() {
    let text = format!(
        "# Old *Mill* Falls Silent\n\nBy [Dr. Bea Holm](#) | 4 December 2031\n\nTheme: [Rivers](#)\n\n{BODY}\n\n---\n\n*Bea \
         Holm is a reporter.*\n\n**You May Also Like**\n\n- [A Weir Too Far…](/weir)\n"
    );
    let of = |part| found(&text, part);
    assert_eq!(of(Part::Headline), ["Old *Mill* Falls Silent"]);
    assert_eq!(of(Part::Byline), ["By [Dr. Bea Holm](#)"]);
    assert_eq!(of(Part::Dateline), ["4 December 2031"]);
    let boilerplate =
        ["Theme: [Rivers](#)", "*Bea Holm is a reporter.*", "**You May Also Like**", "- [A Weir Too Far…](/weir)"];
    assert_eq!(of(Part::Boilerplate), boilerplate);
    let said = said(&text, &read(&article(&text)));
    let expected = [Some("Old Mill Falls Silent"), Some("Dr. Bea Holm"), Some("2031-12-04")];
    assert_eq!([said.headline.as_deref(), said.author.as_deref(), said.date.as_deref()], expected);
}

#[test]
fn a_plain_text_is_all_body() {
    let text = format!("# Old Mill\n\nBy Bea Holm\n\n{BODY}\n\nLeave a Reply");
    let plain = Article { text, ..Article::default() };
    assert_eq!(read(&plain), Parts::default());
}

#[test]
fn headlines_are_told_from_first_sentences() {
    for headline in
        ["Old Mill Falls Silent as Wheel Breaks", "HUSH! Mill stops and the ducks rejoice", "Who Broke the Mill?"]
    {
        assert_eq!(found(&format!("{headline}\nBy Bea Holm\n\n{BODY}"), Part::Headline), [headline]);
    }
    assert_eq!(found(&format!("Old mill falls silent\n\n{BODY}"), Part::Headline), ["Old mill falls silent"]);
    let twice =
        format!("Friday, December 05, 2031\n\nOld Mill Stops at Last\n\nOld Mill Stops\n\nby Bea Holm\n\n{BODY}");
    assert_eq!(found(&twice, Part::Headline), ["Old Mill Stops at Last", "Old Mill Stops"]);
    for first in
        ["The mill has stopped.", "Look at that mill!", "Here is what happened:", "It was quiet, and", "- a mill wheel"]
    {
        assert_eq!(found(&format!("{first}\n\n{BODY}"), Part::Headline), [""; 0], "{first}");
    }
    let wrapped = "The mill on the upper river stood still on Friday after its oldest\nwheel had broken in the night.";
    assert_eq!(read(&article(wrapped)), Parts::default());
}

#[test]
fn a_name_above_a_date_is_a_byline() {
    let text = format!("Old Mill Falls Silent\n\nBEA HOLM\n4 December 2031\n\n{BODY}");
    assert_eq!(found(&text, Part::Byline), ["BEA HOLM"]);
    let text = format!("Old Mill\n\n{BODY}\n\nBea Holm\n4 December 2031");
    assert_eq!(found(&text, Part::Byline), [""; 0]);
}

#[test]
fn known_titles_and_authors_help() {
    let mut page = article(&format!("They stopped the mill.\n\n{BODY}\n\nBea Holm covers rivers."));
    page.given = Given { headline: Some(Span::new(0, 22)), ..Given::default() };
    page.meta = Meta { author: Some("Béa Holm".to_owned()), ..Meta::default() };
    let parts = read(&page);
    assert_eq!(parts.headline(&page.text), Some(Span::new(0, 22)));
    assert_eq!(
        parts.of(Part::Boilerplate).map(|span| span.of(&page.text)).collect::<Vec<_>>(),
        ["Bea Holm covers rivers."]
    );
}

#[test]
fn what_other_articles_tell_is_boilerplate() {
    let pitch = "Get our letters every morning!";
    let mut page = article(&format!("{BODY}\n\n{pitch}\n\n{BODY}"));
    assert_eq!(read(&page).of(Part::Boilerplate).count(), 0);
    page.given.boilerplate = vec![Span::new(BODY.len() + 2, BODY.len() + 2 + pitch.len())];
    let parts = read(&page);
    assert_eq!(parts.of(Part::Boilerplate).map(|span| span.of(&page.text)).collect::<Vec<_>>(), [pitch]);
}

#[test]
fn bodies_may_begin_like_credits_and_end_like_notes() {
    for line in [
        "By Monday the river had risen by a metre and the lower meadows stood under water.",
        "Copyright law was changed by parliament in the spring, and the mill may now sell its songs.",
        "The newsletter of the mill has 3,000 readers, who had signed up for it at the gate.",
        "Ada Rill is a teacher, and she said that the children had asked about the wheel.",
        "Comments by the minister were not to be had.",
        "Una Vael is a professor of wheels, and she said that wheels are clever.",
    ] {
        let text = format!("{line}\n\n{BODY}\n\n{line}");
        assert_eq!(read(&article(&text)), Parts::default(), "{line}");
    }
}

#[test]
fn notes_below_are_boilerplate() {
    for note in [
        "Una Vael is a freelance writer and the author of “Wheels.”",
        "Visit her blog at millwheels.example.",
        "The original source of this article is The Weir",
        "© 2031 The Weir",
        "(c) The Weir 2031. No part may be reproduced without our consent.",
        "Follow us on the usual channels.",
        "Subscribe to The Weir at Noon, our weekly newsletter.",
        "READ MORE: Wheel of misfortune",
        "Have a tip? Write to tips@theweir.example.",
    ] {
        assert_eq!(found(&format!("{BODY}\n\n{note}"), Part::Boilerplate), [note]);
    }
}

#[test]
fn teasers_and_comments_go_on_to_the_end() {
    let tail =
        ["You May Also Like", "The weir that vanished", "It was there on Monday, and then…", "Ducks: an inquiry"];
    assert_eq!(found(&format!("{BODY}\n\n{}", tail.join("\n\n")), Part::Boilerplate), tail);
    let tail = ["Comments (3)", "I liked the mill. It was a good mill.", "So did I."];
    assert_eq!(found(&format!("{BODY}\n\n{}", tail.join("\n\n")), Part::Boilerplate), tail);
    let box_amid = format!("{BODY}\n\nRelated\n\nA weir too far\n\n{BODY}");
    assert_eq!(found(&box_amid, Part::Boilerplate), ["Related", "A weir too far"]);
}

#[test]
fn subheadings_are_headlines_but_not_the_headline() {
    let text =
        format!("{BODY}\n\nA quieter river\n\n{BODY}\n\nWHAT TO DO NOW\n- Wait.\n- Listen.\n\n## After\n\n{BODY}");
    assert_eq!(found(&text, Part::Headline), ["A quieter river", "WHAT TO DO NOW", "After"]);
    assert_eq!(read(&article(&text)).headline(&text), None);
    let list = format!("{BODY}\n\nAda Rill, a neighbour\n\n{BODY}\n\nthe wheel\n\nthe ducks\n\n{BODY}");
    assert_eq!(found(&list, Part::Headline), [""; 0]);
}

#[test]
fn paragraphs_are_divided_where_parts_meet() {
    let text = format!("04.12.2031 Author: Bea Holm\n\nOld Mill Stops\n\nUPPER WEIR, Ostmark — {BODY}");
    let (mut cuts, mut paragraphs) = (token::Cuts::default(), Vec::new());
    token::cut(&text, &mut cuts);
    sentence::paragraphs(&text, &cuts, &mut paragraphs);
    divide(&parts(&article(&text), &cuts), &cuts, &mut paragraphs);
    let first: Vec<&str> = paragraphs.iter().take(5).map(|p| p.span.of(&text)).collect();
    assert_eq!(first[..4], ["04.12.2031", "Author: Bea Holm", "Old Mill Stops", "UPPER WEIR, Ostmark —"]);
    assert!(first[4].starts_with("The mill"));
}

#[test]
fn a_sign_inside_a_token_is_left_to_it() {
    let text = "the `x` _wheel_ turned";
    let whole = [token::Cut { span: Span::new(8, 15), kind: token::TokenKind::Word }];
    assert!(parts(&article(text), &whole).0.is_empty());
}

proptest! {
    #[test]
    fn any_text_gives_parts_that_are_sorted_and_apart(
        text in r"([-#*_>\[\]()\\<&;.!?,:|—…“”0-9 \r\n]|By |Author: |4 May 2031|Ann Holm|ROME|the |is a |©|é|Leave a Reply\n){0,80}"
    ) {
        let article = article(&text);
        let (mut cuts, mut paragraphs) = (token::Cuts::default(), Vec::new());
        token::cut(&text, &mut cuts);
        sentence::paragraphs(&text, &cuts, &mut paragraphs);
        let parts = parts(&article, &cuts);
        divide(&parts, &cuts, &mut paragraphs);
        said(&text, &parts);
        let mut end = 0;
        for (span, _) in &parts.0 {
            prop_assert!(end <= span.start && span.start < span.end);
            prop_assert!(text.get(span.range()).is_some());
            end = span.end;
        }
        let mut tokens = 0;
        for paragraph in &paragraphs {
            prop_assert_eq!(paragraph.tokens.0, tokens);
            tokens = paragraph.tokens.1;
        }
        prop_assert_eq!(tokens as usize, cuts.len());
    }
}
