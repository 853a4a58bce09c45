// Words of places, peoples, and cities and regions with their country.
#include "indexer/entities/tables.h"

namespace dateline {

WordBlocks place_tails() {
  static constexpr std::string_view kBlocks[] = {
      "river province county island islands peninsula strait straits sea ocean bay gulf canal lake valley desert "
      "mountain "
      "mountains hill hills heights district region prefecture oblast township village street avenue road boulevard "
      "square bridge airport harbor harbour port beach coast basin forest falls creek glacier reef archipelago state "
      "territory territories city town borough park stadium plateau delta pass"};
  return kBlocks;
}

WordBlocks place_heads() {
  static constexpr std::string_view kBlocks[] = {"mount mt lake cape fort gulf strait bay isle camp port rio"};
  return kBlocks;
}

WordBlocks demonyms() {
  static constexpr std::string_view kBlocks[] = {
      "afghan afghans african africans albanian albanians algerian algerians american americans andorran angolan arab "
      "arabs arabic argentine argentinian argentines armenian armenians asian asians australian australians austrian "
      "austrians azerbaijani azeri bahraini bangladeshi bangladeshis barbadian basque bavarian belarusian belgian "
      "belgians bengali bolivian bosnian bosnians brazilian brazilians british briton britons bulgarian burmese "
      "californian cambodian cameroonian canadian canadians catalan catholic catholics caucasian chadian chechen "
      "chechens chilean chinese christian christians colombian colombians congolese copt coptic corsican cossack croat "
      "croatian croatians croats cuban cubans cypriot czech czechs danish dane danes democrat democratic dutch "
      "ecuadorian egyptian egyptians emirati english englishman eritrean estonian estonians ethiopian ethiopians "
      "european europeans fijian filipino filipinos finn finnish finns flemish french frenchman gambian georgian "
      "georgians german germans ghanaian greek greeks guatemalan haitian haitians hebrew hindu hindus hispanic "
      "honduran "
      "hungarian hungarians icelandic indian indians indonesian indonesians iranian iranians iraqi iraqis irish "
      "irishman islamic islamist islamists israeli israelis italian italians ivorian jamaican japanese jew jewish jews "
      "jordanian kazakh kenyan kenyans korean koreans kosovar kurd kurdish kurds kuwaiti kyrgyz lao laotian latin "
      "latino "
      "latinos latvian latvians lebanese liberian libyan libyans lithuanian lithuanians londoner macedonian malagasy "
      "malawian malaysian malaysians malian maltese maoist maori marxist mauritanian mexican mexicans moldovan mongol "
      "mongolian montenegrin mormon moroccan moroccans mozambican muslim muslims namibian nazi nazis nepalese nepali "
      "nicaraguan nigerian nigerians nigerien norwegian norwegians orthodox ottoman pakistani pakistanis palestinian "
      "palestinians panamanian papuan paraguayan parisian persian peruvian pole poles polish portuguese protestant "
      "protestants qatari republican republicans roman romanian romanians russian russians rwandan saudi saudis "
      "scandinavian scot scots scottish senegalese serb serbian serbs shia shiite shiites sicilian sikh sikhs "
      "singaporean slav slavic slovak slovakian slovaks slovene slovenian slovenians somali somalis soviet soviets "
      "spaniard spaniards spanish sudanese sunni sunnis swede swedes swedish swiss syrian syrians taiwanese tajik "
      "tanzanian tartar tatar thai thais tibetan tibetans togolese tory tories tunisian tunisians turk turkish turkmen "
      "turks tuscan ugandan ugandans ukrainian ukrainians uruguayan uyghur uyghurs uzbek venetian venezuelan "
      "venezuelans "
      "vietnamese viking welsh welshman western yemeni yemenis yugoslav zambian zimbabwean zionist zulu maoists "
      "eurosceptic labourite"};
  return kBlocks;
}

WordBlocks never_names() {
  static constexpr std::string_view kBlocks[] = {
      "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january "
      "february march april may june july august september october november december jan feb mar apr jun jul aug sep "
      "sept oct nov dec christmas easter ramadan hanukkah passover diwali halloween thanksgiving i a an the he she it "
      "we "
      "they you his her its our their your my me him us them this that these those who whom whose which what when "
      "where "
      "why how there here in on at by for from with without about above across after against along among around as "
      "before behind below beneath beside besides between beyond but despite down during except if inside into like "
      "near "
      "nor not now of off once only onto or out outside over per since so some such than then though through "
      "throughout "
      "till to toward towards under until unlike up upon via when whenever while and also although another any anyone "
      "anything are because been both can could did do does each either even every everyone everything few had has "
      "have "
      "however is just last later least let many may maybe meanwhile might more most much must neither never no nobody "
      "none nothing often one other others perhaps please said same says several shall should still that's two three "
      "four "
      "five six seven eight nine ten was were will would yes yet today yesterday tomorrow tonight article "
      "advertisement "
      "advertising share photo image file caption editor's reporting editing editors update updated correction "
      "corrected "
      "subscribe newsletter comments comment related read more continue story video watch click copyright reserved "
      "opinion analysis breaking exclusive internet web online language god bible koran "
      "quran torah ave ph covid coronavirus olympics olympic games championship cup oscar oscars "};
  return kBlocks;
}

WordBlocks foreign_function_words() {
  static constexpr std::string_view kBlocks[] = {
      "der die das ein eine und oder aber mit von bei nach aus fur auf im am zum zur wir sie er es ich nicht wie was "
      "wer "
      "wenn dass auch noch nur schon sehr mehr als so doch montag dienstag mittwoch donnerstag freitag samstag sonntag "
      "januar februar marz mai juni juli oktober dezember le la les un une des du et ou mais dans pour par sur avec "
      "sans "
      "il elle nous vous ils elles ce cette ces son sa ses leur que qui quand comme selon apres avant lundi mardi "
      "mercredi "
      "jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre "
      "el "
      "los las una unos y o pero en con por para sin sobre segun este esta estos su sus lunes martes miercoles jueves "
      "viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
      "os "
      "as um uma e mas em no na nos nas com sem ao segunda terca quarta quinta sexta lo gli i una ed ma di nel nella "
      "het een en maar op te met voor van bij "
      "в на и но а по из за от до для с к о об при как что это он она они мы вы его ее их этот эта кто где когда если "
      "понедельник вторник среда четверг пятница суббота воскресенье"};
  return kBlocks;
}

WordBlocks caseless_places() {
  static constexpr std::string_view kBlocks[] = {"zh CN 北京 内蒙古 广州 深圳 武汉 南京 成都 西藏 新疆",
                                                 "zh TW 台北",
                                                 "zh US 华盛顿 硅谷",
                                                 "zh CH 日内瓦",
                                                 "zh KR 板门店",
                                                 "zh BE 布鲁塞尔",
                                                 "zh RU 克里姆林宫",
                                                 "zh PS 加沙 约旦河西岸",
                                                 "ja CN 北京 内モンゴル 広州 新疆 チベット",
                                                 "ja JP 大阪 京都 広島 長崎 福島 沖縄 北海道 名古屋 横浜 福岡 神戸",
                                                 "ja US ワシントン",
                                                 "ja CH ジュネーブ",
                                                 "ja PS ガザ",
                                                 "ko CN 베이징 북경",
                                                 "ko US 워싱턴",
                                                 "ko KR 서울 부산 인천 대구 광주 판문점 제주",
                                                 "ko KP 개성 평양",
                                                 "ko CH 제네바",
                                                 "ko JP 오사카 후쿠시마",
                                                 "ar EG الإسكندرية الإسماعيلية السويس الجيزة سيناء",
                                                 "ar US واشنطن نيويورك",
                                                 "ar CN بكين",
                                                 "ar SA مكة جدة",
                                                 "ar IQ الموصل البصرة أربيل",
                                                 "ar SY حلب حمص إدلب",
                                                 "ar CH جنيف",
                                                 "ar AE أبوظبي",
                                                 "ar NL روتردام",
                                                 "he US וושינגטון",
                                                 "he IL תל־אביב חיפה",
                                                 "fa US واشنگتن",
                                                 "fa IR اصفهان مشهد تبریز شیراز",
                                                 "fa CN پکن"};
  return kBlocks;
}

WordBlocks known_places() {
  static constexpr std::string_view kBlocks[] = {
      // Regions that belong to no one country
      "--|Europe|Asia|Africa|North_America|South_America|Latin_America|Central_America|Antarctica|Oceania|Middle_East|"
      "Southeast_Asia|Central_Asia|South_Asia|East_Asia|Eastern_Europe|Western_Europe|Central_Europe|Balkans|Caucasus|"
      "Scandinavia|Baltics|Sahel|Maghreb|Caribbean|Horn_of_Africa|West_Africa|East_Africa|North_Africa|Sub-Saharan_"
      "Africa|"
      "Persian_Gulf|Gulf_of_Mexico|Gulf_of_Aden|Mediterranean|Mediterranean_Sea|Black_Sea|Red_Sea|Baltic_Sea|North_Sea|"
      "Caspian_Sea|South_China_Sea|East_China_Sea|Sea_of_Japan|Arabian_Sea|Atlantic|Atlantic_Ocean|Pacific|Pacific_"
      "Ocean|"
      "Indian_Ocean|Arctic|Arctic_Ocean|Korean_Peninsula|Kashmir|Kurdistan|Palestinian_territories|Himalayas|Alps|"
      "Andes|"
      "Sahara|Amazon_River|Danube|Rhine|Nile|Strait_of_Hormuz|Bosphorus|English_Channel|Taiwan_Strait|Cape_of_Good_"
      "Hope|"
      "Soviet_Union|USSR|Yugoslavia|Czechoslovakia",
      "US|Washington|Washington_D.C.|Washington_DC|New_York_City|NYC|Manhattan|Brooklyn|Bronx|Boston|"
      "Philadelphia|Baltimore|Atlanta|Miami|Orlando|Tampa|Houston|Dallas|Austin|San_Antonio|Fort_Worth|El_Paso|"
      "Los_Angeles|San_Francisco|San_Diego|San_Jose|Oakland|Sacramento|Seattle|Portland|Las_Vegas|Salt_Lake_City|"
      "Minneapolis|St._Louis|Kansas_City|Cleveland|Cincinnati|Columbus|Pittsburgh|Milwaukee|Nashville|"
      "Memphis|"
      "New_Orleans|Charlotte|Raleigh|Richmond|Albuquerque|Tucson|Silicon_Valley|Hollywood|Harlem|Long_Island|"
      "Staten_Island|Palo_Alto|Guantanamo_Bay|Pearl_Harbor|Camp_David|Cape_Canaveral|"
      "Charleston|Hartford|Beverly_Hills|Newark|New_England|Midwest",
      "US|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|"
      "Indiana|"
      "Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|"
      "Nebraska|Nevada|New_Hampshire|New_Jersey|New_Mexico|North_Carolina|North_Dakota|Ohio|Oklahoma|Oregon|"
      "Pennsylvania|"
      "Rhode_Island|South_Carolina|South_Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington_State|West_Virginia|"
      "Wisconsin|Wyoming|Southern_California|Northern_California|Northern_Virginia|New_York_State",
      "CA|Ottawa|Quebec|Quebec_City|Ontario|British_Columbia|Alberta|Manitoba|Saskatchewan|Nova_Scotia|New_Brunswick|"
      "Newfoundland|Labrador|Yukon|Calgary|Prince_Edward_Island|Nunavut",
      "MX|Guadalajara|Ciudad_Juarez|Acapulco|Puebla|Oaxaca|Chiapas|Yucatan|Sinaloa",
      "GB|Manchester|Birmingham|Liverpool|Leeds|Glasgow|Edinburgh|Cardiff|Belfast|Bristol|Sheffield|Newcastle|Oxford|"
      "Cambridge|Brighton|Southampton|Nottingham|Leicester|Aberdeen|Yorkshire|Cornwall|Wembley|Wimbledon|"
      "Westminster|Northern_Ireland|England|Scotland|Wales|Salisbury",
      "IE|Cork|Galway|Limerick",
      "FR|Marseille|Lyon|Toulouse|Nantes|Strasbourg|Bordeaux|Lille|Calais|Cannes|Grenoble|Normandy|Brittany|"
      "Provence|Corsica|Versailles|Alsace|Rennes|Montpellier|Bretagne|Normandie",
      "DE|Munich|Hamburg|Frankfurt|Cologne|Stuttgart|Dusseldorf|Dresden|Leipzig|Bonn|Hanover|Bremen|Nuremberg|"
      "Darmstadt|"
      "Bavaria|Saxony|Munchen|Koln|Nurnberg|Hannover|Bayern|Sachsen|Nordrhein-Westfalen|Baden-Wurttemberg|"
      "Niedersachsen|Thuringen|Brandenburg|Heidelberg|Dortmund|Zittau|East_Germany|West_Germany|Potsdam|Karlsruhe|"
      "Mannheim|Wolfsburg",
      "AT|Salzburg|Innsbruck|Graz|Linz|Tyrol|Wien",
      "CH|Geneva|Bern|Basel|Lausanne|Davos|Lugano|Genf|Geneve|Zurich",
      "IT|Milan|Naples|Turin|Venice|Florence|Bologna|Genoa|Palermo|Sicily|Sardinia|Tuscany|Lombardy|Lampedusa|Roma|"
      "Milano|Napoli|Torino|Venezia|Firenze|Verona|Pisa",
      "ES|Barcelona|Valencia|Seville|Bilbao|Malaga|Zaragoza|Catalonia|Basque_Country|Andalusia|Galicia|Canary_Islands|"
      "Balearic_Islands|Majorca|Cataluna|Sevilla",
      "PT|Porto|Lisboa|Algarve",
      "NL|The_Hague|Hague|Rotterdam|Utrecht|Eindhoven|Den_Haag",
      "BE|Antwerp|Ghent|Bruges|Liege|Flanders|Wallonia|Bruxelles",
      "DK|Aarhus|Odense|Greenland",
      "SE|Gothenburg|Malmo|Uppsala",
      "NO|Bergen|Trondheim|Stavanger",
      "FI|Tampere|Espoo|Turku",
      "PL|Krakow|Gdansk|Wroclaw|Poznan|Lodz|Katowice|Lublin|Rzeszow|Auschwitz|Warszawa",
      "CZ|Brno|Ostrava|Bohemia|Moravia",
      "HU|Debrecen|Szeged",
      "RO|Timisoara|Cluj|Transylvania|Constanta",
      "BG|Plovdiv|Varna",
      "GR|Thessaloniki|Piraeus|Crete|Lesbos|Rhodes|Corfu",
      "RS|Novi_Sad",
      "HR|Dubrovnik|Dalmatia",
      "BA|Srebrenica|Mostar|Banja_Luka",
      "XK|Pristina|Mitrovica",
      "UA|Kiev|Kharkiv|Kharkov|Odesa|Odessa|Lviv|Donetsk|Luhansk|Mariupol|Kherson|Zaporizhzhia|Dnipro|Bakhmut|Bucha|"
      "Crimea|Donbas|Donbass|Sevastopol|Mykolaiv|Chernobyl|Chernihiv|Sumy|Poltava|Avdiivka|Киев|Киева|Киеве|Крым|Крыма|"
      "Крыму|Донбасс|Донбасса|Донбассе|Харьков|Одесса",
      "RU|St._Petersburg|Saint_Petersburg|Leningrad|Kazan|Sochi|Rostov|Rostov-on-Don|Nizhny_Novgorod|Siberia|Chechnya|"
      "Dagestan|Tatarstan|Grozny|Murmansk|Belgorod|Kursk|Ural_Mountains|Red_Square|Moscow|Москва|Москвы|Москве|Москву|"
      "Петербург|Петербурга|Петербурге|Сибирь|Сибири|Чечня|Чечни|Чечне|Сочи",
      "BY|Gomel",
      "GE|Abkhazia|South_Ossetia|Batumi",
      "AZ|Nagorno-Karabakh|Stepanakert",
      "TR|Ankara|Izmir|Antalya|Gaziantep|Adana|Diyarbakir|Anatolia|Incirlik",
      "SY|Aleppo|Homs|Hama|Idlib|Raqqa|Deir_ez-Zor|Palmyra|Latakia|Golan_Heights|Kobani",
      "IQ|Mosul|Basra|Fallujah|Kirkuk|Erbil|Irbil|Najaf|Karbala|Tikrit|Ramadi|Anbar|Iraqi_Kurdistan",
      "IR|Isfahan|Mashhad|Tabriz|Shiraz|Qom|Natanz|Bushehr|Fordow",
      "IL|Tel_Aviv|Haifa|Eilat|Ashkelon|Beersheba",
      "PS|Gaza_Strip|Gaza_City|West_Bank|Ramallah|Rafah|Khan_Younis|Jenin|Nablus|East_Jerusalem|Bethlehem|Jericho",
      "LB|Sidon|Bekaa_Valley|Baalbek",
      "EG|Alexandria|Suez|Suez_Canal|Sinai|Giza|Port_Said|Ismailia|Sharm_el-Sheikh|Great_Bitter_Lake|Tahrir_Square",
      "LY|Benghazi|Misrata|Sirte|Tobruk",
      "SD|Darfur|Port_Sudan|El_Fasher|Omdurman",
      "ET|Tigray|Mekelle|Amhara|Oromia",
      "SO|Kismayo|Puntland|Somaliland|Hargeisa",
      "NG|Abuja|Kano|Port_Harcourt|Ibadan|Maiduguri|Borno|Niger_Delta",
      "KE|Mombasa|Kisumu|Garissa",
      "CD|Goma|Bukavu|Katanga|North_Kivu",
      "ZA|Cape_Town|Pretoria|Durban|Soweto|Port_Elizabeth|Bloemfontein",
      "GH|Kumasi",
      "CM|Yaounde",
      "CI|Yamoussoukro",
      "TZ|Dodoma|Zanzibar",
      "MA|Rabat|Marrakech|Marrakesh|Fez|Tangier",
      "GF|Kourou",
      "SA|Mecca|Jeddah|Medina|Dhahran",
      "AE|Abu_Dhabi|Sharjah",
      "QA|Doha",
      "BH|Manama",
      "YE|Sanaa|Hodeidah|Taiz|Marib",
      "PK|Islamabad|Lahore|Peshawar|Rawalpindi|Quetta|Sindh|Balochistan|Waziristan|Abbottabad|Multan|Swat_Valley",
      "AF|Kandahar|Herat|Mazar-i-Sharif|Jalalabad|Helmand|Kunduz|Bagram|Tora_Bora",
      "IN|New_Delhi|Delhi|Mumbai|Bombay|Calcutta|Chennai|Madras|Bangalore|Bengaluru|Hyderabad|Ahmedabad|Pune|Kerala|"
      "Gujarat|Tamil_Nadu|West_Bengal|Uttar_Pradesh|Bihar|Assam|Manipur|Rajasthan|Maharashtra|Srinagar|Goa|Jaipur|"
      "Lucknow|"
      "Bhopal|Varanasi",
      "BD|Chittagong|Cox's_Bazar|Dacca",
      "LK|Jaffna|Kandy",
      "MM|Naypyidaw|Rangoon|Mandalay|Rakhine",
      "TH|Chiang_Mai|Phuket|Pattaya",
      "VN|Hanoi|Saigon|Da_Nang",
      "ID|Bali|Sumatra|Surabaya|Bandung|Aceh|Papua|West_Papua|Borneo|Sulawesi|Medan|Semarang|Yogyakarta|Nusantara|"
      "Kalimantan",
      "MY|Penang|Sabah|Sarawak|Johor|Putrajaya",
      "SG|Sentosa",
      "PH|Mindanao|Cebu|Davao|Luzon|Marawi|Quezon_City",
      "CN|Beijing|Peking|Guangzhou|Shenzhen|Wuhan|Chengdu|Chongqing|Tianjin|Nanjing|Hangzhou|Xi'an|Harbin|Xinjiang|"
      "Tibet|"
      "Guangdong|Sichuan|Hubei|Hunan|Yunnan|Fujian|Zhejiang|Jiangsu|Inner_Mongolia|Hainan|Lhasa|Tiananmen_Square|"
      "Dalian|"
      "Qingdao",
      "TW|Kaohsiung|Taichung",
      "JP|Osaka|Kyoto|Hiroshima|Nagasaki|Fukushima|Yokohama|Nagoya|Sapporo|Kobe|Fukuoka|Okinawa|Hokkaido|Sendai",
      "KR|Busan|Pusan|Incheon|Inchon|Daegu|Gwangju|Jeju|Pyeongchang|Panmunjom|Blue_House",
      "KP|Kaesong|Wonsan|Yongbyon|Punggye-ri|Sinuiju",
      "AU|Canberra|New_South_Wales|Queensland|Tasmania|South_Australia|Western_Australia|Northern_Territory|Gold_Coast|"
      "Alice_Springs",
      "NZ|Christchurch|Dunedin",
      "BR|Rio_de_Janeiro|Brasilia|Belo_Horizonte|Curitiba|Porto_Alegre|Amazonas|Minas_Gerais|Rio_Grande_do_Sul",
      "AR|Patagonia|Mar_del_Plata",
      "CL|Valparaiso|Concepcion|Atacama",
      "PE|Cusco|Arequipa",
      "CO|Bogota|Medellin|Cali|Cartagena|Barranquilla",
      "VE|Maracaibo",
      "EC|Quito",
      "BO|Santa_Cruz|Cochabamba",
      "CU|Guantanamo|Santiago_de_Cuba",
      "KZ|Astana|Nur-Sultan|Baikonur",
      "UZ|Bukhara",
      "VA|Vatican_City|Holy_See",
  };
  return kBlocks;
}

}  // namespace dateline
