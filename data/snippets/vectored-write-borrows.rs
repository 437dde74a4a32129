use std::io::{IoSlice, Read, Result, Write};
use std::net::{TcpListener, TcpStream};

/// Sends two parts in one call. It borrows them: no part can be freed before it returns.
fn send(stream: &mut TcpStream, head: &[u8], body: &[u8]) -> Result<usize> {
    stream.write_vectored(&[IoSlice::new(head), IoSlice::new(body)])
}

fn main() -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let mut client = TcpStream::connect(listener.local_addr()?)?;
    let (mut server, _) = listener.accept()?;
    let body = vec![b'x'; 3];
    let sent = send(&mut client, b"3\n", &body)?;
    drop(body); // before the call the compiler refuses this line
    drop(client);
    let mut received = String::new();
    server.read_to_string(&mut received)?;
    println!("sent {sent} bytes, received {received:?}");
    Ok(())
}
