//! Sentences: examples and counter-examples of every rule.
