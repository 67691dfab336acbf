use crate::code::vocabulary;

vocabulary! {
    /// What was used on somebody.
    ///
    /// Ohio's list of the responses of officers with its codes, under the wider words of the FBI's
    /// collection, with the lists of California and New Jersey. Ohio's codes of firearms and of
    /// the electronic control device are codes of their discharge, not of their display.
    pub enum Kind "force_kind" {
        /// Physical contact of some kind.
        PhysicalContact "physical_contact" from [Ursus],
        /// The hands, fists, feet or another part of the body.
        HandsFistsOrFeet "hands_fists_or_feet" in PhysicalContact from [Nuof],
        /// A hold to control somebody, or taking somebody to the ground.
        HoldOrTakedown "hold_or_takedown" in HandsFistsOrFeet from [Ursus],
        /// A hold that restrains.
        RestrainingHold "restraining_hold" in HoldOrTakedown from [Oibrs "01"],
        /// A hold of the neck.
        NeckRestraint "neck_restraint" in RestrainingHold from [Ours],
        /// A hold that presses on the carotid arteries.
        CarotidRestraint "carotid_restraint" in NeckRestraint from [Ursus],
        /// A hold with the arm of the other as a bar.
        ArmBar "arm_bar" in RestrainingHold from [NewJersey],
        /// Pressure on a sensitive point.
        PressurePoint "pressure_point" in HandsFistsOrFeet from [Oibrs "02", NewJersey],
        /// Bringing somebody off balance.
        BalanceDisplacement "balance_displacement" in HandsFistsOrFeet from [Oibrs "03"],
        /// Taking somebody to the ground.
        Takedown "takedown" in HoldOrTakedown from [Oibrs "04", NewJersey],
        /// The arms or hands, used otherwise than to punch.
        ArmsOrHands "arms_or_hands" in HandsFistsOrFeet from [NewJersey],
        /// The fists, to punch.
        Punch "punch" in HandsFistsOrFeet from [NewJersey],
        /// The legs or feet, to kick.
        Kick "kick" in HandsFistsOrFeet from [NewJersey],
        /// The head, to strike.
        HeadStrike "head_strike" in HandsFistsOrFeet from [NewJersey],
        /// A technique of the empty hand that no other word of the list names.
        OtherEmptyHand "other_empty_hand" in HandsFistsOrFeet from [Oibrs "05"],
        /// The hands or arms, to push.
        Push "push" in HandsFistsOrFeet from [Ours],
        /// The weight of the body, resting on somebody.
        BodyWeight "body_weight" in PhysicalContact from [Ours],
        /// Holding somebody face down on the ground.
        ProneRestraint "prone_restraint" in PhysicalContact from [Ours],
        /// Handcuffs, straps, a hood or another device that restrains.
        RestraintDevice "restraint_device" from [Ours],
        /// A chemical that irritates, sprayed or spread as gas.
        ChemicalAgent "chemical_agent" from [Oibrs "06", Ursus, NewJersey],
        /// Spray of pepper or a like irritant.
        PepperSpray "pepper_spray" in ChemicalAgent from [Oibrs],
        /// Pepper spray in a high volume.
        HighVolumePepperSpray "high_volume_pepper_spray" in PepperSpray from [NewJersey],
        /// Tear gas of the kind called CS.
        CsGas "cs_gas" in ChemicalAgent from [NewJersey],
        /// Balls of a powder that irritates, fired from a launcher.
        PepperBall "pepper_ball" in ChemicalAgent from [Ours],
        /// Something blunt, to strike or to hold with.
        ImpactWeapon "impact_weapon" from [Ursus],
        /// A baton.
        Baton "baton" in ImpactWeapon from [Oibrs "07"],
        /// A flashlight or another blunt instrument.
        BluntInstrument "blunt_instrument" in ImpactWeapon from [Oibrs "08"],
        /// A shield, to push or to strike with.
        Shield "shield" in ImpactWeapon from [Ours],
        /// A hold with an impact weapon.
        ImpactWeaponHold "impact_weapon_hold" in ImpactWeapon from [NewJersey],
        /// A strike with an impact weapon.
        ImpactWeaponStrike "impact_weapon_strike" in ImpactWeapon from [NewJersey],
        /// An animal of some kind.
        Animal "animal" from [Ursus],
        /// A police dog.
        Canine "canine" in Animal from [Nuof, Oibrs "09", Ursus],
        /// The bite of a police dog.
        CanineBite "canine_bite" in Canine from [NewJersey],
        /// The bite of a police dog that was sent to apprehend somebody.
        CanineApprehension "canine_apprehension" in CanineBite from [NewJersey],
        /// The bite of a police dog that was not sent.
        CanineSpontaneous "canine_spontaneous" in CanineBite from [NewJersey],
        /// A horse with an officer on it.
        Horse "horse" in Animal from [Ours],
        /// A device meant to stop somebody with little risk of death.
        LessLethalDevice "less_lethal_device" from [NewJersey],
        /// A hand-held device that incapacitates by electricity.
        ElectronicControlDevice "electronic_control_device" in LessLethalDevice
            from [Nuof, Oibrs "10", Ursus, NewJersey],
        /// The spark of an electronic control device, shown without touching anybody.
        SparkDisplay "spark_display" in ElectronicControlDevice from [NewJersey],
        /// A projectile meant to strike and not to enter.
        ImpactProjectile "impact_projectile" in LessLethalDevice from [Ursus],
        /// Rubber bullets.
        RubberBullets "rubber_bullets" in ImpactProjectile from [Oibrs "11"],
        /// Bean bags.
        BeanBags "bean_bags" in ImpactProjectile from [Oibrs "12"],
        /// An impact projectile that no other word of the list names.
        OtherImpactProjectile "other_impact_projectile" in ImpactProjectile from [Oibrs "13"],
        /// A device that stuns by light and noise.
        FlashBang "flash_bang" in LessLethalDevice from [Oibrs "14"],
        /// A device that is meant to drive people off by loud sound.
        SoundDevice "sound_device" in LessLethalDevice from [Ours],
        /// A bicycle, to push or to strike with.
        Bicycle "bicycle" from [Ours],
        /// A vehicle.
        Vehicle "vehicle" from [Oibrs "15", Ursus, NewJersey],
        /// A firearm of some kind.
        Firearm "firearm" from [Nuof, Ursus, NewJersey],
        /// A handgun.
        Handgun "handgun" in Firearm from [Oibrs "16"],
        /// A rifle.
        Rifle "rifle" in Firearm from [Oibrs "17"],
        /// A shotgun.
        Shotgun "shotgun" in Firearm from [Oibrs "18"],
        /// A firearm that is no handgun, rifle or shotgun.
        OtherFirearm "other_firearm" in Firearm from [Oibrs "19"],
        /// A weapon that is no firearm and that no other word of the list names.
        OtherWeapon "other_weapon" from [Oibrs "20", Ursus],
        /// Something that cuts or stabs.
        EdgedWeapon "edged_weapon" in OtherWeapon from [Ursus],
        /// An explosive device.
        ExplosiveDevice "explosive_device" from [Oibrs "21"],
        /// Force that no other word of the list names.
        Other "other" from [Nuof, Oibrs "22", NewJersey],
    }
}
