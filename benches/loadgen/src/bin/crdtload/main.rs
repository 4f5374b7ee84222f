//! Documents edited together. One JSON line on standard output.
//!
//! `--dialect longhouse|longhouse-yjs|yws --addr 127.0.0.1:1234 --pids 12,34 --cpu 1 [--plan FILE] [--tag NAME]`
//! - `--mode open --docs N --clients K --hz 8 --secs 8 --warm 2`: everyone types at `hz`
//! - `--mode closed --docs N --clients K`: everyone types again when the neighbour's key press has come
//! - `--mode rss --docs N --bytes 10240 [--trace FILE]`: memory of open documents, one client each
//! - `--mode join --edits M --joins J [--trace FILE]`: replays M edits one by one, then J newcomers
mod join;
mod memory;
mod typing;

use anyhow::{Result, bail};
use loadgen::{args::Args, docs::Dialect, plan::Plan, proc};
use std::rc::Rc;

/// Where the documents are, and whose processes are watched.
struct Server {
    dialect: Dialect,
    addr: String,
    tag: String,
    tree: Vec<u32>,
}

impl Server {
    async fn open(&self, doc: &str, n: usize) -> Result<loadgen::docs::Opened> {
        self.dialect.open(&self.addr, &format!("{}{doc}", self.tag), n).await
    }
}

async fn run(args: Args) -> Result<()> {
    let server = Rc::new(Server {
        dialect: Dialect::parse(&args.text("dialect"), Plan::read(&args.text("plan"))?)?,
        addr: args.text("addr"),
        tag: args.get("tag", "t".to_owned()),
        tree: proc::tree(&args.pids()),
    });
    let mut out = match args.text("mode").as_str() {
        "open" => typing::run(&args, server, false).await?,
        "closed" => typing::run(&args, server, true).await?,
        "rss" => memory::run(&args, &server).await?,
        "join" => join::run(&args, &server).await?,
        other => bail!("no such mode: {other}"),
    };
    out["peer"] = args.text("peer").into();
    out["row"] = args.text("row").into();
    println!("{out}");
    Ok(())
}

fn main() -> Result<()> {
    let args = Args::parse();
    loadgen::prepare(args.get("cpu", -1));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    tokio::task::LocalSet::new().block_on(&runtime, run(args))
}
