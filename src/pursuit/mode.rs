use crate::code::vocabulary;

vocabulary! {
    /// How a pursuit was travelled.
    ///
    /// The kinds of pursuit that policies and NIEM name.
    pub enum Mode "pursuit_mode" {
        /// By motor vehicle on roads or land.
        Vehicle "vehicle" from [Chp, Chronicle, PursuitPolicy, Niem],
        /// On foot.
        Foot "foot" from [PursuitPolicy, Niem],
        /// By bicycle.
        Bicycle "bicycle" from [PursuitPolicy],
        /// By boat.
        Boat "boat" from [Ours],
    }
}
