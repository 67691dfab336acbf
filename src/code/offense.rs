use crate::code::vocabulary;

vocabulary! {
    /// An offense that was reported, seen, suspected or charged.
    ///
    /// The offenses of NIBRS, groups A and B, with wider words for their groups and a few that
    /// pursuits and charges need. A word says nothing of guilt.
    pub enum Offense "offense" {
        /// The killing of one person by another, of whatever degree.
        Homicide "homicide" from [Nibrs],
        /// Murder or non-negligent manslaughter.
        MurderOrManslaughter "murder_or_manslaughter" in Homicide from [Nibrs "09A"],
        /// Murder, as the charging document calls it.
        Murder "murder" in MurderOrManslaughter from [PublicData],
        /// Manslaughter by negligence.
        NegligentManslaughter "negligent_manslaughter" in Homicide from [Nibrs "09B"],
        /// Homicide that a report codes as justifiable.
        JustifiableHomicide "justifiable_homicide" in Homicide from [Nibrs "09C"],
        /// Kidnapping or abduction.
        Kidnapping "kidnapping" from [Nibrs "100"],
        /// A sex offense of any kind.
        SexOffense "sex_offense" from [Nibrs],
        /// Rape.
        Rape "rape" in SexOffense from [Nibrs "11A"],
        /// Sodomy.
        Sodomy "sodomy" in SexOffense from [Nibrs "11B"],
        /// Sexual assault with an object.
        SexualAssaultWithObject "sexual_assault_with_object" in SexOffense from [Nibrs "11C"],
        /// Fondling.
        Fondling "fondling" in SexOffense from [Nibrs "11D"],
        /// Incest.
        Incest "incest" in SexOffense from [Nibrs "36A"],
        /// Statutory rape.
        StatutoryRape "statutory_rape" in SexOffense from [Nibrs "36B"],
        /// An assault of any kind, threats included.
        Assault "assault" from [Nibrs, NewJersey],
        /// Assault with a weapon or with severe injury.
        AggravatedAssault "aggravated_assault" in Assault from [Nibrs "13A"],
        /// Assault without a weapon and without severe injury.
        SimpleAssault "simple_assault" in Assault from [Nibrs "13B"],
        /// Threats that put somebody in fear of harm.
        Intimidation "intimidation" in Assault from [Nibrs "13C"],
        /// Threats of violence meant to terrorize.
        TerroristicThreats "terroristic_threats" in Intimidation from [NewJersey],
        /// Assault on an officer.
        AssaultOnOfficer "assault_on_officer" in Assault from [Nuof],
        /// Human trafficking of any kind.
        HumanTrafficking "human_trafficking" from [Nibrs],
        /// Human trafficking for commercial sex acts.
        SexTrafficking "sex_trafficking" in HumanTrafficking from [Nibrs "64A"],
        /// Human trafficking for involuntary servitude.
        InvoluntaryServitude "involuntary_servitude" in HumanTrafficking from [Nibrs "64B"],
        /// Robbery.
        Robbery "robbery" from [Nibrs "120", NewJersey],
        /// Taking a vehicle from a person by force or threat.
        Carjacking "carjacking" in Robbery from [Ours],
        /// Arson.
        Arson "arson" from [Nibrs "200"],
        /// Extortion or blackmail.
        Extortion "extortion" from [Nibrs "210"],
        /// Burglary, or breaking and entering.
        Burglary "burglary" from [Nibrs "220", NewJersey],
        /// Theft of property, other than of a motor vehicle.
        Larceny "larceny" from [Nibrs, NewJersey],
        /// Theft from a pocket.
        PocketPicking "pocket_picking" in Larceny from [Nibrs "23A"],
        /// Theft by snatching a purse.
        PurseSnatching "purse_snatching" in Larceny from [Nibrs "23B"],
        /// Theft from a store that is open.
        Shoplifting "shoplifting" in Larceny from [Nibrs "23C"],
        /// Theft from a building.
        TheftFromBuilding "theft_from_building" in Larceny from [Nibrs "23D"],
        /// Theft from a coin-operated machine.
        TheftFromMachine "theft_from_machine" in Larceny from [Nibrs "23E"],
        /// Theft from a motor vehicle.
        TheftFromVehicle "theft_from_vehicle" in Larceny from [Nibrs "23F"],
        /// Theft of parts or accessories of a motor vehicle.
        TheftOfVehicleParts "theft_of_vehicle_parts" in Larceny from [Nibrs "23G"],
        /// Larceny that no other word of the list names.
        OtherLarceny "other_larceny" in Larceny from [Nibrs "23H"],
        /// Theft of a motor vehicle.
        MotorVehicleTheft "motor_vehicle_theft" from [Nibrs "240", PursuitPolicy],
        /// Counterfeiting or forgery.
        Forgery "forgery" from [Nibrs "250"],
        /// Fraud of any kind.
        Fraud "fraud" from [Nibrs],
        /// False pretenses, a swindle or a confidence game.
        FalsePretenses "false_pretenses" in Fraud from [Nibrs "26A"],
        /// Fraud with a credit card or at a teller machine.
        CardFraud "card_fraud" in Fraud from [Nibrs "26B"],
        /// Impersonation of another.
        Impersonation "impersonation" in Fraud from [Nibrs "26C"],
        /// Welfare fraud.
        WelfareFraud "welfare_fraud" in Fraud from [Nibrs "26D"],
        /// Wire fraud.
        WireFraud "wire_fraud" in Fraud from [Nibrs "26E"],
        /// Identity theft.
        IdentityTheft "identity_theft" in Fraud from [Nibrs "26F"],
        /// Hacking, or the invasion of a computer.
        Hacking "hacking" in Fraud from [Nibrs "26G"],
        /// Money laundering.
        MoneyLaundering "money_laundering" in Fraud from [Nibrs "26H"],
        /// Embezzlement.
        Embezzlement "embezzlement" from [Nibrs "270"],
        /// An offense with stolen property, such as receiving it.
        StolenProperty "stolen_property" from [Nibrs "280"],
        /// Destruction, damage or vandalism of property.
        Vandalism "vandalism" from [Nibrs "290"],
        /// Bribery.
        Bribery "bribery" from [Nibrs "510"],
        /// A drug offense of any kind.
        DrugOffense "drug_offense" from [Nibrs],
        /// A violation of the law on drugs and narcotics.
        DrugViolation "drug_violation" in DrugOffense from [Nibrs "35A", NewJersey],
        /// A violation of the law on drug equipment.
        DrugEquipment "drug_equipment" in DrugOffense from [Nibrs "35B"],
        /// Pornography or obscene material.
        Pornography "pornography" from [Nibrs "370"],
        /// A gambling offense of any kind.
        Gambling "gambling" from [Nibrs],
        /// Betting or wagering.
        Betting "betting" in Gambling from [Nibrs "39A"],
        /// Operating, promoting or assisting gambling.
        OperatingGambling "operating_gambling" in Gambling from [Nibrs "39B"],
        /// A violation of the law on gambling equipment.
        GamblingEquipment "gambling_equipment" in Gambling from [Nibrs "39C"],
        /// Sports tampering.
        SportsTampering "sports_tampering" in Gambling from [Nibrs "39D"],
        /// An offense of prostitution of any kind.
        ProstitutionOffense "prostitution_offense" from [Nibrs],
        /// Prostitution.
        Prostitution "prostitution" in ProstitutionOffense from [Nibrs "40A"],
        /// Assisting or promoting prostitution.
        PromotingProstitution "promoting_prostitution" in ProstitutionOffense from [Nibrs "40B"],
        /// Purchasing prostitution.
        PurchasingProstitution "purchasing_prostitution" in ProstitutionOffense
            from [Nibrs "40C"],
        /// A weapon offense of any kind.
        WeaponOffense "weapon_offense" from [Nibrs, NewJersey],
        /// A violation of the law on weapons.
        WeaponLaw "weapon_law" in WeaponOffense from [Nibrs "520"],
        /// A violation of the federal firearms act of 1934.
        NationalFirearmsAct "national_firearms_act" in WeaponOffense from [Nibrs "521"],
        /// An offense with weapons of mass destruction.
        MassDestruction "mass_destruction" in WeaponOffense from [Nibrs "522"],
        /// An offense with explosives.
        ExplosivesOffense "explosives_offense" in WeaponOffense from [Nibrs "526"],
        /// Animal cruelty.
        AnimalCruelty "animal_cruelty" from [Nibrs "720"],
        /// Being a fugitive, or helping one.
        FugitiveOffense "fugitive_offense" from [Nibrs],
        /// Harboring an escapee or concealing somebody from arrest.
        Harboring "harboring" in FugitiveOffense from [Nibrs "49A"],
        /// Flight to avoid prosecution.
        FlightFromProsecution "flight_from_prosecution" in FugitiveOffense from [Nibrs "49B"],
        /// Flight to avoid deportation.
        FlightFromDeportation "flight_from_deportation" in FugitiveOffense from [Nibrs "49C"],
        /// An import violation.
        ImportViolation "import_violation" from [Nibrs "58A"],
        /// An export violation.
        ExportViolation "export_violation" from [Nibrs "58B"],
        /// A federal liquor offense.
        FederalLiquor "federal_liquor" from [Nibrs "61A"],
        /// A federal tobacco offense.
        FederalTobacco "federal_tobacco" from [Nibrs "61B"],
        /// Wildlife trafficking.
        WildlifeTrafficking "wildlife_trafficking" from [Nibrs "620"],
        /// Treason.
        Treason "treason" from [Nibrs "101"],
        /// Espionage.
        Espionage "espionage" from [Nibrs "103"],
        /// An immigration offense of any kind.
        ImmigrationOffense "immigration_offense" from [Nibrs],
        /// Illegal entry into the United States.
        IllegalEntry "illegal_entry" in ImmigrationOffense from [Nibrs "30A"],
        /// A false claim of citizenship.
        FalseCitizenship "false_citizenship" in ImmigrationOffense from [Nibrs "30B"],
        /// Smuggling of persons into the country.
        HumanSmuggling "human_smuggling" in ImmigrationOffense from [Nibrs "30C"],
        /// Entering again after deportation.
        ReEntry "re_entry" in ImmigrationOffense from [Nibrs "30D"],
        /// Bad checks.
        BadChecks "bad_checks" from [Nibrs "90A"],
        /// A violation of the law on curfew, loitering or vagrancy.
        CurfewOrLoitering "curfew_or_loitering" from [Nibrs "90B"],
        /// Disorderly conduct.
        DisorderlyConduct "disorderly_conduct" from [Nibrs "90C"],
        /// A violation of the law on traffic.
        TrafficOffense "traffic_offense" from [PursuitPolicy],
        /// Driving under the influence of alcohol or drugs.
        DrivingUnderInfluence "driving_under_influence" in TrafficOffense
            from [Nibrs "90D", PursuitPolicy],
        /// Leaving the scene of a crash.
        HitAndRun "hit_and_run" in TrafficOffense from [Ours],
        /// Drunkenness.
        Drunkenness "drunkenness" from [Nibrs "90E"],
        /// A nonviolent offense within a family.
        FamilyOffense "family_offense" from [Nibrs "90F"],
        /// A violation of the law on liquor.
        LiquorLaw "liquor_law" from [Nibrs "90G"],
        /// Peeping.
        PeepingTom "peeping_tom" from [Nibrs "90H"],
        /// A runaway under age, counted until 2019.
        Runaway "runaway" from [Nibrs "90I"],
        /// Trespass of real property.
        Trespass "trespass" from [Nibrs "90J", NewJersey],
        /// Failure to appear.
        FailureToAppear "failure_to_appear" from [Nibrs "90K"],
        /// A violation of the law on federal resources.
        FederalResource "federal_resource" from [Nibrs "90L"],
        /// Perjury.
        Perjury "perjury" from [Nibrs "90M"],
        /// Fleeing or eluding an officer who signals to stop.
        Eluding "eluding" from [NewJersey],
        /// Resisting or obstructing an arrest.
        ResistingArrest "resisting_arrest" from [Ours],
        /// Escape from custody.
        Escape "escape" from [Ours],
        /// Depriving somebody of rights under color of law.
        CivilRights "civil_rights" from [PublicData],
        /// Misconduct in an official capacity.
        OfficialMisconduct "official_misconduct" from [Ours],
        /// An offense that no other word of the list names.
        Other "other" from [Nibrs "90Z"],
    }
}
