//! Text that names or labels (rule 4).

/// The words after which nothing is affirmed.
const NEGATIONS: [&str; 5] = ["no", "not", "never", "former", "attempted"];

/// Letters with accents, and the letters without.
const ACCENTS: [(&str, &str); 17] = [
    ("àáâãäåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ķ", "k"),
    ("ĺļľłŀ", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
];

/// Rule 4: without regard to capitals, full stops (nothing), commas, hyphens and repeated blanks
/// (a blank), accents.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    for letter in text.to_lowercase().chars() {
        let bare = ACCENTS.iter().find(|(accented, _)| accented.contains(letter));
        match letter {
            '.' | '\u{300}'..='\u{36f}' => {}
            ',' | '-' | '\u{2010}'..='\u{2015}' => plain.push(' '),
            _ => match bare {
                Some((_, bare)) => plain.push_str(bare),
                None => plain.push(letter),
            },
        }
    }
    plain.split_whitespace().map(str::to_owned).collect()
}

/// Rule 4: a single letter stands for a word that begins with it.
fn is_one_word(a: &str, b: &str) -> bool {
    let stands = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    a == b || stands(a, b) || stands(b, a)
}

/// Rule 4: whether the words of the one stand, in order, among those of the other; what follows
/// *no* there is not among those of a text without *no*.
fn is_among(few: &[String], many: &[String]) -> bool {
    let denies = |word: &&String| NEGATIONS.contains(&&***word) && !few.contains(word);
    let affirmed = many.iter().take_while(|word| !denies(word));
    let mut wanted = few.iter().peekable();
    for word in affirmed {
        if wanted.peek().is_some_and(|next| is_one_word(next, word)) {
            wanted.next();
        }
    }
    wanted.peek().is_none()
}

/// Rule 4.
pub(crate) fn agrees(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    a == b || (!a.is_empty() && is_among(&a, &b)) || (!b.is_empty() && is_among(&b, &a))
}

/// Rule 4: of two that agree, which says more: more words, or longer ones, but never in a state; of
/// equal ones the one with small letters.
pub(crate) fn says_more(a: &str, b: &str, state: bool) -> bool {
    let (a_words, b_words) = (words(a), words(b));
    if a_words == b_words {
        let small = |text: &str| text.chars().filter(|letter| letter.is_lowercase()).count();
        return small(a) > small(b);
    }
    let length = |words: &[String]| {
        (words.len(), words.iter().map(|word| word.chars().count()).sum::<usize>())
    };
    !state && agrees(a, b) && length(&a_words) > length(&b_words)
}
