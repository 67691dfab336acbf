//! What counts of a text that names or labels: its words.

use super::Relation;

/// The words of a text, with one blank between them: in small letters, without full stops and
/// accents; commas, hyphens and dashes are blanks.
///
/// Letters with an accent, a stroke or a hook are those of Latin, Greek and Cyrillic that Unicode
/// decomposes, with the few Latin ones that it does not (`ø`, `ł`, `đ`, `ß`, `æ`, `œ`, `þ`).
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '.' | '\u{300}'..='\u{36f}' => {}
            ',' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => blank(&mut plain),
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => plain.push('\''),
            _ if c.is_ascii_uppercase() => plain.push(c.to_ascii_lowercase()),
            _ if c.is_whitespace() => blank(&mut plain),
            _ if c.is_ascii() => plain.push(c),
            _ => c.to_lowercase().for_each(|c| letter(c, &mut plain)),
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

fn blank(plain: &mut String) {
    if !plain.is_empty() && !plain.ends_with(' ') {
        plain.push(' ');
    }
}

/// A small letter without what is above, below or through it.
fn letter(c: char, plain: &mut String) {
    match c {
        '\u{300}'..='\u{36f}' => {}
        'ß' => plain.push_str("ss"),
        'æ' | 'ǽ' | 'ǣ' => plain.push_str("ae"),
        'œ' => plain.push_str("oe"),
        'þ' => plain.push_str("th"),
        _ => plain.push(ACCENTED.iter().find(|(_, all)| all.contains(c)).map_or(c, |it| it.0)),
    }
}

/// Whether two texts have the same words.
pub(super) fn same(a: &str, b: &str) -> bool {
    a == b || plain(a) == plain(b)
}

/// How two names or labels relate: whether the words of one stand, in order, among those of the
/// other. The one of more words says more, or of longer ones, or of two with the same words the one
/// that is not all in capitals.
pub(super) fn relation(a: &str, b: &str) -> Relation {
    if a == b {
        return Relation::Same;
    }
    let (x, y) = (plain(a), plain(b));
    if x == y {
        let small = |text: &str| text.chars().any(char::is_lowercase);
        return greater(usize::from(small(a)), usize::from(small(b)));
    }
    let words = |text: &'_ str| text.split(' ').filter(|word| !word.is_empty()).count();
    if !among(&x, &y) && !among(&y, &x) {
        return Relation::Contradictory;
    }
    match greater(words(&x), words(&y)) {
        // Then they differ in what is an initial here and a whole word there.
        Relation::Same => {
            let pairs = x.split(' ').zip(y.split(' '));
            pairs.fold(Relation::Same, |all, (x, y)| all.and(greater(x.len(), y.len())))
        }
        other => other,
    }
}

fn greater(a: usize, b: usize) -> Relation {
    match a.cmp(&b) {
        std::cmp::Ordering::Greater => Relation::Narrower,
        std::cmp::Ordering::Less => Relation::Broader,
        std::cmp::Ordering::Equal => Relation::Same,
    }
}

/// Whether the words of `part` stand, in order, among those of `whole`.
fn among(part: &str, whole: &str) -> bool {
    // What one of them denies stands in no text that does not.
    if unless_denied(part, whole).len() < part.len() {
        return false;
    }
    let mut others = unless_denied(whole, part).split(' ');
    part.split(' ').filter(|word| !word.is_empty()).all(|word| others.any(|it| stands(word, it)))
}

/// Whether one word is the other, or its initial.
fn stands(a: &str, b: &str) -> bool {
    let initial = |a: &str, b: &str| {
        let mut letters = a.chars();
        let first = letters.next().filter(|c| c.is_alphabetic() && letters.next().is_none());
        first.is_some_and(|first| b.starts_with(first))
    };
    a == b || initial(a, b) || initial(b, a)
}

/// The text up to the first word that denies what follows it, if the other one does not have it.
fn unless_denied<'a>(text: &'a str, other: &str) -> &'a str {
    let mut end = 0;
    for word in text.split(' ') {
        end += word.len();
        if DENYING.contains(&word) && !other.split(' ').any(|it| it == word) {
            break;
        }
        end += 1;
    }
    text.get(..end).unwrap_or(text)
}

/// What follows one of these, to the end of the text, is not said to be so.
const DENYING: [&str; 5] = ["no", "not", "never", "former", "attempted"];

/// Small letters, and what they are with an accent.
const ACCENTED: [(char, &str); 44] = [
    ('a', "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ('b', "ḃḅḇ"),
    ('c', "çćĉċčḉ"),
    ('d', "ďḋḍḏḑḓđð"),
    ('e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ('f', "ḟ"),
    ('g', "ĝğġģǧǵḡ"),
    ('h', "ĥȟḣḥḧḩḫẖħ"),
    ('i', "ìíîïĩīĭįǐȉȋḭḯỉịı"),
    ('j', "ĵǰ"),
    ('k', "ķǩḱḳḵ"),
    ('l', "ĺļľḷḹḻḽł"),
    ('m', "ḿṁṃ"),
    ('n', "ñńņňǹṅṇṉṋ"),
    ('o', "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ"),
    ('p', "ṕṗ"),
    ('r', "ŕŗřȑȓṙṛṝṟ"),
    ('s', "śŝşšșṡṣṥṧṩ"),
    ('t', "ţťțṫṭṯṱẗŧ"),
    ('u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ('v', "ṽṿ"),
    ('w', "ŵẁẃẅẇẉẘ"),
    ('x', "ẋẍ"),
    ('y', "ýÿŷȳẏẙỳỵỷỹ"),
    ('z', "źżžẑẓẕ"),
    ('α', "ά"),
    ('ε', "έ"),
    ('η', "ή"),
    ('ι', "ΐίϊ"),
    ('ο', "ό"),
    ('σ', "ς"),
    ('υ', "ΰϋύ"),
    ('ω', "ώ"),
    ('а', "ӑӓ"),
    ('г', "ѓ"),
    ('е', "ѐёӗ"),
    ('ж', "ӂӝ"),
    ('з', "ӟ"),
    ('и', "йѝӣӥ"),
    ('к', "ќ"),
    ('о', "ӧ"),
    ('у', "ўӯӱӳ"),
    ('ч', "ӵ"),
    ('і', "ї"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use Relation::{Broader, Compatible, Contradictory, Narrower, Same};

    #[test]
    fn the_words_of_a_text() {
        for (text, words) in [
            ("", ""),
            (" . , - ", ""),
            ("J.R.  Example,Jr.", "jr example jr"),
            ("Example-Sample", "example sample"),
            ("Example – Sample\t", "example sample"),
            ("U.S.", "us"),
            ("O\u{2019}Example", "o'example"),
            ("José ŁÓDŹ Søren", "jose lodz soren"),
            ("Jose\u{301} Nguye\u{302}\u{303}n Nguyễn", "jose nguyen nguyen"),
            ("STRASSE Straße Æon ŒUVRE Þór", "strasse strasse aeon oeuvre thor"),
            ("ΆΛΦΑ άλφα ΣΑΣ σας", "αλφα αλφα σασ σασ"),
            ("ЁЖ Йод", "еж иод"),
            ("İstanbul", "istanbul"),
            ("東京", "東京"),
        ] {
            assert_eq!(plain(text), words, "{text}");
        }
    }

    #[test]
    fn a_letter_decomposes_to_its_own() {
        for (letter, accented) in ACCENTED {
            for c in accented.chars() {
                assert_eq!(plain(&c.to_string()), letter.to_string());
                // A capital of several letters and marks is one letter, too.
                let capital: String = c.to_uppercase().collect();
                let plain_capital = plain(&capital);
                assert_eq!(plain_capital.chars().count(), 1, "{c}");
                assert!(plain_capital == letter.to_string() || c == 'ı', "{c}");
            }
        }
    }

    #[test]
    fn names_and_labels() {
        for (a, b, expected) in [
            ("Alex Example", "Alex Example", Same),
            ("Alex Example", "ALEX EXAMPLE", Narrower),
            ("alex example", "Alex Example", Same),
            ("Alex Example", "Alex  Example.", Same),
            ("José Example", "Jose Example", Same),
            ("Alex Q. Example", "Alex Example", Narrower),
            ("A. Example", "Alex Example", Broader),
            ("A Example", "Blake Example", Contradictory),
            ("Alex Q. Example", "A. Quincy Example", Compatible),
            ("Example Alex", "Alex Example", Contradictory),
            ("Alex Example", "Alex Sample", Contradictory),
            ("Al Example", "Alex Example", Contradictory),
            ("1 Example", "12 Example", Contradictory),
            ("Deputy Chief", "Chief", Narrower),
            ("gunshot wound", "no gunshot wound", Contradictory),
            ("gunshot wound", "gunshot wound, not self-inflicted", Broader),
            ("self-inflicted gunshot wound", "gunshot wound, not self-inflicted", Contradictory),
            ("NO WEAPON", "no weapon", Broader),
            ("no weapon", "no weapon found", Broader),
            ("former officer", "officer", Contradictory),
            ("former officer", "former police officer", Broader),
            ("attempted murder", "murder", Contradictory),
            ("assault, attempted murder", "assault", Narrower),
            ("never charged", "charged", Contradictory),
            ("Notary", "Not", Contradictory),
            ("", "Example", Broader),
            ("", ".", Same),
        ] {
            assert_eq!(relation(a, b), expected, "{a} and {b}");
            let turned = match expected {
                Narrower => Broader,
                Broader => Narrower,
                other => other,
            };
            assert_eq!(relation(b, a), turned, "{b} and {a}");
        }
    }
}
