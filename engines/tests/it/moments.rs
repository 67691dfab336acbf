use crate::cases::{answer, refusal};
use use_of_force::Incident;
use use_of_force_engines::{
    context,
    datafusion::arrow::{
        array::{AsArray, BooleanArray, Int64Array},
        datatypes::Int64Type,
    },
};

type Compared = ([Option<u32>; 4], [Option<bool>; 2], [Option<i64>; 2]);

/// Days of May 2031: a's bounds, b's bounds; whether a was certainly, and possibly, before b; the least
/// and the most days between them. A bound of a day is its first or its last second.
const MOMENTS: [Compared; 16] = {
    const Y: Option<bool> = Some(true);
    const N: Option<bool> = Some(false);
    const O: Option<u32> = None;
    const fn d(day: u32) -> Option<u32> {
        Some(day)
    }
    [
        ([d(4), d(4), d(5), d(5)], [Y, Y], [Some(0), Some(1)]),
        ([d(4), d(4), d(6), d(9)], [Y, Y], [Some(1), Some(5)]),
        // On one day.
        ([d(4), d(4), d(4), d(4)], [N, Y], [Some(-1), Some(0)]),
        ([d(3), d(6), d(5), d(8)], [N, Y], [Some(-2), Some(5)]),
        ([d(6), d(6), d(4), d(5)], [N, N], [Some(-3), Some(-1)]),
        // A moment that can be as early as one likes.
        ([O, d(4), d(5), d(5)], [Y, Y], [Some(0), None]),
        ([O, d(6), d(5), d(5)], [N, Y], [Some(-2), None]),
        // One that can be as late as one likes.
        ([d(4), O, d(5), d(5)], [None, Y], [None, Some(1)]),
        ([d(6), O, d(5), d(5)], [N, N], [None, Some(-1)]),
        ([d(4), d(4), O, d(5)], [None, Y], [None, Some(1)]),
        ([d(6), d(6), O, d(5)], [N, N], [None, Some(-1)]),
        ([d(4), d(4), d(5), O], [Y, Y], [Some(0), None]),
        ([d(6), d(6), d(5), O], [N, Y], [Some(-2), None]),
        // Of which nothing is known.
        ([O, O, d(5), d(5)], [None, None], [None, None]),
        ([d(4), d(4), O, O], [None, None], [None, None]),
        ([O, O, O, O], [None, None], [None, None]),
    ]
};

fn bounds(days: &[Option<u32>; 4]) -> String {
    let ends = ["00:00:00", "23:59:59", "00:00:00", "23:59:59"];
    let bound = |(day, end): (&Option<u32>, &str)| match day {
        Some(day) => format!("timestamp '2031-05-{day:02}T{end}Z'"),
        None => "null".to_owned(),
    };
    days.iter().zip(ends).map(bound).collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn two_moments_are_compared_by_their_bounds() {
    let context = context([] as [Incident; 0]).unwrap();
    // In a table, so that the functions are given columns.
    let rows = MOMENTS.iter().zip(0..).map(|((days, ..), n)| format!("({n}, {})", bounds(days)));
    let values = rows.collect::<Vec<_>>().join(", ");
    let query = format!(
        "select certainly_before(al, ah, bl, bh), possibly_before(al, ah, bl, bh),
            days_at_least(al, ah, bl, bh), days_at_most(al, ah, bl, bh)
         from (values {values}) as moments(n, al, ah, bl, bh) order by n"
    );
    let answers = context.sql(&query).await.unwrap().collect().await.unwrap();
    let mut rows = MOMENTS.iter();
    for batch in &answers {
        let [certainly, possibly] = [0, 1].map(|i| batch.column(i).as_boolean().clone());
        let [least, most] = [2, 3].map(|i| batch.column(i).as_primitive::<Int64Type>().clone());
        for i in 0..batch.num_rows() {
            let (days, orders, between) = rows.next().unwrap();
            let read = |array: &BooleanArray| array.iter().nth(i).unwrap();
            assert_eq!([read(&certainly), read(&possibly)], *orders, "{days:?}");
            let read = |array: &Int64Array| array.iter().nth(i).unwrap();
            assert_eq!([read(&least), read(&most)], *between, "{days:?}");
        }
    }
    assert!(rows.next().is_none());
}

#[tokio::test]
async fn a_constant_is_compared_with_columns_and_a_text_is_read() {
    let context = context(crate::cases::cases()).unwrap();
    let query = "select count(*) filter (where certainly_before(occurred_low, occurred_high,
            '2031-05-05T14:00:00Z', '2031-05-06T00:00:00Z')) before, count(occurred_low) known
        from incidents";
    insist(&answer(&context, query).await, ["before", "known", "3", "3"]);
}

fn insist<const N: usize>(table: &str, words: [&str; N]) {
    let found = table.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    assert_eq!(found.collect::<Vec<_>>(), words, "{table}");
}

#[tokio::test]
async fn what_is_no_instant_is_refused() {
    let context = context([] as [Incident; 0]).unwrap();
    let refused = refusal(&context, "select days_at_most(1, null, null, null)").await;
    assert!(refused.contains("days_at_most: expected a timestamp, found Int64"), "{refused}");
    let day = "select certainly_before(occurred_first_day, null, null, null) from incidents";
    let refused = refusal(&context, day).await;
    assert!(refused.contains("certainly_before: expected a timestamp, found Date32"), "{refused}");
    let refused = refusal(&context, "select possibly_before(null, null)").await;
    assert!(refused.contains("possibly_before: expected 4 bounds, found 2"), "{refused}");
}
