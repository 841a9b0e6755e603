//! Language: whether a text is English, as far as that can be told from its words.
//!
//! Function words settle it for nearly every English article at hardly any cost; a detector by letter triples (whatlang)
//! is asked only about the rest.

/// Fewer words than this tell nothing.
const FEWEST: usize = 50;

/// How many words of a text are looked at for function words, spread over its whole length.
const LOOKED_AT: usize = 256;

/// Share of function words, in per cent, from which a text is English: articles have 25 and more, other languages
/// nearly none.
const ENGLISH: usize = 10;

/// How many bytes the detector is given.
const SAMPLE: usize = 2048;

/// The language of a text by its folded words, where it is surely not English: ISO 639-3, such as `deu`. `None` where it
/// is English, too short to tell, or doubtful.
pub fn foreign<'w>(words: usize, word: impl Fn(usize) -> &'w str) -> Option<&'static str> {
    if words < FEWEST {
        return None;
    }
    let step = words.div_ceil(LOOKED_AT);
    let looked_at = words.div_ceil(step);
    let enough = (ENGLISH * looked_at).div_ceil(100);
    let known = (0..words).step_by(step).filter(|at| is_english(word(*at)));
    if known.take(enough).count() == enough {
        return None;
    }
    let mut sample = String::with_capacity(SAMPLE + 64);
    for at in (0..words).take_while(|at| *at < SAMPLE) {
        sample.push_str(word(at));
        sample.push(' ');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    let found = whatlang::detect(&sample).filter(|found| found.is_reliable() && found.lang() != whatlang::Lang::Eng)?;
    Some(found.lang().code())
}

/// Frequent function words of English that are rare or absent in languages with the same letters.
fn is_english(word: &str) -> bool {
    matches!(word, "the" | "and" | "of" | "to" | "that" | "with" | "this" | "which" | "they" | "their" | "there" | "it")
        || matches!(
            word,
            "from" | "by" | "not" | "but" | "are" | "were" | "been" | "have" | "had" | "he" | "she" | "his"
        )
        || matches!(
            word,
            "would" | "could" | "should" | "when" | "who" | "what" | "its" | "it's" | "you" | "your" | "our"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<&'static str> {
        let words: Vec<String> =
            text.split_whitespace().map(|word| word.trim_matches(['.', ',']).to_lowercase()).collect();
        foreign(words.len(), |at| &words[at])
    }

    const ENGLISH: &str = "Before dawn the river came over the wall and into the lower streets. The mayor told the \
        people to leave their houses, but some of them stayed, because they had been told the same thing in spring \
        and nothing had happened. By noon the water stood at the windows of the school, and boats went from house to \
        house.";
    const GERMAN: &str = "Vor Tagesanbruch stieg der Fluss über die Mauer und lief in die unteren Gassen. Der \
        Bürgermeister bat die Leute, ihre Häuser zu verlassen, doch einige blieben, weil man ihnen im Frühjahr \
        dasselbe gesagt hatte und nichts geschehen war. Gegen Mittag stand das Wasser an den Fenstern der Schule, \
        und Boote fuhren von Haus zu Haus.";
    const DUTCH: &str = "Voor zonsopgang kwam de rivier over de muur en liep in de lage straten. De burgemeester \
        vroeg de mensen hun huizen te verlassen, maar sommigen bleven, omdat hun in het voorjaar hetzelfde was \
        gezegd en er niets was gebeurd. Tegen de middag stond het water aan de ramen van de school, en boten voeren \
        van huis naar huis.";
    const FRENCH: &str = "Avant l'aube la rivière passa par-dessus le mur et envahit les rues basses. Le maire \
        demanda aux gens de quitter leurs maisons, mais certains restèrent, parce qu'on leur avait dit la même chose \
        au printemps et que rien ne s'était passé. À midi l'eau atteignait les fenêtres de l'école, et des barques \
        allaient de maison en maison.";
    const RUSSIAN: &str = "До рассвета река перешла через стену и залила нижние улицы. Мэр просил людей покинуть \
        дома, но некоторые остались, потому что весной им говорили то же самое и ничего не случилось. К полудню вода \
        стояла у окон школы, и лодки ходили от дома к дому. Вечером мэр вернулся, посмотрел на стену и сказал, что \
        стена была достаточно высокой для любой реки, кроме этой.";

    #[test]
    fn other_languages_are_told_from_english() {
        assert_eq!(
            [of(GERMAN), of(DUTCH), of(FRENCH), of(RUSSIAN)],
            [Some("deu"), Some("nld"), Some("fra"), Some("rus")]
        );
        assert_eq!(of(ENGLISH), None);
    }

    #[test]
    fn what_is_short_or_mostly_english_stays() {
        assert_eq!(of(GERMAN.split_at(60).0), None);
        assert_eq!(of(""), None);
        assert_eq!(of(&[ENGLISH, GERMAN, ENGLISH].join(" ")), None);
    }

    #[test]
    fn names_and_figures_without_sentences_are_no_language() {
        let list = "Rowan Vale 3 Port Calder 1 Quillhaven 2 Ansholm 0 Lower Tamsel 4 Brannoch 4 Northquay 1 Corvale 1 ";
        assert_eq!(of(&list.repeat(4)), None);
    }
}
