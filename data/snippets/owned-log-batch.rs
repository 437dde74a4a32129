use std::io::{BufRead, Cursor};

/// Owns its texts, so that it may outlive the buffer that each line was read into.
#[derive(Debug)]
struct Entry {
    level: String,
    message: String,
}

fn parse(line: &str) -> Option<Entry> {
    let (level, message) = line.split_once(": ")?;
    Some(Entry {
        level: level.to_owned(),
        message: message.to_owned(),
    })
}

fn main() -> std::io::Result<()> {
    let mut reader = Cursor::new("WARN: disk\nnot a log line\nINFO: up\n");
    let (mut line, mut batch) = (String::new(), Vec::new());
    while reader.read_line(&mut line)? > 0 {
        batch.extend(parse(line.trim_end()));
        line.clear(); // one buffer for all lines
    }
    for entry in &batch {
        println!("{} | {}", entry.level, entry.message);
    }
    println!("entries kept: {}", batch.len());
    Ok(())
}
