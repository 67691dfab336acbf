//! How large things are in memory, what can be shared between threads, and what `Debug` shows.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::fmt::Debug;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use use_of_force::value::{
    Amount, AnyNoun, Id, Identifier, List, Ordered, Ori, Party, Phrase, Point, Precision, Relation,
    Said, Text, TipLine,
};
use use_of_force::{
    Agency, Circumstances, Claim, Collision, Determination, Fact, Force, Incident, Investigation,
    Jurisdiction, Key, Leave, Officer, ParseError, Path, Person, Place, Pursuit, Rejected, Remark,
    Shooting, Source, Statement, Status, When, Why, agency, answer, believed, circumstances, code,
    collision, completeness, determination, dictionary, difference, dispute, force, incident,
    investigation, json, leave, merge, officer, person, picture, pursuit, question, redact, remark,
    said, shooting, source, step, study, table, timeline, validate, value,
};

#[test]
fn things_are_small() {
    assert_eq!(size_of::<Fact<Text>>(), 24);
    assert_eq!(size_of::<When>(), 28);
    assert_eq!(size_of::<Claim>(), 16);
    assert_eq!(size_of::<Statement>(), 112);
    assert_eq!(size_of::<code::Weapon>(), 16);
    assert_eq!(size_of::<Fact<code::Weapon>>(), 16);
    assert_eq!(size_of::<Key<Person>>(), 16);
    assert_eq!(size_of::<Amount>(), 12);
    assert_eq!(size_of::<Fact<bool>>(), 2);
}

/// Hands every public type to a macro. A test in `tests/surface` compares the list with the public
/// items.
#[rustfmt::skip]
macro_rules! public {
    ($each:ident) => {
        $each![
        Incident,
        Statement,
        Claim,
        Source,
        Status,
        Rejected,
        ParseError,
        Agency,
        Circumstances,
        Collision,
        Determination,
        Force,
        Investigation,
        Leave,
        Officer,
        Person,
        Pursuit,
        Remark,
        Shooting,
        redact::Because,
        redact::Class,
        redact::Detail,
        redact::Echo,
        redact::Order,
        redact::Overruled,
        redact::Policy,
        redact::Redacted,
        redact::Refused,
        redact::Withheld,
        remark::Confirmed,
        remark::Expunged,
        remark::Related,
        remark::RuledOut,
        remark::Sequence,
        remark::Relationship,
        step::Step,
        step::Left,
        step::Suspended,
        step::Resumed,
        step::Referred,
        step::Concluded,
        step::InvestigationReopened,
        step::Resolved,
        step::Reopened,
        step::Withdrawn,
        step::IncidentWithdrawn,
        Fact<Text>,
        Why,
        When,
        Precision,
        Place,
        Point,
        Jurisdiction,
        Amount,
        Text,
        value::Datum<'static>,
        value::Decimal,
        value::Extra,
        value::ExtraValue,
        value::Leaf<'static>,
        value::Shown<Text>,
        List<Text>,
        Ordered<Text>,
        List<Key<Party>>,
        Key<AnyNoun>,
        Party,
        AnyNoun,
        Identifier,
        TipLine,
        value::Currency,
        value::Money,
        value::Digest,
        Id,
        Ori,
        Path,
        Relation,
        Said<Text>,
        Phrase<u32>,
        value::IdentifierKind,
        code::BodyPart,
        code::Code,
        code::Injury,
        code::InjuryType,
        code::Lighting,
        code::LocationType,
        code::Manner,
        code::MedicalAid,
        code::Offense,
        code::Race,
        code::RoadSurface,
        code::Sex,
        code::Standard,
        code::Unlisted<code::Weapon>,
        code::Weapon,
        code::Weather,
        code::Word<code::Weapon>,
        agency::Kind,
        circumstances::Kind,
        circumstances::ContactReason,
        circumstances::ContactOrigin,
        circumstances::CustodyStage,
        circumstances::IncidentType,
        circumstances::Setting,
        circumstances::Video,
        determination::Decision,
        determination::Allegation,
        determination::Discipline,
        force::Kind,
        force::Degree,
        force::Outcome,
        investigation::Track,
        leave::Kind,
        leave::Pay,
        leave::Ending,
        officer::Kind,
        officer::Duty,
        officer::Activity,
        officer::Assignment,
        officer::Dress,
        officer::ForceReason,
        person::Role,
        person::Basis,
        person::Condition,
        person::Custody,
        person::Flight,
        person::ReleaseReason,
        person::Resistance,
        person::ResistanceLevel,
        person::SchoolRole,
        person::Threat,
        collision::Struck,
        collision::Vehicle,
        pursuit::Mode,
        pursuit::Reason,
        pursuit::Intervention,
        pursuit::Ending,
        shooting::Target,
        shooting::Intent,
        source::Kind,
        dictionary::Content<'static>,
        dictionary::Entry,
        dictionary::Field,
        dictionary::Form,
        dictionary::Need,
        dictionary::Part,
        dictionary::Type,
        dictionary::Vocabulary,
        dictionary::Word,
        incident::Conflict,
        incident::Illegal,
        incident::Unversioned,
        incident::Obstacle,
        incident::Reason,
        incident::Phase,
        incident::Change,
        incident::Standing<'static>,
        completeness::Completeness,
        completeness::KeyVariable,
        completeness::Tally<'static>,
        merge::Merged,
        merge::Renamed,
        merge::Terms,
        merge::Unmet,
        merge::UnmetReason,
        validate::Code,
        validate::Problem<'static>,
        validate::Report<'static>,
        validate::Severity,
        answer::Answer<'static>,
        answer::Role,
        answer::Stands<'static>,
        answer::Unknown<'static>,
        incident::FieldAccount<'static>,
        incident::NounAccount<'static>,
        dispute::Dispute<'static>,
        picture::Differing<'static>,
        picture::Picture<'static>,
        picture::Stood<'static>,
        remark::Same,
        remark::Settled,
        difference::Changed<'static>,
        difference::Difference<'static>,
        difference::Passage<Path>,
        difference::Turn<Status>,
        question::Question<'static>,
        study::Course<'static>,
        study::Curve,
        study::Day,
        study::Delay<'static>,
        study::Delays,
        study::Difference,
        study::Differences,
        study::Open<'static>,
        study::Placed,
        study::Share,
        study::Unmeasured,
        table::Cell<'static>,
        table::Column,
        table::RebuildError,
        table::Row<'static, 'static>,
        table::Rows<'static>,
        table::Table,
        table::Type,
        timeline::Event<'static>,
        timeline::What<'static>,
        incident::table::Cell<Status>,
        incident::table::InvestigationStep,
        incident::table::Event,
        json::Error,
        json::ErrorKind,
        json::Lines<&'static [u8]>,
        ]
    };
}

/// Everything public can be sent to and shared with another thread, kept after a panic, and shown.
#[test]
fn everything_is_send_and_sync() {
    fn is<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug + 'static>() {}
    macro_rules! all { ($($Type:ty),* $(,)?) => { $( is::<$Type>(); )* }; }
    public!(all);
}

/// Whether a type can be written: what it has itself goes before what a trait gives it.
struct Probe<T>(PhantomData<T>);

impl<T: serde::Serialize> Probe<T> {
    fn is_document(&self) -> bool {
        true
    }
}

trait NoDocument {
    fn is_document(&self) -> bool {
        false
    }
}

impl<T> NoDocument for Probe<T> {}

/// What is public and not written, and why not.
const NO_DOCUMENTS: [(&str, &str); 21] = [
    ("Fact<Text>", "stands in a noun, which tells how each was said"),
    ("Said<Text>", "what a setter takes"),
    ("Phrase<u32>", "what a setter takes"),
    ("Party", "the type in a key, which holds nothing"),
    ("AnyNoun", "the type in a key, which holds nothing"),
    ("Precision", "tells of a moment, which is its text"),
    ("Relation", "tells how two values stand to each other"),
    ("value::Shown<Text>", "data as a line shows it"),
    ("json::Lines<&'static [u8]>", "reads, and holds nothing"),
    ("value::Decimal", "stands in a value of a system's own"),
    ("value::Leaf<'static>", "a part of a value, which is written whole"),
    ("dictionary::Content<'static>", "the noun, step or source that it is of is written"),
    ("dictionary::Form", "the JSON Schema tells how a type is written"),
    ("dictionary::Need", "the JSON Schema tells how a type is written"),
    ("dictionary::Part", "the JSON Schema tells how a type is written"),
    ("dictionary::Type", "the JSON Schema tells how a type is written"),
    ("merge::Terms", "what a caller asks for"),
    ("redact::Order", "what a caller asks for"),
    ("timeline::What<'static>", "written as the members of its event"),
    (
        "incident::table::Cell<Status>",
        "of the tables of transitions, which are in the documentation",
    ),
    ("incident::table::Event", "of the tables of transitions, which are in the documentation"),
];

/// Everything that is read is a document.
#[test]
fn what_is_read_is_a_document() {
    let mut lacking = Vec::new();
    macro_rules! probe {
        ($($Type:ty),* $(,)?) => {$(
            if !Probe::<$Type>(PhantomData).is_document() {
                lacking.push(stringify!($Type).replace(' ', "").replace("&'static", "&'static "));
            }
        )*};
    }
    public!(probe);
    let mut known: Vec<_> = NO_DOCUMENTS.iter().map(|(name, _)| *name).collect();
    lacking.sort_unstable();
    known.sort_unstable();
    assert_eq!(lacking, known, "a new type is a document, or has a reason here why it is none");
}

#[cfg(feature = "csv")]
#[test]
fn what_is_imported_is_send_and_sync() {
    use use_of_force::import;

    fn is<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug + 'static>() {}
    fn moves<T: Send + Unpin + Debug>() {}
    is::<(import::Candidate, import::Cell<'static>, import::CellCounts, import::Dataset)>();
    is::<(import::Error, import::Ignored, import::Lookup, import::Meaning<Status>)>();
    is::<(import::Missing, import::Order, import::Problem, import::ProblemKind)>();
    is::<(import::Rejected, import::Revision, import::RevisionError, import::Summary)>();
    is::<(import::Held, import::Together)>();
    moves::<(import::Import<'static>, import::Row<'static>)>();
}

#[cfg(feature = "output")]
#[test]
fn what_is_written_can_be_sent() {
    use use_of_force::output;

    fn is<T: Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + Debug + 'static>() {}
    is::<(output::Directory, output::Error, output::File)>();
}

#[cfg(feature = "parquet")]
#[test]
fn what_writes_tables_can_be_sent() {
    use use_of_force::{arrow, parquet};

    fn moves<T: Send + Unpin + Debug>() {}
    fn is_shared<T: Sync>() {}
    moves::<(arrow::Builder, parquet::Error, parquet::Incidents, parquet::Writer)>();
    is_shared::<parquet::Writer>();
}

/// A noun with fifty fields shows those that somebody stated.
#[test]
fn debug_shows_what_is_stated() {
    assert_eq!(format!("{:?}", Person::new("person-1")), "person { key: `person-1` }");
    let person = Person::new("person-1")
        .age(believed(20..=29))
        .armed_with(List::none())
        .injury(said(code::Injury::Serious).words("serious, critical"))
        .name(Why::Withheld);
    assert_eq!(
        format!("{person:?}"),
        "person { key: `person-1`, name: Unknown(Withheld), age: Amount { low: 20, high: Some(29) \
         }, armed_with: [], injury: Serious }"
    );
    assert_eq!(format!("{:?}", step::Reopened::new()), "reopened");
}
