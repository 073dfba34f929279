//! The colours of the terminal, and when to use them.

use clap::ValueEnum;
use owo_colors::Style;
use std::env;
use std::fmt;
use std::io::{self, IsTerminal};

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColourChoice {
    /// On a terminal, unless the variable NO_COLOR is set
    Auto,
    /// In any case
    Always,
    /// In no case
    Never,
}

/// The styles of what is shown.
pub struct Palette {
    coloured: bool,
}

/// What is to be told apart by its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A headline or heading.
    Heading,
    /// What matters less.
    Faint,
    /// A person's name.
    Person,
    /// A body's name.
    Agency,
    /// A place's name.
    Place,
    /// A figure.
    Amount,
    /// A calendar point or period.
    Date,
}

impl Palette {
    /// The palette for standard output.
    pub fn for_stdout(choice: ColourChoice) -> Self {
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        let coloured = match choice {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => io::stdout().is_terminal() && !set("NO_COLOR") && !dumb,
        };
        Self { coloured }
    }

    /// The text in a colour.
    pub fn paint<'t>(&self, ink: Ink, text: &'t str) -> impl fmt::Display + 't {
        let style = if self.coloured { ink.style() } else { Style::new() };
        style.style(text)
    }
}

impl Ink {
    fn style(self) -> Style {
        let style = Style::new();
        match self {
            Ink::Heading => style.bold(),
            Ink::Faint => style.dimmed(),
            Ink::Person => style.bright_green().bold(),
            Ink::Agency => style.bright_blue().bold(),
            Ink::Place => style.cyan(),
            Ink::Amount => style.yellow().bold(),
            Ink::Date => style.magenta(),
        }
    }
}
