use crate::code::vocabulary;

vocabulary! {
    /// The manner of a death, in the word of whoever certified it.
    ///
    /// Death registration and the collections on deaths in custody ask for it; the words are those
    /// that medical examiners and coroners use.
    pub enum Manner "manner" {
        /// The certifier's word for a death at the hands of another; it says nothing of guilt.
        Homicide "homicide" from [Ours],
        /// The certifier's word for a death by one's own intended act.
        Suicide "suicide" from [Ours],
        /// The certifier's word for a death from an unintended event.
        Accident "accident" from [Ours],
        /// The certifier's word for an accidental death from alcohol or drugs.
        Intoxication "intoxication" in Accident from [Ours],
        /// The certifier's word for a death from illness or age alone.
        Natural "natural" from [Ours],
        /// The certifier's word for a death whose manner could not be determined.
        Undetermined "undetermined" from [Ours],
        /// The certifier's word for a death whose manner is still under investigation.
        Pending "pending" from [Ours],
    }
}
