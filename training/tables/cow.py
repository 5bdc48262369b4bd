"""State abbreviations of the Correlates of War project that differ from ISO 3166-1 alpha-3."""

COW = {
    "BHM": "BHS", "HAI": "HTI", "TRI": "TTO", "BAR": "BRB", "GRN": "GRD", "SLU": "LCA",
    "SVG": "VCT", "AAB": "ATG", "SKN": "KNA", "GUA": "GTM", "HON": "HND", "SAL": "SLV",
    "COS": "CRI", "PAR": "PRY", "URU": "URY", "UKG": "GBR", "IRE": "IRL", "NTH": "NLD",
    "FRN": "FRA", "MNC": "MCO", "SPN": "ESP", "POR": "PRT", "GMY": "DEU", "GFR": "DEU", "GDR": "",
    "CZR": "CZE", "SLO": "SVK", "SNM": "SMR", "CRO": "HRV", "YUG": "SRB", "BOS": "BIH",
    "KOS": "XKX", "BUL": "BGR", "MLD": "MDA", "ROM": "ROU", "LAT": "LVA", "LIT": "LTU",
    "GRG": "GEO", "SWD": "SWE", "DEN": "DNK", "ICE": "ISL", "CAP": "CPV", "EQG": "GNQ",
    "GAM": "GMB", "MAA": "MRT", "NIR": "NER", "CDI": "CIV", "GUI": "GIN", "BFO": "BFA",
    "SIE": "SLE", "TOG": "TGO", "CAO": "CMR", "NIG": "NGA", "CEN": "CAF", "CHA": "TCD",
    "CON": "COG", "DRC": "COD", "TAZ": "TZA", "BUI": "BDI", "ANG": "AGO", "MZM": "MOZ",
    "ZAM": "ZMB", "ZIM": "ZWE", "MAW": "MWI", "SAF": "ZAF", "LES": "LSO", "BOT": "BWA",
    "SWA": "SWZ", "MAG": "MDG", "MAS": "MUS", "SEY": "SYC", "MOR": "MAR", "ALG": "DZA",
    "LIB": "LBY", "SUD": "SDN", "LEB": "LBN", "YAR": "", "YPR": "", "KUW": "KWT", "BAH": "BHR",
    "UAE": "ARE", "OMA": "OMN", "TAJ": "TJK", "KYR": "KGZ", "KZK": "KAZ", "MON": "MNG",
    "ROK": "KOR", "BHU": "BTN", "BNG": "BGD", "MYA": "MMR", "SRI": "LKA", "MAD": "MDV",
    "NEP": "NPL", "THI": "THA", "CAM": "KHM", "DRV": "VNM", "RVN": "", "MAL": "MYS",
    "SIN": "SGP", "BRU": "BRN", "PHI": "PHL", "INS": "IDN", "ETM": "TLS", "AUL": "AUS",
    "NEW": "NZL", "VAN": "VUT", "SOL": "SLB", "FIJ": "FJI", "NAU": "NRU", "MSI": "MHL",
    "PAL": "PLW",
    # These look like ISO codes and are not.
    "SWZ": "CHE", "SLV": "SVN", "AUS": "AUT", "MAC": "MKD", "MNG": "MNE",
}  # fmt: skip
