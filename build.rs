//! The sample corpus is embedded as a folder; a file that comes or goes there must rebuild the program.

fn main() {
    println!("cargo:rerun-if-changed=seeds");
}
