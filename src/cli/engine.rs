//! The options `--engine`, `--model` and `--device`: what finds the names.

use anyhow::bail;
use clap::ValueEnum;
use pressrecord::names::{Device, Engine};

/// What finds the names.
#[derive(clap::Args)]
pub struct EngineArguments {
    /// What runs the names model: embedded, the one that ships with the program; or rust-bert, any other
    #[arg(long, value_name = "ENGINE", default_value = "embedded", hide_possible_values = true)]
    engine: EngineName,

    /// The model that rust-bert runs: its folder, or its name on the Hugging Face hub (organisation/model)
    #[arg(long, value_name = "DIR|NAME")]
    model: Option<String>,

    /// What rust-bert runs on: cpu, cuda or cuda:N [default: cpu]
    #[arg(long)]
    device: Option<Device>,
}

#[derive(Clone, Copy, ValueEnum)]
enum EngineName {
    Embedded,
    RustBert,
}

impl EngineArguments {
    /// The engine that the options name.
    ///
    /// # Errors
    /// When they do not fit each other, or the program was built without the engine.
    pub fn engine(&self) -> Result<Engine, anyhow::Error> {
        match self.engine {
            EngineName::Embedded if self.model.is_some() || self.device.is_some() => {
                bail!("--model and --device are for --engine rust-bert: the embedded engine runs its own model")
            }
            EngineName::Embedded => Ok(Engine::Embedded),
            EngineName::RustBert => self.rust_bert(),
        }
    }

    #[cfg(feature = "rust-bert")]
    fn rust_bert(&self) -> Result<Engine, anyhow::Error> {
        let Some(model) = &self.model else {
            bail!("--engine rust-bert needs a model: give its folder or its name on the hub with --model");
        };
        let Ok(checkpoint) = model.parse();
        Ok(Engine::RustBert { checkpoint, device: self.device.unwrap_or_default() })
    }

    #[cfg(not(feature = "rust-bert"))]
    fn rust_bert(&self) -> Result<Engine, anyhow::Error> {
        bail!(
            "this program was built without the engine rust-bert; in a checkout, `eval \"$(scripts/libtorch.sh)\"` and \
             `cargo build --release --features rust-bert` build one that has it"
        )
    }
}
