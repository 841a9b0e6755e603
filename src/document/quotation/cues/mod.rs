//! Cues: what can be seen of a pair of marks that tells what it is for. Each is a name here, and a wording and one
//! weight per function in `seeds/language/quotation_cues.tsv`.

mod after;
mod article;
mod before;
mod inside;
mod known;
mod view;

pub use article::Habits;
pub use known::Known;
pub use view::View;

macro_rules! cues {
    ($($variant:ident $name:literal,)*) => {
        /// Something seen in or around a quotation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Cue { $($variant,)* }

        impl Cue {
            pub const ALL: &[Cue] = &[$(Cue::$variant,)*];

            /// The name in the table of weights.
            pub fn name(self) -> &'static str {
                match self { $(Cue::$variant => $name,)* }
            }
        }
    };
}

cues! {
    Always "always",
    // Inside.
    OneWord "one_word",
    TwoWords "two_words",
    ThreeOrFourWords "three_or_four_words",
    FiveToNineWords "five_to_nine_words",
    TenOrMoreWords "ten_or_more_words",
    FiniteVerb "finite_verb",
    ClauseInside "clause",
    FirstPerson "first_person",
    SecondPerson "second_person",
    CapitalFirst "capital_first",
    Capitals "capitals",
    OneName "one_name",
    StopInside "stop_inside",
    QuestionInside "question_inside",
    CommaInside "comma_inside",
    VerbFirst "verb_first",
    DeterminerFirst "determiner_first",
    LoadedHarsh "loaded_harsh",
    LoadedFair "loaded_fair",
    NumberInside "number_inside",
    // Before.
    DoubtBefore "doubt_before",
    NamingBefore "naming_before",
    CallingBefore "calling_before",
    CalledDirectly "called_directly",
    KnownAs "known_as",
    SayingBefore "saying_before",
    MentionBefore "mention_before",
    WorkBefore "work_before",
    IndefiniteBefore "indefinite_before",
    DefiniteBefore "definite_before",
    PossessiveBefore "possessive_before",
    NameBefore "name_before",
    PossessiveNameBefore "possessive_name_before",
    DemonstrativeBefore "demonstrative_before",
    NegationBefore "negation_before",
    AdjectiveBefore "adjective_before",
    BeBefore "be_before",
    AsBefore "as_before",
    ThatBefore "that_before",
    LikeBefore "like_before",
    OnBefore "on_before",
    PrepositionBefore "preposition_before",
    VerbBefore "verb_before",
    CommaBefore "comma_before",
    ColonBefore "colon_before",
    BracketBefore "bracket_before",
    AndBefore "and_before",
    SentenceBegins "sentence_begins",
    ParagraphBegins "paragraph_begins",
    // After.
    SayingAfter "saying_after",
    NounAfter "noun_after",
    MentionAfter "mention_after",
    WorkAfter "work_after",
    MeaningNear "meaning_near",
    SentenceEnds "sentence_ends",
    ParagraphAlone "paragraph_alone",
    VerbAfter "verb_after",
    Nickname "nickname",
    ByAfter "by_after",
    // In the sentence and beside it.
    SourceSpeaks "source_speaks",
    SayingInSentence "saying_in_sentence",
    AccordingTo "according_to",
    SayingSentenceBefore "saying_sentence_before",
    SayingSentenceAfter "saying_sentence_after",
    Hypothetical "hypothetical",
    WriterInSentence "writer_in_sentence",
    NoSource "no_source",
    NoSourceWord "no_source_word",
    NameInSentence "name_in_sentence",
    VagueAgent "vague_agent",
    LoadedInSentence "loaded_in_sentence",
    // In the article.
    SingleBesideDouble "single_beside_double",
    SingleMarks "single_marks",
    Nested "nested",
    Holds "holds",
    LongBeside "long_beside",
    JoinedScare "joined_scare",
    JoinedVoice "joined_voice",
    JoinedName "joined_name",
    ManyInSentence "many_in_sentence",
    UnmarkedElsewhere "unmarked_elsewhere",
    MarkedElsewhere "marked_elsewhere",
    EchoesSpeech "echoes_speech",
    NoSpeech "no_speech",
    LoadedArticle "loaded_article",
    LoadedNoSource "loaded_no_source",
    PlainAttribute "plain_attribute",
    LineWithoutStop "line_without_stop",
}

/// A cue found, with the token that shows it, where one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub cue: Cue,
    pub token: Option<u32>,
}

/// All cues of a pair.
#[derive(Debug, Default)]
pub struct Cues(pub Vec<Found>);

impl Cues {
    fn plain(&mut self, cue: Cue, holds: bool) {
        if holds {
            self.0.push(Found { cue, token: None });
        }
    }

    fn at(&mut self, cue: Cue, token: Option<usize>) {
        if let Some(token) = token {
            self.0.push(Found { cue, token: Some(token as u32) });
        }
    }

    /// A phrase with nobody in reach who may have said it.
    fn combine(&mut self, view: &View) {
        use Cue::*;
        let sources = [SayingInSentence, SayingBefore, SayingAfter, SayingSentenceBefore, CallingBefore, AccordingTo];
        let seen = self.0.iter().fold(0, |seen: u128, found| seen | 1 << found.cue as u32);
        let has = |cue: Cue| seen & 1 << cue as u32 != 0;
        let none = !sources.iter().any(|cue| has(*cue));
        self.plain(NoSource, none && (2..=4).contains(&view.words));
        self.plain(NoSourceWord, none && view.words < 2);
        let short = (1..=4).contains(&view.words);
        self.plain(LoadedNoSource, none && short && (has(LoadedArticle) || has(LoadedInSentence)));
        self.plain(PlainAttribute, none && short && has(NounAfter) && !has(CapitalFirst));
    }

    /// Looks at a pair from all sides.
    pub fn gather(&mut self, view: &View, habits: &Habits) {
        self.0.clear();
        self.plain(Cue::Always, true);
        inside::look(view, self);
        before::look(view, self);
        after::look(view, self);
        article::look(view, habits, self);
        self.combine(view);
    }
}
