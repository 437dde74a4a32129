use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake};

/// Is ready the second time it is asked.
struct SecondTime {
    asked: bool,
}

impl Future for SecondTime {
    type Output = u32;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        if self.asked {
            return Poll::Ready(42);
        }
        self.asked = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

struct Ignore;

impl Wake for Ignore {
    fn wake(self: Arc<Self>) {}
}

async fn work() -> u32 {
    println!("started");
    SecondTime { asked: false }.await + 1
}

fn main() {
    let mut future = Box::pin(work());
    println!("made");
    let waker = Arc::new(Ignore).into();
    let mut cx = Context::from_waker(&waker);
    for round in 1..=2 {
        println!("poll {round}: {:?}", future.as_mut().poll(&mut cx));
    }
}
