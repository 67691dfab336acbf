//! Countries, by their codes and names.

use super::spelling::plain;
use std::{collections::BTreeMap, sync::LazyLock};

/// The code of a country that is given by one of its codes or names.
pub(super) fn code(text: &str) -> Option<&'static str> {
    CODES.get(plain(text).as_str()).copied()
}

/// Whether two texts are one country.
pub(super) fn same(a: &str, b: &str) -> bool {
    let (x, y) = (plain(a), plain(b));
    x == y || CODES.get(x.as_str()).is_some_and(|code| CODES.get(y.as_str()) == Some(code))
}

static CODES: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut codes = BTreeMap::new();
    for (two, rest) in COUNTRIES.iter().filter_map(|country| country.split_once(' ')) {
        let (three, names) = rest.split_once(' ').unwrap_or((rest, rest));
        let spellings = [two, three].into_iter().chain(names.split('|'));
        codes.extend(spellings.map(|spelling| (plain(spelling), two)));
    }
    codes
});

/// The codes alpha-2 and alpha-3 of ISO 3166-1, and the usual names in English.
const COUNTRIES: [&str; 249] = [
    "AD AND Andorra",
    "AE ARE United Arab Emirates",
    "AF AFG Afghanistan",
    "AG ATG Antigua and Barbuda",
    "AI AIA Anguilla",
    "AL ALB Albania",
    "AM ARM Armenia",
    "AO AGO Angola",
    "AQ ATA Antarctica",
    "AR ARG Argentina",
    "AS ASM American Samoa",
    "AT AUT Austria",
    "AU AUS Australia",
    "AW ABW Aruba",
    "AX ALA Åland Islands",
    "AZ AZE Azerbaijan",
    "BA BIH Bosnia and Herzegovina",
    "BB BRB Barbados",
    "BD BGD Bangladesh",
    "BE BEL Belgium",
    "BF BFA Burkina Faso",
    "BG BGR Bulgaria",
    "BH BHR Bahrain",
    "BI BDI Burundi",
    "BJ BEN Benin",
    "BL BLM Saint Barthélemy",
    "BM BMU Bermuda",
    "BN BRN Brunei|Brunei Darussalam",
    "BO BOL Bolivia",
    "BQ BES Bonaire, Sint Eustatius and Saba|Caribbean Netherlands",
    "BR BRA Brazil",
    "BS BHS Bahamas|The Bahamas",
    "BT BTN Bhutan",
    "BV BVT Bouvet Island",
    "BW BWA Botswana",
    "BY BLR Belarus",
    "BZ BLZ Belize",
    "CA CAN Canada",
    "CC CCK Cocos (Keeling) Islands",
    "CD COD Democratic Republic of the Congo|DR Congo",
    "CF CAF Central African Republic",
    "CG COG Congo|Republic of the Congo",
    "CH CHE Switzerland",
    "CI CIV Côte d'Ivoire|Ivory Coast",
    "CK COK Cook Islands",
    "CL CHL Chile",
    "CM CMR Cameroon",
    "CN CHN China|People's Republic of China",
    "CO COL Colombia",
    "CR CRI Costa Rica",
    "CU CUB Cuba",
    "CV CPV Cabo Verde|Cape Verde",
    "CW CUW Curaçao",
    "CX CXR Christmas Island",
    "CY CYP Cyprus",
    "CZ CZE Czechia|Czech Republic",
    "DE DEU Germany|Deutschland",
    "DJ DJI Djibouti",
    "DK DNK Denmark",
    "DM DMA Dominica",
    "DO DOM Dominican Republic",
    "DZ DZA Algeria",
    "EC ECU Ecuador",
    "EE EST Estonia",
    "EG EGY Egypt",
    "EH ESH Western Sahara",
    "ER ERI Eritrea",
    "ES ESP Spain",
    "ET ETH Ethiopia",
    "FI FIN Finland",
    "FJ FJI Fiji",
    "FK FLK Falkland Islands|Malvinas",
    "FM FSM Micronesia|Federated States of Micronesia",
    "FO FRO Faroe Islands",
    "FR FRA France",
    "GA GAB Gabon",
    "GB GBR United Kingdom|Great Britain|Britain|UK|United Kingdom of Great Britain and Northern Ireland",
    "GD GRD Grenada",
    "GE GEO Georgia",
    "GF GUF French Guiana",
    "GG GGY Guernsey",
    "GH GHA Ghana",
    "GI GIB Gibraltar",
    "GL GRL Greenland",
    "GM GMB Gambia|The Gambia",
    "GN GIN Guinea",
    "GP GLP Guadeloupe",
    "GQ GNQ Equatorial Guinea",
    "GR GRC Greece",
    "GS SGS South Georgia and the South Sandwich Islands",
    "GT GTM Guatemala",
    "GU GUM Guam",
    "GW GNB Guinea-Bissau",
    "GY GUY Guyana",
    "HK HKG Hong Kong",
    "HM HMD Heard Island and McDonald Islands",
    "HN HND Honduras",
    "HR HRV Croatia",
    "HT HTI Haiti",
    "HU HUN Hungary",
    "ID IDN Indonesia",
    "IE IRL Ireland|Republic of Ireland",
    "IL ISR Israel",
    "IM IMN Isle of Man",
    "IN IND India",
    "IO IOT British Indian Ocean Territory",
    "IQ IRQ Iraq",
    "IR IRN Iran|Islamic Republic of Iran",
    "IS ISL Iceland",
    "IT ITA Italy",
    "JE JEY Jersey",
    "JM JAM Jamaica",
    "JO JOR Jordan",
    "JP JPN Japan",
    "KE KEN Kenya",
    "KG KGZ Kyrgyzstan",
    "KH KHM Cambodia",
    "KI KIR Kiribati",
    "KM COM Comoros",
    "KN KNA Saint Kitts and Nevis",
    "KP PRK North Korea|Democratic People's Republic of Korea",
    "KR KOR South Korea|Republic of Korea",
    "KW KWT Kuwait",
    "KY CYM Cayman Islands",
    "KZ KAZ Kazakhstan",
    "LA LAO Laos|Lao People's Democratic Republic",
    "LB LBN Lebanon",
    "LC LCA Saint Lucia",
    "LI LIE Liechtenstein",
    "LK LKA Sri Lanka",
    "LR LBR Liberia",
    "LS LSO Lesotho",
    "LT LTU Lithuania",
    "LU LUX Luxembourg",
    "LV LVA Latvia",
    "LY LBY Libya",
    "MA MAR Morocco",
    "MC MCO Monaco",
    "MD MDA Moldova|Republic of Moldova",
    "ME MNE Montenegro",
    "MF MAF Saint Martin",
    "MG MDG Madagascar",
    "MH MHL Marshall Islands",
    "MK MKD North Macedonia|Macedonia",
    "ML MLI Mali",
    "MM MMR Myanmar|Burma",
    "MN MNG Mongolia",
    "MO MAC Macao|Macau",
    "MP MNP Northern Mariana Islands",
    "MQ MTQ Martinique",
    "MR MRT Mauritania",
    "MS MSR Montserrat",
    "MT MLT Malta",
    "MU MUS Mauritius",
    "MV MDV Maldives",
    "MW MWI Malawi",
    "MX MEX Mexico",
    "MY MYS Malaysia",
    "MZ MOZ Mozambique",
    "NA NAM Namibia",
    "NC NCL New Caledonia",
    "NE NER Niger",
    "NF NFK Norfolk Island",
    "NG NGA Nigeria",
    "NI NIC Nicaragua",
    "NL NLD Netherlands|The Netherlands",
    "NO NOR Norway",
    "NP NPL Nepal",
    "NR NRU Nauru",
    "NU NIU Niue",
    "NZ NZL New Zealand",
    "OM OMN Oman",
    "PA PAN Panama",
    "PE PER Peru",
    "PF PYF French Polynesia",
    "PG PNG Papua New Guinea",
    "PH PHL Philippines|The Philippines",
    "PK PAK Pakistan",
    "PL POL Poland",
    "PM SPM Saint Pierre and Miquelon",
    "PN PCN Pitcairn",
    "PR PRI Puerto Rico",
    "PS PSE Palestine|State of Palestine",
    "PT PRT Portugal",
    "PW PLW Palau",
    "PY PRY Paraguay",
    "QA QAT Qatar",
    "RE REU Réunion",
    "RO ROU Romania",
    "RS SRB Serbia",
    "RU RUS Russia|Russian Federation",
    "RW RWA Rwanda",
    "SA SAU Saudi Arabia",
    "SB SLB Solomon Islands",
    "SC SYC Seychelles",
    "SD SDN Sudan",
    "SE SWE Sweden",
    "SG SGP Singapore",
    "SH SHN Saint Helena, Ascension and Tristan da Cunha|Saint Helena",
    "SI SVN Slovenia",
    "SJ SJM Svalbard and Jan Mayen",
    "SK SVK Slovakia",
    "SL SLE Sierra Leone",
    "SM SMR San Marino",
    "SN SEN Senegal",
    "SO SOM Somalia",
    "SR SUR Suriname",
    "SS SSD South Sudan",
    "ST STP Sao Tome and Principe",
    "SV SLV El Salvador",
    "SX SXM Sint Maarten",
    "SY SYR Syria|Syrian Arab Republic",
    "SZ SWZ Eswatini|Swaziland",
    "TC TCA Turks and Caicos Islands",
    "TD TCD Chad",
    "TF ATF French Southern Territories",
    "TG TGO Togo",
    "TH THA Thailand",
    "TJ TJK Tajikistan",
    "TK TKL Tokelau",
    "TL TLS Timor-Leste|East Timor",
    "TM TKM Turkmenistan",
    "TN TUN Tunisia",
    "TO TON Tonga",
    "TR TUR Turkey|Türkiye",
    "TT TTO Trinidad and Tobago",
    "TV TUV Tuvalu",
    "TW TWN Taiwan",
    "TZ TZA Tanzania|United Republic of Tanzania",
    "UA UKR Ukraine",
    "UG UGA Uganda",
    "UM UMI United States Minor Outlying Islands",
    "US USA United States|United States of America|America",
    "UY URY Uruguay",
    "UZ UZB Uzbekistan",
    "VA VAT Holy See|Vatican City|Holy See (Vatican City State)",
    "VC VCT Saint Vincent and the Grenadines",
    "VE VEN Venezuela",
    "VG VGB British Virgin Islands",
    "VI VIR United States Virgin Islands|US Virgin Islands",
    "VN VNM Vietnam|Viet Nam",
    "VU VUT Vanuatu",
    "WF WLF Wallis and Futuna",
    "WS WSM Samoa",
    "YE YEM Yemen",
    "YT MYT Mayotte",
    "ZA ZAF South Africa",
    "ZM ZMB Zambia",
    "ZW ZWE Zimbabwe",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_is_that_of_two() {
        let mut spellings: Vec<_> = COUNTRIES
            .iter()
            .flat_map(|country| {
                let mut parts = country.splitn(3, ' ');
                let codes = [parts.next().unwrap(), parts.next().unwrap()].map(plain);
                assert_eq!(codes.each_ref().map(String::len), [2, 3], "{country}");
                codes.into_iter().chain(parts.next().unwrap().split('|').map(plain))
            })
            .collect();
        assert_eq!(CODES.len(), spellings.len());
        spellings.sort();
        spellings.dedup();
        assert_eq!(CODES.len(), spellings.len());
    }

    #[test]
    fn by_code_and_name() {
        for country in ["US", "usa", "U.S.", "U.S.A.", "United States", "UNITED STATES OF AMERICA"]
        {
            assert_eq!(code(country), Some("US"), "{country}");
            assert!(same(country, "US"));
        }
        assert!(same("Mexico", "México") && same("MEX", "mx") && same("UK", "Great Britain"));
        assert!(same("Exampleland", "EXAMPLELAND"));
        assert!(
            !same("US", "MX") && !same("US", "Exampleland") && !same("Sampleland", "Exampleland")
        );
    }
}
