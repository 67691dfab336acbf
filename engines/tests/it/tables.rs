use crate::cases::{Directory, answer, cases};
use use_of_force::table::{Column, Table};
use use_of_force_engines::{context, context_of_directory, datafusion::prelude::SessionContext};

/// Every row, in one order.
async fn all(context: &SessionContext, table: Table) -> Vec<String> {
    let columns: Vec<_> = table.columns().iter().map(Column::name).collect();
    let rows = answer(context, &format!("select {} from {table}", columns.join(", "))).await;
    let mut rows: Vec<_> = rows.lines().map(ToOwned::to_owned).collect();
    rows.sort();
    rows
}

#[tokio::test]
async fn memory_and_directory_have_the_same_rows() {
    let memory = context(cases()).unwrap();
    for partitioned in [false, true] {
        let directory = Directory::of(&cases(), &format!("rows-{partitioned}"), partitioned);
        let files = context_of_directory(directory.path()).await.unwrap();
        for table in Table::ALL {
            let rows = all(&memory, *table).await;
            assert_eq!(rows, all(&files, *table).await, "{table}, partitioned: {partitioned}");
            let count: usize = cases().iter().map(|case| table.rows(case).len()).sum();
            let query = format!("select count(*) from {table}");
            assert!(answer(&files, &query).await.contains(&format!("| {count} ")), "{table}");
        }
    }
}

#[tokio::test]
async fn state_and_year_are_columns_of_what_is_partitioned_so() {
    let directory = Directory::of(&cases(), "partitions", true);
    let files = context_of_directory(directory.path()).await.unwrap();
    let query = "select state, year, count(*) incidents from incidents group by 1, 2 order by 1, 2";
    assert_eq!(
        answer(&files, query).await,
        "\
+-------+------+-----------+
| state | year | incidents |
+-------+------+-----------+
| KS    | 2021 | 1         |
| Z. Z. | 2031 | 1         |
| ZZ    | 2031 | 1         |
|       |      | 1         |
+-------+------+-----------+"
    );
    let query = "select count(*) from people where state = 'ZZ' and year = '2031'";
    let people = Table::People.rows(&cases()[0]).len();
    assert!(answer(&files, query).await.contains(&format!("| {people} ")));
}

#[tokio::test]
async fn long_tables_are_in_several_batches() {
    let many: Vec<_> = std::iter::repeat_n(cases(), 200).flatten().collect();
    let count = |table: Table| many.iter().map(|case| table.rows(case).len()).sum::<usize>();
    assert!(count(Table::Statements) > 2 * 8192, "{}", count(Table::Statements));
    let context = context(&many).unwrap();
    for table in [Table::Statements, Table::Incidents] {
        let query = format!("select count(*) from {table}");
        assert!(answer(&context, &query).await.contains(&format!("| {} ", count(table))));
    }
}

#[tokio::test]
async fn what_is_no_directory_is_told() {
    let absent = context_of_directory("no/such/directory").await.err().unwrap().to_string();
    assert!(absent.contains("expected a directory with all tables, found no/such/dir"), "{absent}");
    let directory = Directory::of(&cases(), "absent", false);
    std::fs::remove_dir_all(directory.path().join("people")).unwrap();
    let absent = context_of_directory(directory.path()).await.err().unwrap().to_string();
    assert!(absent.contains("/people: "), "{absent}");
    let directory = Directory::of(&cases(), "damaged", false);
    let damaged = directory.path().join("people/part-0.parquet");
    let mut bytes = std::fs::read(&damaged).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&damaged, bytes).unwrap();
    let told = context_of_directory(directory.path()).await.err().unwrap().to_string();
    assert!(told.contains("/people/part-0.parquet: expected what `SHA256SUMS` says"), "{told}");
}

#[tokio::test]
async fn the_functions_are_documented() {
    let context = context(cases()).unwrap();
    let query = "select distinct routine_name, description from information_schema.routines
        join (values ('certainly_before'), ('possibly_before'), ('days_at_least'), ('days_at_most'),
            ('status_as_of')) as ours(name) on routine_name = name where description is not null";
    assert_eq!(answer(&context, query).await.lines().count(), 5 + 4);
}
