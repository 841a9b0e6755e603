//! The table of contents: parse the command line, call one function of `commands/`.

#![forbid(unsafe_code)]

mod commands;

use clap::{Parser, Subcommand};
use connote::output::printable::printable;
use std::process::ExitCode;

/// Style and rhetoric of news articles, every number traceable to the words it was made of
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(commands::extract::Extract),
    Annotate(commands::annotate::Annotate),
    Explain(commands::explain::Explain),
    Compare(commands::compare::Compare),
    Keyness(commands::keyness::Keyness),
    Delta(commands::delta::StyleDelta),
    Kwic(commands::kwic::Kwic),
    Sample(commands::sample::Sample),
    Validate(commands::validate::Validate),
    Report(commands::report::Report),
    Codebook(commands::codebook::ShowCodebook),
    Lexicon(commands::lexicon::ShowLexicon),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Extract(command) => command.run(),
        Command::Annotate(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Compare(command) => command.run(),
        Command::Keyness(command) => command.run(),
        Command::Delta(command) => command.run(),
        Command::Kwic(command) => command.run(),
        Command::Sample(command) => command.run(),
        Command::Validate(command) => command.run(),
        Command::Report(command) => command.run(),
        Command::Codebook(command) => command.run(),
        Command::Lexicon(command) => command.run(),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            anstream::eprintln!("connote: {}", printable(&format!("{error:#}")));
            ExitCode::from(2)
        }
    }
}
