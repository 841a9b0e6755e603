//! Dictionary: what stands before the cases. Numbers are little-endian; texts are padded.

use super::packer::BIAS;
use crate::output::schema::{Kind, Variable};
use crate::output::table::Status;

/// The longest text that a variable takes, in bytes.
pub(super) const LONGEST: usize = 32_767;

/// Bytes that a segment of a very long text counts for, though it has room for 255.
const SEGMENT: usize = 252;

/// The widths of the segments in which a text of this width is kept; a number has one of no width.
pub(super) fn segments(width: usize) -> impl Iterator<Item = usize> {
    let segments = if width > 255 { width.div_ceil(SEGMENT) } else { 1 };
    (0..segments).map(move |at| if at + 1 < segments { 255 } else { width - at * SEGMENT })
}

/// Units of eight bytes that a segment takes.
fn units(width: usize) -> usize {
    width.div_ceil(8).max(1)
}

pub(super) struct Dictionary {
    /// By variable the bytes of its text; nought for a number.
    pub widths: Vec<usize>,
}

impl Dictionary {
    /// `longest` are the bytes of the longest cell of each variable.
    pub fn new(variables: &[Variable], longest: &[usize]) -> Dictionary {
        let width = |(variable, longest): (&Variable, &usize)| match variable.kind {
            Kind::Text => (*longest).clamp(1, LONGEST),
            Kind::Status => 8,
            Kind::Count | Kind::Decimal => 0,
        };
        Dictionary { widths: variables.iter().zip(longest).map(width).collect() }
    }

    pub fn bytes(&self, variables: &[Variable], cases: u64) -> Vec<u8> {
        let mut records = Records(Vec::new());
        let units: usize = self.widths.iter().flat_map(|width| segments(*width)).map(units).sum();
        records.header(units, cases);
        let names = self.variables(variables, &mut records);
        self.statuses(variables, &mut records);
        records.machine();
        self.display(variables, &mut records);
        let long: Vec<String> = names.iter().zip(variables).map(|(short, v)| format!("{short}={}", v.name)).collect();
        records.extension(13, 1, long.join("\t").as_bytes());
        let very_long = names.iter().zip(&self.widths).filter(|(_, width)| **width > 255);
        let very_long: String = very_long.map(|(short, width)| format!("{short}={width:05}\0\t")).collect();
        if !very_long.is_empty() {
            records.extension(14, 1, very_long.as_bytes());
        }
        records.extension(16, 8, &[1_u64.to_le_bytes(), cases.to_le_bytes()].concat());
        records.extension(20, 1, b"UTF-8");
        records.integers(&[999, 0]);
        records.0
    }

    /// Writes the variables; the short names of their first segments.
    fn variables(&self, variables: &[Variable], records: &mut Records) -> Vec<String> {
        let (mut names, mut count) = (Vec::new(), 0);
        for (variable, width) in variables.iter().zip(&self.widths) {
            for (at, segment) in segments(*width).enumerate() {
                count += 1;
                let name = format!("V{count}");
                records.variable(
                    &name,
                    (at == 0).then_some(&*variable.label),
                    segment,
                    format_of(variable.kind, segment),
                );
                if at == 0 {
                    names.push(name);
                }
            }
        }
        names
    }

    /// Writes what the values of the status mean.
    fn statuses(&self, variables: &[Variable], records: &mut Records) {
        let Some(at) = variables.iter().position(|variable| variable.kind == Kind::Status) else { return };
        let before: usize = self.widths[..at].iter().flat_map(|width| segments(*width)).map(units).sum();
        records.integers(&[3, Status::ALL.len() as i32]);
        for status in Status::ALL {
            records.text(status.as_str().as_bytes(), 8);
            let meaning = status.meaning();
            records.0.push(meaning.len() as u8);
            records.text(meaning.as_bytes(), (1 + meaning.len()).next_multiple_of(8) - 1);
        }
        records.integers(&[4, 1, before as i32 + 1]);
    }

    /// Writes level of measurement, width and alignment of each variable.
    fn display(&self, variables: &[Variable], records: &mut Records) {
        const NOMINAL: i32 = 1;
        const SCALE: i32 = 3;
        let mut shown = Vec::new();
        for (variable, width) in variables.iter().zip(&self.widths) {
            let (level, right) = if variable.kind.is_number() { (SCALE, 1) } else { (NOMINAL, 0) };
            let columns = if variable.kind.is_number() { 10 } else { (*width).clamp(8, 40) as i32 };
            segments(*width).for_each(|_| shown.extend([level, columns, right].map(i32::to_le_bytes)));
        }
        records.extension(11, 4, &shown.concat());
    }
}

/// How a variable is shown: kind, width and decimals in one number.
fn format_of(kind: Kind, width: usize) -> i32 {
    const TEXT: i32 = 1 << 16;
    const NUMBER: i32 = 5 << 16;
    match kind {
        Kind::Text | Kind::Status => TEXT | (width as i32) << 8,
        Kind::Count => NUMBER | 8 << 8,
        Kind::Decimal => NUMBER | 12 << 8 | 4,
    }
}

struct Records(Vec<u8>);

impl Records {
    fn integers(&mut self, integers: &[i32]) {
        self.0.extend(integers.iter().flat_map(|integer| integer.to_le_bytes()));
    }

    /// A text with blanks up to its width.
    fn text(&mut self, text: &[u8], width: usize) {
        self.0.extend(text);
        self.0.extend(vec![b' '; width - text.len()]);
    }

    /// The date of making is that of no table: equal articles give equal bytes.
    fn header(&mut self, units: usize, cases: u64) {
        self.0.extend(b"$FL2");
        self.text(concat!("@(#) SPSS DATA FILE connote ", env!("CARGO_PKG_VERSION")).as_bytes(), 60);
        self.integers(&[2, units as i32, 1, 0, i32::try_from(cases).unwrap_or(-1)]);
        self.0.extend(BIAS.to_le_bytes());
        self.0.extend(b"01 Jan 7000:00:00");
        self.text(b"Features of articles", 64);
        self.0.extend([0; 3]);
    }

    fn variable(&mut self, name: &str, label: Option<&str>, width: usize, format: i32) {
        self.integers(&[2, width as i32, i32::from(label.is_some()), 0, format, format]);
        self.text(name.as_bytes(), 8);
        if let Some(label) = label {
            self.integers(&[label.len() as i32]);
            self.text(label.as_bytes(), label.len().next_multiple_of(4));
        }
        // A text goes on in as many nameless variables as it has units more.
        for _ in 1..units(width) {
            self.integers(&[2, -1, 0, 0, 0, 0]);
            self.text(b"", 8);
        }
    }

    /// Version, IEEE 754, little-endian, UTF-8; the numbers that are missing, highest and lowest.
    fn machine(&mut self) {
        let integers = [1, 0, 0, -1, 1, 1, 2, 65_001_i32].map(i32::to_le_bytes);
        self.extension(3, 4, &integers.concat());
        let floats = [f64::MIN, f64::MAX, f64::MIN.next_up()].map(f64::to_le_bytes);
        self.extension(4, 8, &floats.concat());
    }

    fn extension(&mut self, kind: i32, size: i32, bytes: &[u8]) {
        self.integers(&[7, kind, size, bytes.len() as i32 / size]);
        self.0.extend(bytes);
    }
}
