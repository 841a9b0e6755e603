//! ZIP: an archive is read like a folder.

use std::collections::BTreeMap;
use std::path::Path;

use super::entry::{Listed, list};
use crate::ingest::Options;
use crate::ingest::format::{self, Format};
use crate::ingest::inventory::Inventory;
use crate::ingest::limits::{Limits, Met};
use crate::ingest::origin::Origin;
use crate::ingest::store::Store;
use crate::ingest::walk::Found;

/// What an outermost archive and the archives in it say that they unpack to.
#[derive(Debug, Clone, Copy)]
pub struct Swell {
    packed: u64,
    unpacked: u64,
}

impl Swell {
    pub fn of(bytes: u64) -> Swell {
        Swell { packed: bytes, unpacked: 0 }
    }

    fn add(&mut self, bytes: u64, limits: &Limits) -> Result<(), Met> {
        self.unpacked = self.unpacked.saturating_add(bytes);
        limits.check(self.packed, self.unpacked)
    }
}

/// The files of an archive in the order of their names, what is wrong with the archive itself, and what it holds.
pub struct Opened {
    pub files: Vec<Found>,
    pub torn: Option<String>,
    pub inventory: Inventory,
}

/// Opens an archive.
///
/// # Errors
/// The reason why nothing of it can be read.
pub fn expand(store: &Store, file: &Found, swell: &mut Swell, options: &Options) -> Result<Opened, String> {
    let (entries, torn) = list(store)?;
    let bytes: u64 = entries.iter().map(|entry| entry.place.size).fold(0, u64::saturating_add);
    swell.add(bytes, &options.limits).map_err(|met| format!("not read: {met}"))?;
    let mut inventory = Inventory::new(&file.id, "a ZIP archive");
    let mut files = BTreeMap::new();
    for listed in entries {
        let Some(found) = listed.found(file, options) else {
            inventory.leave_out(&format::ending(&listed.name));
            continue;
        };
        inventory.read += 1;
        files.insert(found.id.clone(), found);
    }
    Ok(Opened { files: files.into_values().collect(), torn, inventory })
}

impl Listed {
    /// As a file; `None` where connote does not read such files.
    fn found(&self, archive: &Found, options: &Options) -> Option<Found> {
        let (packing, format) = format::of(Path::new(&self.name));
        let format = options.format.filter(|format| *format != Format::Zip).or(format)?;
        let id = if archive.alone { self.name.clone() } else { format!("{}/{}", archive.id, self.name) };
        let place = &self.place;
        let swollen = options.limits.check(place.packed, place.size).err().map(|met| format!("not read: {met}"));
        Some(Found {
            id,
            origin: Origin::Entry(place.clone()),
            packing,
            format,
            bytes: place.packed,
            trouble: self.trouble.clone().or(swollen),
            depth: archive.depth + 1,
            alone: false,
        })
    }
}
