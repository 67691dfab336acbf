use crate::code::vocabulary;

vocabulary! {
    /// What somebody was armed with, or what was used as a weapon.
    ///
    /// The weapons of NIBRS, those of California's form and the devices of Ohio's list. Somebody
    /// with no weapon has an empty set of them.
    pub enum Weapon "weapon" {
        /// Anything made or used so that it can kill or seriously hurt.
        DeadlyWeapon "deadly_weapon" from [Texas],
        /// A gun of any kind that fires a projectile with an explosive charge.
        Firearm "firearm" in DeadlyWeapon from [Nibrs "11", Ursus],
        /// A handgun, automatic or not.
        Handgun "handgun" in Firearm from [Nibrs "12", Oibrs, Ursus],
        /// A rifle, automatic or not.
        Rifle "rifle" in Firearm from [Nibrs "13", Oibrs, Ursus],
        /// A shotgun, automatic or not.
        Shotgun "shotgun" in Firearm from [Nibrs "14", Oibrs, Ursus],
        /// A firearm that is no handgun, rifle or shotgun.
        OtherFirearm "other_firearm" in Firearm from [Nibrs "15", Oibrs, Ursus],
        /// A fully automatic firearm of a kind that is not told.
        AutomaticFirearm "automatic_firearm" in Firearm from [Nibrs "11A"],
        /// A fully automatic handgun.
        AutomaticHandgun "automatic_handgun" in Handgun from [Nibrs "12A"],
        /// A fully automatic rifle.
        AutomaticRifle "automatic_rifle" in Rifle from [Nibrs "13A"],
        /// A fully automatic shotgun.
        AutomaticShotgun "automatic_shotgun" in Shotgun from [Nibrs "14A"],
        /// A fully automatic firearm that is no handgun, rifle or shotgun.
        OtherAutomaticFirearm "other_automatic_firearm" in OtherFirearm from [Nibrs "15A"],
        /// Something that looks like a firearm and is none.
        FirearmReplica "firearm_replica" from [Ursus],
        /// A toy that looks like a weapon.
        Toy "toy" from [Ours],
        /// A gun that fires pellets or darts by air, gas or a spring.
        AirGun "air_gun" from [Ours],
        /// Anything that cuts or stabs.
        CuttingInstrument "cutting_instrument" from [Nibrs "20", Ursus],
        /// A knife or another blade with a handle.
        Knife "knife" in CuttingInstrument from [Nibrs, Ursus],
        /// Anything blunt with which somebody can be hit.
        BluntObject "blunt_object" from [Nibrs "30", Oibrs, Ursus],
        /// A club that is issued to officers.
        Baton "baton" in BluntObject from [Oibrs],
        /// A flashlight used to hit.
        Flashlight "flashlight" in BluntObject from [Oibrs],
        /// Something that is thrown at somebody.
        ThrownObject "thrown_object" from [Ours],
        /// A motor vehicle or vessel used as a weapon.
        MotorVehicle "motor_vehicle" from [Nibrs "35", Oibrs, Ursus],
        /// The hands, fists, feet, arms, teeth or another part of the body.
        PersonalWeapons "personal_weapons" from [Nibrs "40", Nuof, Oibrs],
        /// An animal that was set on somebody or that attacked.
        Animal "animal" from [Ursus],
        /// Poison of any kind.
        Poison "poison" from [Nibrs "50"],
        /// A bomb, a grenade or another explosive device.
        Explosives "explosives" in DeadlyWeapon from [Nibrs "60", Oibrs],
        /// Fire, or something made to set things on fire.
        Incendiary "incendiary" from [Nibrs "65"],
        /// Drugs, narcotics or sleeping pills given to somebody.
        Drugs "drugs" from [Nibrs "70"],
        /// Whatever keeps somebody from breathing: hands, a cord, gas or water.
        Asphyxiation "asphyxiation" from [Nibrs "85"],
        /// A hand-held device that incapacitates by electricity.
        ElectronicControlDevice "electronic_control_device" from [Nuof, Oibrs, Ursus, NewJersey],
        /// Pepper spray or another chemical that irritates.
        ChemicalAgent "chemical_agent" from [Oibrs, Ursus, NewJersey],
        /// A gun or launcher of projectiles that are meant to strike and not to enter.
        ImpactProjectileLauncher "impact_projectile_launcher" from [Oibrs, Ursus],
        /// A device that stuns by light and noise.
        FlashBang "flash_bang" from [Oibrs],
        /// A dangerous weapon that no other word of the form names.
        OtherDangerousWeapon "other_dangerous_weapon" from [Ursus, Oibrs],
        /// A weapon that no other word of the list names.
        Other "other" from [Nibrs "90", NewJersey],
    }
}
