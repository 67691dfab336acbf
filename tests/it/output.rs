//! Files and directories are there whole or not at all, whoever else writes and whenever one is stopped.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};
use use_of_force::output::{self, Directory, Error, File, check};

/// A directory of a test, which is gone at its end.
struct Below(PathBuf);

impl Below {
    fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("use-of-force-output-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Everything in it, with what files hold.
    fn all(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(&self.0)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Below {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

fn text(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap()
}

fn write(file: Result<File, Error>, text: &str) -> Result<(), Error> {
    let mut file = file?;
    file.write_all(text.as_bytes()).unwrap();
    file.finish()
}

/// A directory of "tables", each of which holds the text.
fn tables(directory: Result<Directory, Error>, text: &str) -> Result<(), Error> {
    let directory = directory?;
    fs::create_dir(directory.path().join("incidents")).unwrap();
    fs::write(directory.path().join("incidents/part-0.parquet"), text).unwrap();
    fs::write(directory.path().join("summary.txt"), text).unwrap();
    directory.finish()
}

fn is_whole(directory: &Path, expected: &str) -> bool {
    check(directory) == Ok(true)
        && text(directory.join("incidents/part-0.parquet")) == expected
        && text(directory.join("summary.txt")) == expected
}

/// What a child process does that a test starts, as the two arguments in its environment say.
#[test]
fn child() {
    let Ok(does) = std::env::var("USE_OF_FORCE_CHILD") else { return };
    let (does, path) = does.split_once(' ').unwrap();
    let say = |word: &str| {
        println!("{word}");
        std::io::stdout().flush().unwrap();
    };
    let go = || assert_eq!(std::io::stdin().read(&mut [0]).unwrap(), 0);
    match does {
        "file" => {
            let mut file = File::replace(path).unwrap();
            file.write_all(&[b'x'; 1 << 20]).unwrap();
            say("ready");
            go();
            file.finish().unwrap();
        }
        "directory" => {
            let directory = Directory::replace(path).unwrap();
            fs::write(directory.path().join("incidents.csv"), "half").unwrap();
            say("ready");
            go();
            directory.finish().unwrap();
        }
        "again" => {
            for number in 0.. {
                tables(Directory::replace(path), &number.to_string()).unwrap();
                write(File::replace(format!("{path}.jsonl")), &number.to_string()).unwrap();
                say("ready");
            }
        }
        "abandon" => abandon(Path::new(path)),
        #[cfg(unix)]
        "limited" => limited(Path::new(path)),
        other => panic!("{other}"),
    }
}

fn start(does: &str, path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "output::child", "--nocapture"])
        .env("USE_OF_FORCE_CHILD", format!("{does} {}", path.display()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits until a child has said this many times that it is ready.
fn wait(child: &mut Child, times: usize) {
    let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines().map(Result::unwrap);
    assert_eq!(lines.filter(|line| line.ends_with("ready")).take(times).count(), times);
}

fn kill(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_file_is_there_when_it_is_whole() {
    let below = Below::new();
    let path = below.at("cases.jsonl");
    let mut file = File::create(&path).unwrap();
    assert_eq!(file.path(), path);
    file.write_all(b"one\n").unwrap();
    assert!(!path.exists());
    file.finish().unwrap();
    assert_eq!((text(&path).as_str(), below.all()), ("one\n", vec!["cases.jsonl".to_owned()]));

    let found = "a file";
    assert_eq!(write(File::create(&path), "two"), Err(Error::Exists { path: path.clone(), found }));
    let mut file = File::replace(&path).unwrap();
    file.write_all(b"half of").unwrap();
    file.flush().unwrap();
    assert_eq!(text(&path), "one\n");
    drop(file);
    assert_eq!((text(&path).as_str(), below.all().len()), ("one\n", 1));
    write(File::replace(&path), "two\n").unwrap();
    assert_eq!((text(&path).as_str(), below.all().len()), ("two\n", 1));
}

#[test]
fn what_appears_meanwhile_stays() {
    let below = Below::new();
    let (path, also) = (below.at("cases.jsonl"), below.at("out"));
    let file = File::create(&path).unwrap();
    let (directory, anew) = (Directory::create(&also).unwrap(), below.at("anew"));
    let replacing = Directory::replace(&anew).unwrap();
    fs::write(&path, "theirs").unwrap();
    for other in [&also, &anew] {
        fs::create_dir(other).unwrap();
        fs::write(other.join("notes.txt"), "theirs").unwrap();
    }
    assert!(matches!(file.finish(), Err(Error::Exists { .. })));
    assert!(matches!(directory.finish(), Err(Error::Exists { .. })));
    assert_eq!(replacing.finish(), Err(Error::Foreign(anew.join("notes.txt"))));
    for theirs in [path, also.join("notes.txt"), anew.join("notes.txt")] {
        assert_eq!(text(theirs), "theirs");
    }
    assert_eq!(below.all(), ["anew", "cases.jsonl", "out"]);
}

#[test]
fn a_second_writer_is_refused_and_harms_nobody() {
    let below = Below::new();
    let (path, directory) = (below.at("cases.jsonl"), below.at("out"));
    let mut file = File::create(&path).unwrap();
    file.write_all(b"one").unwrap();
    let tables = Directory::create(&directory).unwrap();
    for _ in 0..2 {
        assert_eq!(File::replace(&path).unwrap_err(), Error::InUse(path.clone()));
        assert_eq!(Directory::replace(&directory).unwrap_err(), Error::InUse(directory.clone()));
        // One name is one, whatever is to be there.
        assert_eq!(File::create(&directory).unwrap_err(), Error::InUse(directory.clone()));
    }
    let (mut one, mut two) = (start("file", &path), start("directory", &directory));
    assert!(!one.wait().unwrap().success() && !two.wait().unwrap().success());
    file.finish().unwrap();
    tables.finish().unwrap();
    assert_eq!((text(&path).as_str(), below.all().len()), ("one", 2));
    assert_eq!(check(&directory), Ok(true));
}

#[test]
fn of_many_writers_one_writes() {
    let below = Below::new();
    for round in 0..20 {
        let (path, directory) = (below.at(&format!("{round}")), below.at(&format!("{round}.d")));
        let written: Vec<_> = std::thread::scope(|scope| {
            let (path, directory) = (&path, &directory);
            let writers: Vec<_> = (0..8)
                .map(|number| {
                    scope.spawn(move || {
                        let number = number.to_string();
                        let file = write(File::create(path), &number).is_ok();
                        (file, tables(Directory::create(directory), &number).is_ok())
                    })
                })
                .collect();
            writers.into_iter().map(|writer| writer.join().unwrap()).collect()
        });
        let files: Vec<_> = (0..8).filter(|number| written[*number].0).collect();
        assert_eq!(files.len(), 1, "{written:?}");
        assert_eq!(text(&path), files[0].to_string());
        let tables: Vec<_> = (0..8).filter(|number| written[*number].1).collect();
        assert_eq!(tables.len(), 1, "{written:?}");
        assert!(is_whole(&directory, &tables[0].to_string()));
    }
    assert!(below.all().iter().all(|name| !name.starts_with('.')), "{:?}", below.all());
}

#[test]
fn after_a_kill_the_old_ones_stand_and_the_next_run_works() {
    let below = Below::new();
    let (path, directory) = (below.at("cases.jsonl"), below.at("out"));
    write(File::create(&path), "old").unwrap();
    tables(Directory::create(&directory), "old").unwrap();
    for (does, at) in [("file", &path), ("directory", &directory)] {
        let mut child = start(does, at);
        wait(&mut child, 1);
        let refused = if does == "file" {
            File::replace(at).unwrap_err()
        } else {
            Directory::replace(at).unwrap_err()
        };
        assert_eq!(refused, Error::InUse(at.clone()));
        kill(child);
        assert_eq!(text(&path), "old");
        assert!(is_whole(&directory, "old"));
        assert!(below.all().len() > 2, "a child that was killed cleans up");
    }
    write(File::replace(&path), "new").unwrap();
    tables(Directory::replace(&directory), "new").unwrap();
    assert!(text(&path) == "new" && is_whole(&directory, "new"));
    assert_eq!(below.all(), ["cases.jsonl", "out"]);
}

#[test]
fn a_kill_at_any_moment_leaves_the_old_one_or_the_new_one() {
    let below = Below::new();
    let (directory, file) = (below.at("out"), below.at("out.jsonl"));
    for times in 1..=12 {
        let mut child = start("again", &directory);
        wait(&mut child, times);
        kill(child);
        let is = text(&file);
        let next = (is.parse::<u32>().unwrap() + 1).to_string();
        assert!(is_whole(&directory, &is) || is_whole(&directory, &next), "{is}");
        tables(Directory::replace(&directory), "whole").unwrap();
        write(File::replace(&file), "whole").unwrap();
        assert!(is_whole(&directory, "whole"));
        assert_eq!(below.all(), ["out", "out.jsonl"]);
    }
}

/// Where two directories cannot be exchanged in one step.
#[test]
fn what_a_kill_left_under_another_name_is_put_back() {
    let below = Below::new();
    let (directory, moment) = (below.at("out"), below.at(".out.old"));
    tables(Directory::create(&directory), "old").unwrap();
    fs::rename(&directory, &moment).unwrap();
    fs::create_dir(below.at(".out.partial")).unwrap();
    fs::write(below.at(".out.partial/incidents"), "half").unwrap();
    let found = "a directory that is not empty";
    let error = Error::Exists { path: directory.clone(), found };
    assert_eq!(Directory::create(&directory).unwrap_err(), error);
    assert!(is_whole(&directory, "old"));
    assert_eq!(below.all(), ["out"]);

    // The new one had its name before the old one was removed.
    tables(Directory::create(&moment), "older").unwrap();
    drop(Directory::replace(&directory).unwrap());
    assert!(is_whole(&directory, "old"));
    assert_eq!(below.all(), ["out"]);

    // Not ours.
    fs::create_dir(&moment).unwrap();
    fs::write(moment.join("notes.txt"), "mine").unwrap();
    drop(Directory::replace(&directory).unwrap());
    assert_eq!(text(moment.join("notes.txt")), "mine");
}

/// A hard link of a file that has its name already is no file to write into.
#[test]
fn what_is_left_is_removed_and_not_written_to() {
    let below = Below::new();
    let path = below.at("cases.jsonl");
    write(File::create(&path), "old").unwrap();
    fs::hard_link(&path, below.at(".cases.jsonl.partial")).unwrap();
    let mut file = File::replace(&path).unwrap();
    file.write_all(b"half of the new").unwrap();
    file.flush().unwrap();
    assert_eq!(text(&path), "old");
    drop(file);
    // Of something else.
    fs::create_dir_all(below.at(".cases.jsonl.partial/incidents")).unwrap();
    write(File::replace(&path), "new").unwrap();
    assert_eq!((text(&path).as_str(), below.all().len()), ("new", 1));
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_followed_and_stays() {
    use std::os::unix::fs::symlink;
    let below = Below::new();
    fs::create_dir(below.at("elsewhere")).unwrap();
    symlink("elsewhere/cases.jsonl", below.at("one")).unwrap();
    symlink(below.at("one"), below.at("two")).unwrap();
    symlink("elsewhere/out/", below.at("three")).unwrap();
    let is_link = |name| fs::symlink_metadata(below.at(name)).unwrap().is_symlink();

    // What they lead to is made, and then replaced or not as by its own name.
    write(File::create(below.at("two")), "new").unwrap();
    tables(Directory::create(below.at("three")), "new").unwrap();
    assert_eq!(File::replace(below.at("two")).unwrap().path(), below.at("elsewhere/cases.jsonl"));
    assert!(matches!(File::create(below.at("one")), Err(Error::Exists { .. })));
    assert!(matches!(Directory::create(below.at("three/")), Err(Error::Exists { .. })));
    let writing = File::replace(below.at("elsewhere/cases.jsonl")).unwrap();
    assert!(matches!(File::replace(below.at("two")), Err(Error::InUse(_))));
    drop(writing);
    write(File::replace(below.at("two")), "newer").unwrap();
    tables(Directory::replace(below.at("three/")), "newer").unwrap();
    assert_eq!(text(below.at("elsewhere/cases.jsonl")), "newer");
    assert!(is_whole(&below.at("elsewhere/out"), "newer"));
    assert!(is_link("one") && is_link("two") && is_link("three"));
    assert_eq!(below.all(), ["elsewhere", "one", "three", "two"]);

    symlink("round", below.at("round")).unwrap();
    let error = File::replace(below.at("round")).unwrap_err().to_string();
    assert!(error.ends_with("/round: too many symbolic links"), "{error}");
}

#[cfg(unix)]
#[test]
fn nothing_but_files_and_directories_is_written_to() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let below = Below::new();
    let made = Command::new("mkfifo").arg(below.at("pipe")).status().unwrap();
    assert!(made.success());
    let _socket = UnixListener::bind(below.at("socket")).unwrap();
    symlink("/dev/null", below.at("null")).unwrap();
    fs::create_dir(below.at("directory")).unwrap();
    fs::write(below.at("file"), "mine").unwrap();
    let before = below.all();
    let null = Path::new("/dev/null").to_owned();
    for (path, found) in [
        (below.at("pipe"), "a pipe"),
        (below.at("socket"), "a socket"),
        (below.at("null"), "a device"),
        (null, "a device"),
    ] {
        let kind = |expected| Error::Kind { path: path.clone(), expected, found };
        assert_eq!(File::create(&path).unwrap_err(), kind("a file"));
        assert_eq!(File::replace(&path).unwrap_err(), kind("a file"));
        assert_eq!(Directory::create(&path).unwrap_err(), kind("a directory"));
        assert_eq!(Directory::replace(&path).unwrap_err(), kind("a directory"));
    }
    let error = File::replace(below.at("directory")).unwrap_err().to_string();
    assert!(error.ends_with("directory: expected a file, found a directory"), "{error}");
    let error = Directory::replace(below.at("file")).unwrap_err().to_string();
    assert!(error.ends_with("file: expected a directory, found a file"), "{error}");
    let error = File::create(below.at("file/name")).unwrap_err().to_string();
    assert!(error.contains("/file"), "{error}");
    let error = File::create(below.at("none/name")).unwrap_err().to_string();
    assert!(error.ends_with("none: expected a directory, found nothing"), "{error}");
    assert_eq!(below.all(), before);

    // Nothing takes the place of a file system.
    if Path::new("/dev/shm").is_dir() {
        let error = Directory::replace("/dev/shm").unwrap_err().to_string();
        assert!(
            error.starts_with("/dev/shm: expected a directory, found a file system"),
            "{error}"
        );
    }

    // What becomes one meanwhile.
    let file = File::create(below.at("late")).unwrap();
    symlink("/dev/null", below.at("late")).unwrap();
    let expected = "a file";
    let found = "a symbolic link";
    assert_eq!(file.finish(), Err(Error::Kind { path: below.at("late"), expected, found }));
    let error = File::create("/").unwrap_err().to_string();
    assert_eq!(error, "/: expected a path with a name, found none");
}

#[cfg(unix)]
#[test]
fn what_is_replaced_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let below = Below::new();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let (path, directory) = (below.at("cases.jsonl"), below.at("out"));
    for (of_file, of_directory) in [(0o600, 0o700), (0o640, 0o750), (0o444, 0o755)] {
        write(File::replace(&path), "one").unwrap();
        tables(Directory::replace(&directory), "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(of_file)).unwrap();
        fs::set_permissions(&directory, fs::Permissions::from_mode(of_directory)).unwrap();
        // From the first byte.
        let file = File::replace(&path).unwrap();
        assert_eq!(mode(&below.at(".cases.jsonl.partial")), of_file);
        drop(file);
        write(File::replace(&path), "two").unwrap();
        tables(Directory::replace(&directory), "two").unwrap();
        assert_eq!((mode(&path), mode(&directory)), (of_file, of_directory));
    }
    fs::write(below.at("usual"), "").unwrap();
    write(File::create(below.at("new")), "").unwrap();
    assert_eq!(mode(&below.at("new")), mode(&below.at("usual")));
}

#[test]
fn a_directory_is_replaced_only_if_all_in_it_is_ours() {
    let below = Below::new();
    let directory = below.at("out");
    let foreign = |name: &str| {
        let refused = tables(Directory::replace(&directory), "new");
        assert_eq!(refused, Err(Error::Foreign(directory.join(name))));
        assert_eq!(below.all(), ["out"]);
    };
    fs::create_dir(&directory).unwrap();
    tables(Directory::replace(&directory), "one").unwrap();
    for name in ["notes.txt", ".hidden", "incidents/notes.txt", "incidents/part-1.parquet"] {
        fs::write(directory.join(name), "mine").unwrap();
        foreign(name);
        fs::remove_file(directory.join(name)).unwrap();
    }
    #[cfg(unix)]
    {
        fs::remove_file(directory.join("summary.txt")).unwrap();
        std::os::unix::fs::symlink("incidents", directory.join("summary.txt")).unwrap();
        foreign("summary.txt");
        fs::remove_file(directory.join("summary.txt")).unwrap();
    }
    // What is gone is not lost by it.
    tables(Directory::replace(&directory), "two").unwrap();
    let sums = fs::read(directory.join("SHA256SUMS")).unwrap();
    for other in ["", "no list", "1234  incidents.csv\n"] {
        fs::write(directory.join("SHA256SUMS"), other).unwrap();
        foreign("incidents/part-0.parquet");
    }
    fs::write(directory.join("SHA256SUMS"), sums).unwrap();
    assert!(is_whole(&directory, "two"));

    // The list of somebody else, who checks his files, too.
    let other = below.at("other");
    let theirs = Directory::create(&other).unwrap();
    fs::write(theirs.path().join("release.tar"), "theirs").unwrap();
    theirs.finish().unwrap();
    assert_eq!(Directory::replace(&other).unwrap_err(), Error::Foreign(other.join("release.tar")));
    assert_eq!(text(other.join("release.tar")), "theirs");
}

#[test]
fn directories_above_are_made_and_go_again() {
    let below = Below::new();
    let directory = below.at("a/b/out");
    drop(Directory::create(&directory).unwrap());
    assert_eq!(below.all(), [""; 0]);
    fs::create_dir(below.at("a")).unwrap();
    drop(Directory::create(&directory).unwrap());
    assert_eq!(below.all(), ["a"]);
    tables(Directory::create(&directory), "one").unwrap();
    assert!(is_whole(&directory, "one"));
    fs::write(below.at("file"), "").unwrap();
    assert!(Directory::create(below.at("file/b/out")).is_err());
}

#[test]
fn what_cannot_be_listed_ends_in_an_error_and_leaves_nothing() {
    let below = Below::new();
    tables(Directory::create(below.at("out")), "old").unwrap();
    let directory = Directory::replace(below.at("out")).unwrap();
    fs::write(directory.path().join("SHA256SUMS"), "").unwrap();
    let error = directory.finish().unwrap_err();
    assert!(matches!(&error, Error::Io { path, .. } if path.ends_with("SHA256SUMS")), "{error}");
    let directory = Directory::replace(below.at("out")).unwrap();
    fs::remove_dir(directory.path()).unwrap();
    assert!(matches!(directory.finish(), Err(Error::Io { .. })));
    #[cfg(unix)]
    {
        let directory = Directory::replace(below.at("out")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", directory.path().join("zero")).unwrap();
        assert!(matches!(directory.finish(), Err(Error::Kind { found: "a device", .. })));
    }
    assert!(is_whole(&below.at("out"), "old"));
    assert_eq!(below.all(), ["out"]);
}

/// With a limit to how long files get, which stands for a full disk.
#[cfg(unix)]
#[test]
fn what_could_not_be_written_is_told_and_the_old_one_stands() {
    let below = Below::new();
    let (path, directory) = (below.at("cases.jsonl"), below.at("out"));
    write(File::create(&path), "old").unwrap();
    tables(Directory::create(&directory), "old").unwrap();
    let limited = "trap '' XFSZ; ulimit -f 8; exec \"$0\" --exact output::child --nocapture";
    let status = Command::new("sh")
        .args(["-c", limited])
        .arg(std::env::current_exe().unwrap())
        .env("USE_OF_FORCE_CHILD", format!("limited {}", below.0.display()))
        // A file could be longer than the limit already.
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    assert!(text(path) == "old" && is_whole(&directory, "old"));
    assert_eq!(below.all(), ["cases.jsonl", "out"]);
}

fn limited(below: &Path) {
    let path = below.join("cases.jsonl");
    let named = format!("{}: File too large (os error 27)", path.display());
    let mut file = File::replace(&path).unwrap();
    let error = file.write_all(&[b'x'; 1 << 20]).unwrap_err();
    assert_eq!(error.to_string(), named);
    // Also if nobody looked.
    assert_eq!(file.finish().unwrap_err().to_string(), named);
    // What is in the buffer until the end.
    let mut file = File::replace(&path).unwrap();
    (0..12).for_each(|_| drop(file.write_all(&[b'x'; 1 << 10])));
    assert_eq!(file.finish().unwrap_err().to_string(), named);
}

#[test]
fn the_list_is_that_of_sha256sum() {
    let below = Below::new();
    let directory = Directory::create(below.at("out")).unwrap();
    for (name, text) in [
        ("incidents.csv", "abc"),
        ("b", ""),
        ("a-b", "x"),
        ("two blanks  in it", "x"),
        #[cfg(unix)]
        ("back\\slash", "x"),
        #[cfg(unix)]
        ("two\nlines\r", "x"),
        ("ü", "x"),
    ] {
        fs::write(directory.path().join(name), text).unwrap();
    }
    fs::create_dir(directory.path().join("a")).unwrap();
    fs::write(directory.path().join("a/b"), "x".repeat(200_000)).unwrap();
    directory.finish().unwrap();
    let sums = text(below.at("out/SHA256SUMS"));
    // As FIPS 180-4 has them.
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  incidents.csv\n";
    let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n";
    assert!(sums.contains(abc) && sums.contains(nothing), "{sums}");
    let names: Vec<_> =
        sums.lines().map(|line| line.trim_start_matches('\\').split_at(66).1).collect();
    assert_eq!(names[..3], ["a-b", "a/b", "b"]);
    assert_eq!(check(below.at("out")), Ok(true));
    let checked =
        Command::new("sha256sum").args(["-c", "SHA256SUMS"]).current_dir(below.at("out")).output();
    match checked {
        Ok(checked) => assert!(checked.status.success(), "{checked:?}"),
        Err(_) => println!("skipped: there is no sha256sum"),
    }
}

#[test]
fn what_is_damaged_missing_or_more_is_found() {
    let below = Below::new();
    let out = below.at("out");
    assert!(matches!(check(&out), Err(Error::Io { path, .. }) if path == out));
    tables(Directory::create(&out), "one").unwrap();
    let (part, sums) = (out.join("incidents/part-0.parquet"), out.join("SHA256SUMS"));
    for other in ["oneone", "two", ""] {
        fs::write(&part, other).unwrap();
        assert_eq!(check(&out), Err(Error::Differs(part.clone())));
    }
    fs::remove_file(&part).unwrap();
    assert_eq!(check(&out), Err(Error::Missing(part.clone())));
    fs::create_dir(&part).unwrap();
    assert_eq!(check(&out), Err(Error::Missing(part.clone())));
    fs::remove_dir(&part).unwrap();
    fs::write(&part, "one").unwrap();
    for name in [".hidden", "incidents/part-1.parquet", "incidents/SHA256SUMS"] {
        fs::write(out.join(name), "").unwrap();
        assert_eq!(check(&out), Err(Error::Unlisted(out.join(name))));
        fs::remove_file(out.join(name)).unwrap();
    }
    #[cfg(unix)]
    {
        let name = out.join("\u{1b}[2J\nsummary.txt");
        fs::write(&name, "").unwrap();
        let error = check(&out).unwrap_err().to_string();
        assert!(error.contains("/\\u{1b}[2J\\nsummary.txt: expected nothing"), "{error}");
        fs::remove_file(name).unwrap();
    }
    assert_eq!(check(&out), Ok(true));

    let listed = text(&sums);
    fs::write(&sums, listed.to_uppercase().replace("SUMMARY.TXT", "summary.txt")).unwrap();
    assert!(matches!(check(&out), Err(Error::Unlisted(_))), "{:?}", check(&out));
    for (line, ending) in [
        ("no sum", "found `no sum`"),
        (&format!("{}  ../out/summary.txt", "0".repeat(64)), "00  ../out/summary`"),
        (&format!("{}  /etc/passwd", "0".repeat(64)), "00  /etc/passwd`"),
        (&format!("{}  ", "0".repeat(64)), "00  `"),
        (&format!("\\{}  \\x", "0".repeat(64)), "00  \\x`"),
        (listed.lines().next().unwrap(), "  incidents/part`"),
        ("\u{1b}[2J\u{202e}", "found `\\u{1b}[2J\\u{202e}`"),
    ] {
        fs::write(&sums, format!("{listed}{line}\n")).unwrap();
        let error = check(&out).unwrap_err();
        assert!(matches!(error, Error::Line { line: 3, .. }), "{error}");
        assert!(error.to_string().ends_with(ending), "{error}");
    }
    fs::remove_file(&sums).unwrap();
    assert_eq!(check(&out), Ok(false));
}

/// In a process of its own, since it ends all writing.
#[test]
fn what_is_given_up_is_gone_and_never_comes_back() {
    let below = Below::new();
    tables(Directory::create(below.at("out")), "old").unwrap();
    let before = below.all();
    for _ in 0..5 {
        let status = start("abandon", &below.0).wait().unwrap();
        assert!(status.success());
        assert_eq!(below.all(), before);
        assert!(is_whole(&below.at("out"), "old"));
    }
}

fn abandon(below: &Path) {
    let mut file = File::create(below.join("cases.jsonl")).unwrap();
    file.write_all(b"half").unwrap();
    let directory = Directory::replace(below.join("out")).unwrap();
    let deep = Directory::create(below.join("a/b/out")).unwrap();
    let path = directory.path().to_owned();
    // Somebody still writes, and does not know.
    let (started, begun) = std::sync::mpsc::channel();
    let writer = std::thread::spawn(move || {
        for number in 0.. {
            let at = path.join(number.to_string());
            if fs::create_dir(&at).and_then(|()| fs::write(at.join("part"), "x")).is_err() {
                break;
            }
            let _told = started.send(());
        }
    });
    begun.iter().take(50).for_each(drop);
    output::abandon();
    writer.join().unwrap();
    file.write_all(b"more").unwrap();
    assert_eq!(file.finish(), Err(Error::Abandoned(below.join("cases.jsonl"))));
    assert!(matches!(directory.finish(), Err(Error::Io { .. } | Error::Abandoned(_))));
    drop(deep);
    let refused = File::create(below.join("next")).unwrap_err();
    assert_eq!(refused, Error::Abandoned(below.join("next")));
    assert!(Directory::create(below.join("next")).is_err());
}
