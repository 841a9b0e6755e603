//! Pipeline: records are read and measured on all threads and handed on in the order of the input.

use connote::article::Article;
use connote::extract::Extractor;
use connote::ingest::{InputDigest, Options, Reading, Record, Rejection, Source};
use connote::lexicon::{Lexicons, Vocabulary};
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// What a thread keeps from one article to the next.
pub struct Worker<'a> {
    pub vocabulary: Vocabulary<'a>,
    pub extractor: Extractor<'a>,
}

impl<'a> Worker<'a> {
    fn new(lexicons: &'a Lexicons, extractor: &Extractor<'a>) -> Worker<'a> {
        Worker { vocabulary: Vocabulary::new(lexicons), extractor: extractor.clone() }
    }
}

/// What became of one record.
pub struct Done<T> {
    /// That of the record, see [`Record::mark`].
    pub mark: u32,
    pub result: Result<T, Rejection>,
    pub digest: Option<InputDigest>,
}

/// Records that are under way at once for each thread: enough to keep threads busy, few enough to keep memory flat and what is
/// written of them near.
const BATCH: usize = 32;

/// Bytes that the records of a batch may hold; a record that holds more goes by itself.
const HEAVY: usize = 1 << 24;

/// Threads that open files: a disk that has to seek can then choose where to go next.
const READERS: usize = 4;

/// Reads all records, does `work` on each article on all threads, each with an extractor like the one given, and hands
/// what became of them to `take`, batch by batch in the order of the input, until it says `false`. While the threads are
/// at work on a batch, the next is fetched and the last taken.
pub fn run<T: Send>(
    source: &mut Source,
    options: &Options,
    lexicons: &Lexicons,
    extractor: &Extractor,
    threads: usize,
    work: impl Fn(&mut Worker, &Article) -> T + Sync,
    mut take: impl FnMut(Vec<Done<T>>) -> anyhow::Result<bool>,
) -> anyhow::Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
    let new = |_| Mutex::new(Worker::new(lexicons, extractor));
    let workers: Vec<_> = (0..pool.current_num_threads()).map(new).collect();
    let most = BATCH * workers.len();
    let all = |records| all(records, options, &pool, &workers, &work);
    if source.len_hint().is_none() {
        // A pipe gives when it will: nobody is to wait for records that are not wanted any more.
        while let Some(records) = batch(source, most) {
            if !take(all(records))? {
                break;
            }
        }
        return Ok(());
    }
    thread::scope(|scope| {
        let records = ahead(scope, move || batch(source, most).map(|records| fetched(records, options)));
        let done = ahead(scope, move || records.recv().ok().map(all));
        for done in done {
            if !take(done)? {
                break;
            }
        }
        Ok(())
    })
}

/// What `make` makes, made by a thread of its own: one is ready while another is used. It ends when there is nothing more,
/// or when nobody takes any.
fn ahead<'scope, T: Send + 'scope>(
    scope: &'scope thread::Scope<'scope, '_>,
    mut make: impl FnMut() -> Option<T> + Send + 'scope,
) -> mpsc::Receiver<T> {
    let (give, taken) = mpsc::sync_channel(0);
    scope.spawn(move || while make().is_some_and(|made| give.send(made).is_ok()) {});
    taken
}

/// What becomes of the records of a batch, in their order.
fn all<T: Send>(
    records: Vec<Record>,
    options: &Options,
    pool: &rayon::ThreadPool,
    workers: &[Mutex<Worker>],
    work: impl Fn(&mut Worker, &Article) -> T + Sync,
) -> Vec<Done<T>> {
    let records: Vec<_> = records.into_iter().enumerate().map(|record| Mutex::new(Some(record))).collect();
    let slots: Vec<_> = records.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    let take = |worker: &Mutex<Worker>| {
        let mut worker = lock(worker);
        while let Some(record) = records.get(next.fetch_add(1, Ordering::Relaxed)) {
            let Some((at, record)) = lock(record).take() else { continue };
            *lock(&slots[at]) = Some(one(record, options, &mut worker, &work));
        }
    };
    match workers {
        // A single one need not be woken: this thread waits for it anyway.
        [worker] => take(worker),
        workers => pool.install(|| workers.par_iter().for_each(take)),
    }
    slots.into_iter().filter_map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

/// The records, those that are files of their own with their bytes.
fn fetched(mut records: Vec<Record>, options: &Options) -> Vec<Record> {
    let mut files: Vec<&mut Record> = records.iter_mut().filter(|record| record.is_file()).collect();
    let share = files.len().div_ceil(READERS).max(1);
    thread::scope(|scope| {
        for files in files.chunks_mut(share) {
            scope.spawn(|| files.iter_mut().for_each(|file| file.fetch(options)));
        }
    });
    records
}

/// The next records that go together; there is at least one.
fn batch(source: &mut Source, most: usize) -> Option<Vec<Record>> {
    let (mut records, mut weight) = (Vec::with_capacity(most), 0);
    while records.len() < most && weight < HEAVY {
        let Some(record) = source.next() else { break };
        weight += record.weight();
        records.push(record);
    }
    (!records.is_empty()).then_some(records)
}

/// A lock is only ever held by one thread at a time here, and a thread that failed leaves nothing half done in it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn one<T>(
    record: Record,
    options: &Options,
    worker: &mut Worker,
    work: impl Fn(&mut Worker, &Article) -> T,
) -> Done<T> {
    let mark = record.mark();
    let Reading { article, digest } = record.read(options);
    Done { mark, result: article.map(|article| work(worker, &article)), digest }
}
