//! Words that tell what the quotation marks beside them are for, as folded forms.

use rustc_hash::FxHashMap;

/// The writer does not stand behind what follows.
const DOUBT: &str = "alleged allegedly supposed supposedly purported purportedly ostensible ostensibly putative putatively \
    pretended pretend falsely misleadingly wrongly euphemistically euphemism ironically mockingly laughably \
    absurdly notorious infamous bogus sham phony fake faux pseudo quasi dubious dubiously questionable styled \
    proclaimed declared appointed professed vaunted touted cynically apparently presumably masquerading \
    claimed somehow hyped feigned imaginary nonexistent unproven debunked discredited";
/// `self-styled`, `self-proclaimed`: these doubt only behind `self`.
const SELF: &str = "styled proclaimed declared appointed professed";
/// What follows is a name.
const NAMING: &str = "titled entitled nicknamed dubbed named codenamed christened baptized baptised aka nickname codename name \
    names nicknames alias pseudonym title headline headlined subtitled retitled renamed branded monikered \
    moniker";
/// What follows is what somebody calls something.
const CALLING: &str = "call calls called calling term terms termed label labels labeled labelled labeling labelling describe \
    describes described describing deem deemed brand refer refers referred referring deride derided denounced \
    dismissed hailed characterized characterised portrayed slammed blasted condemned praised branding declare \
    pronounced decried ripped lambasted";
/// A reporting verb for thoughts rather than words.
const THOUGHT: &str = "believe think reason wonder predict fret demand propose find report";
/// A verb that judges what it reports, and reports it all the same.
const ASSERTION: &str = "claim allege insist contend brag boast accuse admit confirm acknowledge concede note observe recall disclose \
    point_out confess stress emphasize affirm lament profess remind tout assert clarify charge text post \
    threaten swear explain characterize_as detail recite chant";
/// The expression as such is meant.
const MENTION: &str = "word words term terms phrase phrases expression expressions label labels slogan slogans motto mantra hashtag \
    hashtags definition category letter letters abbreviation acronym idiom adage proverb cliche cliché jargon \
    buzzword buzzwords catchphrase code tag tags noun verb adjective pronoun prefix suffix spelling vocabulary \
    euphemisms epithet principle doctrine keyword keywords password button option";
/// A kind of work, programme, place or vehicle that bears a title.
const WORK: &str = "film films movie movies documentary book books novel novels memoir biography play plays musical opera song \
    songs single album albums track hit anthem ballad poem poems essay essays article articles column \
    editorial report study paper papers magazine newspaper journal blog website podcast show shows series sitcom \
    drama comedy episode episodes program programme broadcast special cartoon game painting sculpture exhibition \
    photograph portrait operation project initiative campaign band group team ship vessel yacht boat plane jet \
    brand bestseller sequel franchise video soundtrack lecture chapter trilogy anime singer author host star";
/// A verb or a place in a sentence of making and showing works.
const STAGING: &str = "wrote written read reading watch watched watching starred starring hosted hosting hosts directed sang sings \
    singing performed performing recorded released published aired appeared appearing aboard premiered authored \
    edited screened moderator anchor played";
/// A source that nobody can be asked about.
const VAGUE: &str = "media press mainstream pundits propaganda narrative narratives establishment elites elite liberals \
    conservatives leftists globalists politicians western west regime somebody someone anyone everyone \
    supposedly talk rhetoric claims";
const NEGATION: &str = "no not never without neither nor hardly instead cannot";
const DEMONSTRATIVE: &str = "this these those such various certain some any all other";
const POSSESSIVE: &str = "his her its their our my your whose";
const BE: &str = "is are was were be been being become became becomes";
const MEANING: &str = "means mean meant meaning defined define defines translates translated refers literally i.e. i.e pronounced \
    spelled technically synonym stands";
/// The writer, or the reader, speaks in a sentence.
const WRITER: &str = "i we you my our your i'm i've you're";
const FIRST: &str = "i me my we us our i'm i've i'll i'd we're we've we'll mine";
const SECOND: &str = "you your you're you've you'll yours y'all";
const MARK: &str = "\" ``";

/// The lists by name. An underscore in a list stands for a space.
#[derive(Debug, Clone, Copy)]
pub enum List {
    Doubt,
    BehindSelf,
    Naming,
    Calling,
    Thought,
    Assertion,
    Mention,
    Work,
    Staging,
    Vague,
    Negation,
    Demonstrative,
    Possessive,
    Be,
    Meaning,
    Writer,
    First,
    Second,
    Mark,
    According,
    /// A verb is contracted to the word.
    Contracted,
}

const LISTS: [(List, &str); 20] = [
    (List::Doubt, DOUBT),
    (List::BehindSelf, SELF),
    (List::Naming, NAMING),
    (List::Calling, CALLING),
    (List::Thought, THOUGHT),
    (List::Assertion, ASSERTION),
    (List::Mention, MENTION),
    (List::Work, WORK),
    (List::Staging, STAGING),
    (List::Vague, VAGUE),
    (List::Negation, NEGATION),
    (List::Demonstrative, DEMONSTRATIVE),
    (List::Possessive, POSSESSIVE),
    (List::Be, BE),
    (List::Meaning, MEANING),
    (List::Writer, WRITER),
    (List::First, FIRST),
    (List::Second, SECOND),
    (List::Mark, MARK),
    (List::According, "according"),
];

/// The lists that hold a word, as a set of 32 bits. Kept as bytes it leaves no gap beside smaller things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lists([u8; 4]);

impl Lists {
    pub const fn any(self, lists: [List; 3]) -> bool {
        self.bits() & (bit(lists[0]) | bit(lists[1]) | bit(lists[2])) != 0
    }

    pub fn has(self, list: List) -> bool {
        self.bits() & bit(list) != 0
    }

    const fn bits(self) -> u32 {
        u32::from_le_bytes(self.0)
    }

    const fn of(bits: u32) -> Lists {
        Lists(bits.to_le_bytes())
    }

    /// With the lists that a contracted word is in by its ending.
    pub(super) fn with_endings(self, norm: &str) -> Lists {
        let ends = |endings: &[&str], list: List| {
            if endings.iter().any(|ending| norm.ends_with(ending)) { bit(list) } else { 0 }
        };
        Lists::of(
            self.bits()
                | ends(&["n't"], List::Negation)
                | ends(&["'re"], List::Be)
                | ends(&["'re", "'ve", "'ll", "'m", "n't"], List::Contracted),
        )
    }
}

const fn bit(list: List) -> u32 {
    1 << list as u32
}

/// All words, each with its lists.
pub(super) fn words() -> FxHashMap<String, Lists> {
    let mut words: FxHashMap<String, Lists> = FxHashMap::default();
    for (list, listed) in LISTS {
        for word in listed.split_whitespace() {
            let lists = words.entry(word.replace('_', " ")).or_default();
            *lists = Lists::of(lists.bits() | bit(list));
        }
    }
    words
}
