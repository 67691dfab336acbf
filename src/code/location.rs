use crate::code::vocabulary;

vocabulary! {
    /// The kind of place.
    ///
    /// The location types of NIBRS, which the FBI's collection on the use of force asks for too,
    /// and the words of New Jersey's portal.
    pub enum LocationType "location_type" {
        /// A terminal for aircraft, buses or trains.
        Terminal "terminal" from [Nibrs "01"],
        /// A place of business of some kind.
        Business "business" from [NewJersey],
        /// A bank or savings and loan.
        Bank "bank" in Business from [Nibrs "02"],
        /// A place that sells or serves alcohol.
        AlcoholEstablishment "alcohol_establishment" in Business from [NewJersey],
        /// A bar or nightclub.
        Bar "bar" in AlcoholEstablishment from [Nibrs "03"],
        /// A church, synagogue, temple, mosque or other place of worship.
        PlaceOfWorship "place_of_worship" from [Nibrs "04"],
        /// A commercial or office building.
        CommercialBuilding "commercial_building" in Business from [Nibrs "05"],
        /// A construction site.
        ConstructionSite "construction_site" from [Nibrs "06"],
        /// A convenience store.
        ConvenienceStore "convenience_store" in Business from [Nibrs "07"],
        /// A department or discount store.
        DepartmentStore "department_store" in Business from [Nibrs "08"],
        /// A drug store, a doctor's office or a hospital.
        DrugStoreOrHospital "drug_store_or_hospital" from [Nibrs "09"],
        /// A hospital.
        Hospital "hospital" in DrugStoreOrHospital from [NewJersey],
        /// A field or woods.
        FieldOrWoods "field_or_woods" from [Nibrs "10"],
        /// A government or public building.
        GovernmentBuilding "government_building" from [Nibrs "11"],
        /// A police station.
        PoliceStation "police_station" in GovernmentBuilding from [NewJersey],
        /// A court house.
        CourtHouse "court_house" in GovernmentBuilding from [NewJersey],
        /// A grocery or supermarket.
        Grocery "grocery" in Business from [Nibrs "12"],
        /// A highway, road, street, alley or sidewalk.
        Road "road" from [Nibrs "13", NewJersey],
        /// A hotel, motel or other temporary lodging.
        Hotel "hotel" in Business from [Nibrs "14"],
        /// A jail, prison or other corrections facility.
        Jail "jail" from [Nibrs "15", NewJersey],
        /// A lake, waterway or beach.
        Waterway "waterway" from [Nibrs "16"],
        /// A liquor store.
        LiquorStore "liquor_store" in AlcoholEstablishment from [Nibrs "17"],
        /// A parking lot or garage.
        Parking "parking" from [Nibrs "18"],
        /// A rental storage facility.
        Storage "storage" in Business from [Nibrs "19"],
        /// A residence or home, its grounds included.
        Residence "residence" from [Nibrs "20", NewJersey],
        /// A restaurant.
        Restaurant "restaurant" in Business from [Nibrs "21", NewJersey],
        /// A school, college or university.
        School "school" from [Nibrs "22", NewJersey],
        /// A college or university.
        College "college" in School from [Nibrs "52"],
        /// An elementary or secondary school.
        ElementaryOrSecondarySchool "elementary_or_secondary_school" in School from [Nibrs "53"],
        /// A service or gas station.
        ServiceStation "service_station" in Business from [Nibrs "23"],
        /// A store for one kind of goods.
        SpecialtyStore "specialty_store" in Business from [Nibrs "24"],
        /// An abandoned or condemned structure.
        AbandonedStructure "abandoned_structure" from [Nibrs "37"],
        /// An amusement park.
        AmusementPark "amusement_park" from [Nibrs "38"],
        /// An arena, stadium, fairground or coliseum.
        Arena "arena" from [Nibrs "39"],
        /// An automated teller machine apart from a bank.
        Atm "atm" from [Nibrs "40"],
        /// A dealer of new or used vehicles.
        AutoDealer "auto_dealer" in Business from [Nibrs "41"],
        /// A camp or campground.
        Camp "camp" from [Nibrs "42"],
        /// A daycare facility.
        Daycare "daycare" from [Nibrs "44"],
        /// A dock, wharf, freight or modal terminal.
        Dock "dock" from [Nibrs "45"],
        /// A farm facility.
        Farm "farm" from [Nibrs "46"],
        /// A gambling facility, casino or race track.
        Casino "casino" in Business from [Nibrs "47"],
        /// An industrial site.
        IndustrialSite "industrial_site" from [Nibrs "48"],
        /// A military installation.
        MilitaryInstallation "military_installation" from [Nibrs "49"],
        /// A park or playground.
        Park "park" from [Nibrs "50"],
        /// A rest area.
        RestArea "rest_area" from [Nibrs "51"],
        /// A mission or a shelter for people without a home.
        Shelter "shelter" from [Nibrs "54"],
        /// A shopping mall.
        ShoppingMall "shopping_mall" in Business from [Nibrs "55"],
        /// Tribal lands.
        TribalLands "tribal_lands" from [Nibrs "56"],
        /// A community center.
        CommunityCenter "community_center" from [Nibrs "57"],
        /// No physical place but a network of computers.
        Cyberspace "cyberspace" from [Nibrs "58"],
        /// A place that no other word of the list names.
        Other "other" from [Nibrs "25", NewJersey],
    }
}
