use crate::code::vocabulary;

vocabulary! {
    /// The light at a time and place.
    ///
    /// The codes of crash reports and the answers of New Jersey's portal.
    pub enum Lighting "lighting" {
        /// The light of day.
        Daylight "daylight" from [Mmucc "1", NewJersey],
        /// The dark of night, with or without lamps.
        Dark "dark" from [Mmucc "6", NewJersey],
        /// Dark and not lit by lamps.
        DarkUnlighted "dark_unlighted" in Dark from [Mmucc "2"],
        /// Dark and lit by lamps.
        DarkLighted "dark_lighted" in Dark from [Mmucc "3"],
        /// The half-light before sunrise or after sunset.
        DawnOrDusk "dawn_or_dusk" from [NewJersey],
        /// The half-light before sunrise.
        Dawn "dawn" in DawnOrDusk from [Mmucc "4"],
        /// The half-light after sunset.
        Dusk "dusk" in DawnOrDusk from [Mmucc "5"],
        /// Artificial light, at whatever time of day.
        Artificial "artificial" from [NewJersey],
        /// Light that no other word of the list names.
        Other "other" from [Mmucc "7"],
    }
}

vocabulary! {
    /// The weather at a time and place.
    ///
    /// The answers of New Jersey's portal, with words for sources that say more.
    pub enum Weather "weather" {
        /// A clear sky.
        Clear "clear" from [NewJersey],
        /// A cloudy sky.
        Cloudy "cloudy" from [NewJersey],
        /// Rain.
        Rain "rain" from [NewJersey],
        /// Snow, sleet or ice.
        SnowSleetOrIce "snow_sleet_or_ice" from [NewJersey],
        /// Snow.
        Snow "snow" in SnowSleetOrIce from [Ours],
        /// Sleet, hail or freezing rain.
        Sleet "sleet" in SnowSleetOrIce from [Ours],
        /// Fog.
        Fog "fog" from [NewJersey],
        /// Wind strong enough to matter.
        StrongWind "strong_wind" from [Ours],
    }
}

vocabulary! {
    /// The surface of a road at a time.
    ///
    /// The codes of crash reports.
    pub enum RoadSurface "road_surface" {
        /// Dry.
        Dry "dry" from [Mmucc "1"],
        /// Wet.
        Wet "wet" from [Mmucc "2"],
        /// Snow.
        Snow "snow" from [Mmucc "3"],
        /// Ice or frost.
        IceOrFrost "ice_or_frost" from [Mmucc "4"],
        /// Sand.
        Sand "sand" from [Mmucc "5"],
        /// Water that stands or moves.
        Water "water" from [Mmucc "6"],
        /// Oil.
        Oil "oil" from [Mmucc "7"],
        /// Slush.
        Slush "slush" from [Mmucc "10"],
        /// Mud, dirt or gravel.
        MudDirtOrGravel "mud_dirt_or_gravel" from [Mmucc "11"],
        /// A surface that no other word of the list names.
        Other "other" from [Mmucc "8"],
    }
}
