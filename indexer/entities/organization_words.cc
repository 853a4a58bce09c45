// Words that organisations' names are made of, and the organisations everybody knows.
#include "indexer/entities/tables.h"

namespace dateline {

WordBlocks organization_tails() {
  static constexpr std::string_view kBlocks[] = {
      "inc corp corporation ltd limited llc llp plc ag sa gmbh bv nv kk spa ab oyj pty co company companies bancorp "
      "bancshares holdings industries enterprises airlines airways motors pharmaceuticals laboratories laboratory labs "
      "technologies "
      "ministry department agency authority commission committee council administration directorate secretariat "
      "parliament congress senate assembly bundestag knesset duma legislature cabinet tribunal university college "
      "institute institution academy school polytechnic foundation charity trust society association federation "
      "confederation union alliance coalition league movement brigade brigades battalion regiment militia army navy "
      "corps command guard guards constabulary police party democrats republicans conservatives liberals socialists "
      "bank exchange newspaper times post herald tribune gazette journal guardian telegraph chronicle observer courier "
      "broadcaster broadcasting orchestra philharmonic museum hospital clinic church archdiocese diocese "
      "fc cf afc utd united rovers wanderers athletic hotspur bundesbank reserve observatory chamber organization "
      "organisation organizations bureau court office committees fund consortium cooperative insurance "
      "insurers bros brothers motor electric petroleum steel chemical chemicals oil foods stores systems energy "
      "resources "
      "securities financial bancorporation savings capital group ministerium gesellschaft verein "
      "universidad ministerio banco partido universitat partei verband universite ministere banque parti"};
  return kBlocks;
}

WordBlocks weak_organization_tails() {
  static constexpr std::string_view kBlocks[] = {
      "group house team service services office fund network center centre club board branch division unit court "
      "school "
      "capital energy resources systems media church exchange times post journal guardian union alliance movement "
      "society trust coalition party company companies police army navy guard command union assembly cabinet "
      "academy reserve financial oil steel electric motor foods stores insurance savings observer courier chronicle "
      "bureau department agency committee council league united college brothers organization organisation "
      "organizations administration co chamber institute laboratories labs technologies industries enterprises "
      "guards hospital museum authority directorate limited"};
  return kBlocks;
}

WordBlocks organization_heads() {
  static constexpr std::string_view kBlocks[] = {
      "ministry department university bank office council house institute college court chamber academy church society "
      "league federation association union board bureau center centers centre committee commission confederation "
      "organization organisation party movement museum school agency authority fund assembly congress school "
      "directorate division library embassy consulate guild order army front council universidad ministerio banco "
      "partido camara ministere universite banque universitat bank ministerio asociacion"};
  return kBlocks;
}

WordBlocks public_body_tails() {
  static constexpr std::string_view kBlocks[] = {
      "ministry department agency authority commission committee council administration directorate bureau court board "
      "institute parliament assembly police guard army navy tribunal union party congress senate cabinet"};
  return kBlocks;
}

WordBlocks organization_cues() {
  static constexpr std::string_view kBlocks[] = {
      "official officials member members staff forces force fighters fighter rebels militants militia troops soldiers "
      "employees workers executives lawmakers ministers delegates delegation headquarters announced reported "
      "shares stock subsidiary unit affiliate researchers scientists activists supporters guerrillas gunmen "
      "administrator commissioner statement press board website conference summit countries nations bloc coalition "
      "agents agent inspectors envoys"};
  return kBlocks;
}

WordBlocks other_acronyms() {
  static constexpr std::string_view kBlocks[] = {
      "gdp gnp cpi ppi ceo cfo coo cio cto vp pr hr it ai ar vr tv dvd cd pc usb html css xml json http https url api "
      "apis rss pdf faq faqs sms gps ram cpu dna rna hiv aids sars covid ipo gmt utc est edt pst pdt cst cdt cet bst "
      "am "
      "pm ad bc ok diy vip suv evs ev atm pin id iq lgbt lgbtq ngo ngos icbm wmd uav ufo icu er phd mba ba bs ma md jd "
      "rn dc la ny nyc ii iii iv vi vii viii ix xi xii xiii xiv xv xx xxi usd eur gbp jpy seo ux ui cms sql php ios "
      "crm "
      "roi kpi kpis saas sop mvp asap tba tbd rsvp ps fyi lol omg btw eg ie am mm km kg hq hd led lcd wifi lte gsm nfc "
      "cctv rpt update exclusive breaking photo video live watch read more new top all the and for with from shr cts "
      "net "
      "rev qtr mths yr vs mln bln dlrs pct avg shrs div note oper ppb bpd lng lpg wti fob cif libor adr ads esg "
      "q1 q2 q3 q4 h1 h2 rfp rfi rfq cio cios sme smes pov qr cta app apps oss foss mooc moocs stem pm10 co2 ghg ip "
      "tcp "
      "vpn iot cad 3d 2d pdfs urls csv ics aka etc bmi ptsd adhd copd ivf mri ct ecg pga mph kph"};
  return kBlocks;
}

WordBlocks known_organizations() {
  static constexpr std::string_view kBlocks[] = {
      "United Nations|un|u.n.|onu",
      "UN Security Council|u.n._security_council|united_nations_security_council|security_council",
      "UN General Assembly|u.n._general_assembly|united_nations_general_assembly",
      "NATO|north_atlantic_treaty_organization|otan|nato",
      "European Union|eu|union_europeenne|europaische_union|union_europea|unione_europea",
      "European Commission|eu_commission",
      "European Parliament",
      "European Central Bank|ecb",
      "European Space Agency|esa",
      "European Court of Human Rights",
      "European Court of Justice",
      "International Monetary Fund|imf",
      "International Atomic Energy Agency|iaea",
      "International Criminal Court|icc",
      "International Court of Justice|icj",
      "International Committee of the Red Cross|icrc|red_cross",
      "International Olympic Committee|ioc",
      "International Energy Agency|iea",
      "World Bank",
      "World Health Organization|world_health_organisation",
      "World Trade Organization|wto",
      "World Food Programme|wfp",
      "UNESCO|unesco",
      "UNICEF|unicef",
      "UNHCR|unhcr|un_refugee_agency",
      "UNRWA|unrwa",
      "OPEC|opec",
      "OECD|oecd",
      "ASEAN|asean|association_of_southeast_asian_nations",
      "African Union",
      "Arab League",
      "OSCE|osce",
      "Interpol|interpol",
      "Europol|europol",
      "FIFA|fifa",
      "UEFA|uefa",
      "NBA|nba",
      "NFL|nfl",
      "NHL|nhl",
      "CERN|cern",
      "NASA|nasa",
      "NOAA|noaa|national_oceanic_and_atmospheric_administration",
      "FBI|fbi|federal_bureau_of_investigation",
      "CIA|cia|central_intelligence_agency",
      "NSA|nsa",
      "GSA|gsa|general_services_administration",
      "FEMA|fema",
      "FDA|fda|food_and_drug_administration",
      "EPA|epa|environmental_protection_agency",
      "IRS|irs|internal_revenue_service",
      "SEC|sec|securities_and_exchange_commission",
      "FTC|ftc|federal_trade_commission",
      "FCC|fcc|federal_communications_commission",
      "FAA|faa|federal_aviation_administration",
      "CDC|cdc|centers_for_disease_control|centers_for_disease_control_and_prevention",
      "NIH|nih|national_institutes_of_health",
      "USDA|usda|department_of_agriculture|agriculture_department",
      "Pentagon|pentagon",
      "Patent and Trademark Office|patent_and_trademark_office",
      "White House",
      "Kremlin",
      "Congress|u.s._congress|us_congress",
      "U.S. Senate|us_senate",
      "House of Representatives|u.s._house_of_representatives|us_house_of_representatives",
      "House of Commons",
      "House of Lords",
      "Supreme Court|u.s._supreme_court|us_supreme_court",
      "State Department|u.s._state_department|us_state_department|department_of_state",
      "Federal Reserve|u.s._federal_reserve|us_federal_reserve|federal_reserve_board",
      "National Security Council",
      "Library of Congress",
      "Downing Street",
      "Wall Street|wall_street",
      "Capitol Hill",
      "Scotland Yard",
      "Bundestag",
      "Bundesrat",
      "Bundesbank",
      "Bundesregierung",
      "Knesset",
      "Duma|state_duma",
      "Hamas",
      "Hezbollah|hizbollah|hizbullah",
      "Taliban",
      "Islamic State|isis|isil|daesh",
      "Al Qaeda|al-qaeda|al-qaida|al_qaida",
      "Boko Haram",
      "Fatah",
      "Wagner Group",
      "Red Crescent",
      "Amnesty International",
      "Human Rights Watch",
      "Greenpeace",
      "Oxfam",
      "Associated Press|the_associated_press",
      "Reuters",
      "Agence France-Presse|afp",
      "Xinhua|xinhua_news_agency",
      "TASS|tass",
      "RIA Novosti|ria_novosti",
      "BBC|bbc",
      "CNN|cnn",
      "NBC|nbc",
      "CBS|cbs",
      "PBS|pbs",
      "NPR|npr",
      "Fox News",
      "Sky News",
      "Al Jazeera|al-jazeera",
      "New York Times|the_new_york_times",
      "Washington Post|the_washington_post",
      "Wall Street Journal|the_wall_street_journal",
      "Financial Times",
      "Bloomberg News|bloomberg_news",
      "Google|google",
      "Microsoft",
      "Facebook",
      "Twitter",
      "YouTube",
      "Instagram",
      "LinkedIn",
      "Apple Inc",
      "IBM|ibm",
      "Intel",
      "Boeing",
      "Airbus",
      "Toyota",
      "Volkswagen",
      "BMW|bmw",
      "Samsung",
      "Huawei",
      "Gazprom",
      "Rosneft",
      "Exxon|exxonmobil|exxon_mobil",
      "Chevron",
      "BP|bp",
      "Goldman Sachs",
      "JPMorgan|jp_morgan|j.p._morgan|jpmorgan_chase",
      "HSBC|hsbc",
      "UBS|ubs",
      "HBO|hbo",
      "Barclays",
      "Comcast",
      "Time Warner",
      "Walt Disney|disney|walt_disney_co",
      "Siemens",
      "Nokia",
      "Renault",
      "Nissan",
      "Honda",
      "Hyundai",
      "Citigroup",
      "Citibank",
      "Wells Fargo",
      "Bank of America",
      "Bank of England",
      "Bank of Japan",
      "Roscosmos",
      "ISRO|isro|indian_space_research_organisation",
      "JAXA|jaxa",
      "Lockheed Martin",
      "Raytheon",
      "Pfizer",
      "Novartis",
      "AstraZeneca",
      "Unilever",
      "Walmart|wal_mart",
      "Alibaba",
      "Tencent",
      "SpaceX",
      "OpenAI",
      "Nvidia",
      "Spotify",
      "Eurostat",
      "Eurogroup",
      "Gestapo",
      "Stasi",
      "KGB|kgb",
      "FSB|fsb",
      "PLO|plo|palestine_liberation_organization",
      "PKK|pkk",
      "African National Congress",
      "IRA|ira",
      "FARC|farc",
      "USAID|usaid",
      "Justice Department|u.s._justice_department|us_justice_department|department_of_justice",
      "Treasury Department|u.s._treasury|us_treasury",
      "Homeland Security|department_of_homeland_security|dhs",
      "HHS|hhs|department_of_health_and_human_services",
      "Department of Veterans Affairs|department_of_veterans_affairs|veterans_affairs",
      "Merrill Lynch",
      "Morgan Stanley",
      "Lehman Brothers",
      "Salomon Brothers",
      "Smith Barney",
      "Credit Suisse",
      "Fannie Mae",
      "Freddie Mac",
      "Standard & Poor's",
      "Dow Jones",
      "Deutsche Bank",
      "Tesla",
      "Netflix",
      "Uber",
      "General Motors|gm",
      "General Electric",
      "AT&T|at&t",
      "Christian Democrats",
      "Social Democrats",
      "Democratic Party",
      "Republican Party",
      "Labour Party",
      "Conservative Party",
      "SPD|spd",
      "CDU|cdu",
      "CSU|csu",
      "FDP|fdp",
      "AfD|afd",
      "ООН|оон",
      "НАТО|нато",
      "ЕС|ес",
      "Кремль|кремль|кремле|кремля",
      "Госдума|госдума|госдумы|госдуме",
  };
  return kBlocks;
}

}  // namespace dateline
