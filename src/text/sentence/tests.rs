//! Sentences: an example and a counter-example of every rule.

use super::*;
use crate::text::token;

fn read(text: &str) -> (Vec<Paragraph>, Vec<Sentence>) {
    let (mut cuts, mut blocks, mut found) = (token::Cuts::default(), Vec::new(), Vec::new());
    token::cut(text, &mut cuts);
    paragraphs(text, &cuts, &mut blocks);
    sentences(text, &cuts, &blocks, &mut found);
    (blocks, found)
}

/// Reads the text whose sentences are parted by `|`, and compares.
#[track_caller]
fn holds(marked: &str) {
    let text = marked.replace('|', "");
    let (_, found) = read(&text);
    let mut drawn = String::new();
    let mut at = 0;
    for sentence in &found[1..] {
        let start = sentence.span.start as usize;
        drawn += &text[at..start];
        drawn.push('|');
        at = start;
    }
    drawn += &text[at..];
    assert_eq!(drawn, marked);
}

#[test]
fn a_period_ends_but_an_abbreviation_goes_on() {
    holds("The ferry left. |Gen. Doe stayed.");
    holds("It belongs to Rowan Corp. now. |It was sold.");
    holds("It belongs to Rowan Corp. |Analysts were surprised.");
    holds("It belongs to Rowan Inc. Chairman Ada Doe.");
    holds("She left Rowan Inc. |Shares were down.");
    holds("It follows from Rowan v. Doe. |Doe lost.");
    holds("They kept to plan V. |Rowan lost.");
    holds("It was Berth No. 5 in fact. |No. |Never.");
    holds("They met U.S. officials. |They left the U.S. |The rest stayed.");
    holds("He came from Rowan Bay, Calif. |Doe did not.");
    holds("They sold nets, ropes, etc. |Boats were let.");
    holds("Ada Doe Jr. Street");
    holds("It is her Ph.D. |Doe read it.");
    holds("The owner was Rowan Co.. |Doe left.");
}

#[test]
fn initials_belong_to_names() {
    holds("Ada I. Rowan and J. R. Doe came. |So did we.");
    holds("It was she and I. |Rowan came.");
    holds("They went for plan B. |Rowan agreed.");
    holds("A. Doe came.");
}

#[test]
fn a_clock_time_ends_unless_it_opens_the_sentence() {
    holds("He left at 6 p.m. |Ada Doe stayed.");
    holds("At 6 p.m. Ada Doe stayed.");
    holds("He left at 6 p.m. Friday.");
    holds("He left at 6 p.m. and slept.");
}

#[test]
fn what_closes_stays_with_its_sentence() {
    holds("“It rained.” |Then it snowed.");
    holds("(It rained.) |Then it snowed.");
    holds("It rained (it was May.) and snowed.");
    holds("It rained. [12] |Then it snowed.[3] |It froze.");
    holds("It rained. |[Doe left.] |It snowed.");
    holds("They were freed. 4 |The court closed.");
    holds("They were freed. |4 courts closed.");
    holds("It was fun. :-) |Then it ended.");
    holds("He said so . '' |Then he left .");
}

#[test]
fn a_reporting_clause_goes_on() {
    holds("“Stop!” he said. |“Go!” |He went.");
    holds("“Why?” Ada Doe asked. |“Why?” |The crane fell.");
    holds("Leave me! he cried. |Leave me! |we will.");
}

#[test]
fn ellipses_end_before_capitals() {
    holds("He waited ... and left.");
    holds("He waited... |Nobody came.");
    holds("He waited . . . |Nobody came.");
    holds("He waited... |I came late.");
    holds("He thought ... I would come.");
    holds("The text [...] is lost.");
    holds("The text is lost. [...] |Nobody has it.");
    holds("It was [...] Ada Doe.");
    holds("They waited. |. . . Nobody came.");
}

#[test]
fn names_may_end_in_an_exclamation_mark() {
    holds("She works at Yahoo! and likes it.");
    holds("She shouted! |And ran.");
}

#[test]
fn small_letters_open_sentences_behind_plain_words_only() {
    holds("the shop is closed. |it moved away.");
    holds("He took voc. classes.");
    holds("is it far? |we are tired");
    holds("Is it here? or there?");
}

#[test]
fn a_missing_space_parts_but_a_number_does_not() {
    holds("It was closed.|The rest is known.");
    holds("It costs 3.50 at rowan.com today.");
    holds("The !Kung speak it.");
}

#[test]
fn lists_have_items() {
    holds("1. One thing |2. Another thing");
    holds("1.) One thing |2.) Another thing");
    holds("a) one thing |b) another thing");
    holds("• 9. One thing |• 10. Another thing");
    holds("There are 1) ropes, 2) nets and 3) boats.");
    holds("He won in 1. |Then he lost.");
}

#[test]
fn blocks_stand_for_themselves() {
    holds("Ada Doe |12/31/1999 11:59 PM |Where are you?");
    holds("It was sent on 12/31/1999.");
    holds("Best regards, |Rowan");
    holds("Thanks, I will come.");
    holds("Did you just — |Yes.");
    holds("The crane — Ada Doe owns it — fell.");
    holds("Figure 1.5 |Boats at noon");
    holds("Figure 1.5 shows boats.");
    holds("See below |_______ |Ada Doe");
    holds("https://a.example/x |https://a.example/y");
    holds("Mail: ada@a.example |Dear all");
    holds("See https://a.example and write.");
}

#[test]
fn other_marks() {
    holds("Q. What then?");
    holds("P.S. Write soon. |I wait.");
    holds("See N°. 7 there. |It is 5 ft. 6 in. tall.");
    holds("“They met at sea ...” (Doe 5). |Then they left.");
    holds("It ended. |(See below.)");
    holds("Hello Mr . Doe is here .");
}

#[test]
fn line_breaks_end_paragraphs_unless_lines_are_wrapped() {
    let wrapped = "The river rose overnight and the old bridge by the mill was shut\nto all traffic while engineers \
                   looked at the piers, which were\nstruck by a barge. Nobody was hurt.";
    let (blocks, found) = read(wrapped);
    assert_eq!((blocks.len(), found.len()), (1, 2));
    let told = "The river rose overnight and closed the bridge.\nNobody was hurt in the harbour or at the mill.\n\
                The council will meet on Friday, said Doe.";
    assert_eq!(read(told).0.len(), 3);
    let (blocks, _) = read("By Ada Doe\nHarbour Desk\nMay 4\n\nThe river rose.");
    assert_eq!(blocks.len(), 4);
}

#[test]
fn a_page_break_cuts_no_sentence() {
    let head = "The committee voted on Tuesday to keep the old crane, which has stood at the quay since the war, as a";
    let (blocks, found) = read(&format!("{head}\n\nmonument to the dockers."));
    assert_eq!((blocks.len(), found.len()), (2, 1));
    let (_, found) = read("Harbour news\n\nmonument to the dockers");
    assert_eq!(found.len(), 2);
    let (_, found) = read(&format!("{head} monument.\n\nmonument to the dockers."));
    assert_eq!(found.len(), 2);
}
