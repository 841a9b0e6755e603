//! Passives with and without an agent.

use crate::document::grammar::Construction;
use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{construction, rate};

pub static AGENTLESS: Feature = rate(
    "agentless_passives",
    "Passives without “by” behind them. Feature 17 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "“By” with a time or a way (“by Monday”, “by mistake”) is no agent; an agent three words off is missed.",
    &[hit("The dam was [built] in haste and will be [repaired] by Monday."), miss("The dam was built by the council.")],
    &[construction(Construction::AgentlessPassive)],
);

pub static BY: Feature = rate(
    "by_passives",
    "Passives with an agent: “by” and who did it. Feature 18 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Forms in -ing behind “by” name a means, not an agent.",
    &[hit("The dam was [built] by the council."), miss("The dam was built by hand, and saved by closing the gate.")],
    &[construction(Construction::ByPassive)],
);
