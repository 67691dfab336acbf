//! Reading published data sets.

mod new_jersey;
