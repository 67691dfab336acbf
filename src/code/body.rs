use crate::code::vocabulary;

vocabulary! {
    /// Where on the body force was received.
    ///
    /// The places of California's form, and wider words for sources that say less.
    pub enum BodyPart "body_part" {
        /// The head, the face included.
        Head "head" from [Ursus],
        /// The neck or throat.
        NeckOrThroat "neck_or_throat" from [Ursus],
        /// The trunk between neck and waist.
        Torso "torso" from [Ours],
        /// The upper half of the trunk.
        UpperTorso "upper_torso" in Torso from [Ours],
        /// The front of the upper trunk, or the chest.
        UpperTorsoFront "upper_torso_front" in UpperTorso from [Ursus],
        /// The rear of the upper trunk, or the upper back.
        UpperTorsoRear "upper_torso_rear" in UpperTorso from [Ursus],
        /// The lower half of the trunk, above the waist.
        LowerTorso "lower_torso" in Torso from [Ours],
        /// The front of the lower trunk, or the abdomen.
        LowerTorsoFront "lower_torso_front" in LowerTorso from [Ursus],
        /// The rear of the lower trunk, or the lower back.
        LowerTorsoRear "lower_torso_rear" in LowerTorso from [Ursus],
        /// Below the waist and above the legs.
        BelowWaist "below_waist" from [Ours],
        /// The front below the waist, or the groin.
        BelowWaistFront "below_waist_front" in BelowWaist from [Ursus],
        /// The rear below the waist, or the buttocks.
        BelowWaistRear "below_waist_rear" in BelowWaist from [Ursus],
        /// The arms or hands.
        ArmsOrHands "arms_or_hands" from [Ursus],
        /// The legs or feet.
        LegsOrFeet "legs_or_feet" from [Ours],
        /// The front of the legs, or the feet.
        LegsFront "legs_front_or_feet" in LegsOrFeet from [Ursus],
        /// The rear of the legs.
        LegsRear "legs_rear" in LegsOrFeet from [Ursus],
    }
}
