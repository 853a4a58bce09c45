// Every month and every weekday as outlets print them, language by language: written out here by hand, so that a gap in
// ICU's locale data or in our tables shows.
#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/dates/dates.h"

using namespace dateline;

namespace {

struct Language {
  const char* tag;
  const char* form;      ///< D, M and Y stand for day, month's name and year
  const char* months;    ///< in a date, January first, with | between
  const char* shorts;    ///< short forms in use, in the same order; "" for none
  const char* weekdays;  ///< Monday first
};

const Language kLanguages[] = {
    {"en", "D M Y", "January|February|March|April|May|June|July|August|September|October|November|December",
     "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept|Oct|Nov|Dec", "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"},
    {"de", "D. M Y", "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
     "Jan.|Feb.|Mrz.|Apr.|Mai|Jun.|Jul.|Aug.|Sept.|Okt.|Nov.|Dez.",
     "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"},
    {"fr", "D M Y", "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
     "janv.|févr.|mars|avr.|mai|juin|juil.|août|sept.|oct.|nov.|déc.",
     "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"},
    {"es", "D de M de Y", "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
     "ene.|feb.|mar.|abr.|may.|jun.|jul.|ago.|sept.|oct.|nov.|dic.",
     "lunes|martes|miércoles|jueves|viernes|sábado|domingo"},
    {"pt", "D de M de Y", "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
     "jan.|fev.|mar.|abr.|mai.|jun.|jul.|ago.|set.|out.|nov.|dez.",
     "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo"},
    {"it", "D M Y", "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
     "gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic", "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"},
    {"nl", "D M Y", "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
     "jan.|feb.|mrt.|apr.|mei|jun.|jul.|aug.|sep.|okt.|nov.|dec.",
     "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"},
    {"sv", "D M Y", "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
     "jan.|feb.|mars|apr.|maj|juni|juli|aug.|sep.|okt.|nov.|dec.", "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag"},
    {"da", "D. M Y", "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
     "jan.|feb.|mar.|apr.|maj|jun.|jul.|aug.|sep.|okt.|nov.|dec.",
     "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag"},
    {"nb", "D. M Y", "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
     "jan.|feb.|mars|apr.|mai|juni|juli|aug.|sep.|okt.|nov.|des.",
     "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag"},
    {"fi", "D. M Y",
     "tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|"
     "marraskuuta|joulukuuta",
     "", "maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai"},
    {"is", "D. M Y", "janúar|febrúar|mars|apríl|maí|júní|júlí|ágúst|september|október|nóvember|desember", "",
     "mánudagur|þriðjudagur|miðvikudagur|fimmtudagur|föstudagur|laugardagur|sunnudagur"},
    {"et", "D. M Y", "jaanuar|veebruar|märts|aprill|mai|juuni|juuli|august|september|oktoober|november|detsember", "",
     "esmaspäev|teisipäev|kolmapäev|neljapäev|reede|laupäev|pühapäev"},
    {"lv", "Y. gada D. M",
     "janvāris|februāris|marts|aprīlis|maijs|jūnijs|jūlijs|augusts|septembris|oktobris|novembris|decembris", "", ""},
    {"lt", "Y m. M D d.",
     "sausio|vasario|kovo|balandžio|gegužės|birželio|liepos|rugpjūčio|rugsėjo|spalio|lapkričio|gruodžio", "", ""},
    {"pl", "D M Y",
     "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
     "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru", "poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela"},
    {"cs", "D. M Y", "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince", "",
     "pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle"},
    {"sk", "D. M Y", "januára|februára|marca|apríla|mája|júna|júla|augusta|septembra|októbra|novembra|decembra", "",
     "pondelok|utorok|streda|štvrtok|piatok|sobota|nedeľa"},
    {"hu", "Y. M D.",
     "január|február|március|április|május|június|július|augusztus|szeptember|október|november|december",
     "jan.|febr.|márc.|ápr.|máj.|jún.|júl.|aug.|szept.|okt.|nov.|dec.", ""},
    {"ro", "D M Y", "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
     "ian.|feb.|mar.|apr.|mai|iun.|iul.|aug.|sept.|oct.|nov.|dec.", "luni|marți|miercuri|joi|vineri|sâmbătă|duminică"},
    {"bg", "D M Y", "януари|февруари|март|април|май|юни|юли|август|септември|октомври|ноември|декември", "",
     "понеделник|вторник|сряда|четвъртък|петък|събота|неделя"},
    {"ru", "D M Y", "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
     "янв.|февр.|мар.|апр.|мая|июн.|июл.|авг.|сент.|окт.|нояб.|дек.",
     "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"},
    {"uk", "D M Y", "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня", "",
     "понеділок|вівторок|середа|четвер|пʼятниця|субота|неділя"},
    {"be", "D M Y", "студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня",
     "", "панядзелак|аўторак|серада|чацвер|пятніца|субота|нядзеля"},
    {"sr", "D. M Y.", "јануар|фебруар|март|април|мај|јун|јул|август|септембар|октобар|новембар|децембар", "",
     "понедељак|уторак|среда|четвртак|петак|субота|недеља"},
    {"hr", "D. M Y.",
     "siječnja|veljače|ožujka|travnja|svibnja|lipnja|srpnja|kolovoza|rujna|listopada|studenoga|prosinca", "",
     "ponedjeljak|utorak|srijeda|četvrtak|petak|subota|nedjelja"},
    {"sl", "D. M Y", "januar|februar|marec|april|maj|junij|julij|avgust|september|oktober|november|december", "",
     "ponedeljek|torek|sreda|četrtek|petek|sobota|nedelja"},
    {"el", "D M Y",
     "Ιανουαρίου|Φεβρουαρίου|Μαρτίου|Απριλίου|Μαΐου|Ιουνίου|Ιουλίου|Αυγούστου|Σεπτεμβρίου|Οκτωβρίου|Νοεμβρίου|"
     "Δεκεμβρίου",
     "", "Δευτέρα|Τρίτη|Τετάρτη|Πέμπτη|Παρασκευή|Σάββατο|Κυριακή"},
    {"tr", "D M Y", "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık",
     "Oca|Şub|Mar|Nis|May|Haz|Tem|Ağu|Eyl|Eki|Kas|Ara", "Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi|Pazar"},
    {"id", "D M Y", "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember",
     "Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des", "Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu"},
    {"ms", "D M Y", "Januari|Februari|Mac|April|Mei|Jun|Julai|Ogos|September|Oktober|November|Disember", "",
     "Isnin|Selasa|Rabu|Khamis|Jumaat|Sabtu|Ahad"},
    {"ca", "D de M de Y", "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre", "",
     "dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge"},
    {"af", "D M Y", "Januarie|Februarie|Maart|April|Mei|Junie|Julie|Augustus|September|Oktober|November|Desember", "",
     "Maandag|Dinsdag|Woensdag|Donderdag|Vrydag|Saterdag|Sondag"},
    {"sw", "D M Y", "Januari|Februari|Machi|Aprili|Mei|Juni|Julai|Agosti|Septemba|Oktoba|Novemba|Desemba", "",
     "Jumatatu|Jumanne|Jumatano|Alhamisi|Ijumaa|Jumamosi|Jumapili"},
    {"fil", "M D, Y", "Enero|Pebrero|Marso|Abril|Mayo|Hunyo|Hulyo|Agosto|Setyembre|Oktubre|Nobyembre|Disyembre", "",
     ""},
    {"sq", "D M Y", "janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor", "", ""},
    {"az", "D M Y", "yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr", "", ""},
    {"ar", "D M Y", "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر", "",
     "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد"},
    {"ar", "D M Y", "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول", "",
     ""},
    {"ur", "D M Y", "جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر", "", ""},
    {"he", "D M Y", "בינואר|בפברואר|במרץ|באפריל|במאי|ביוני|ביולי|באוגוסט|בספטמבר|באוקטובר|בנובמבר|בדצמבר", "", ""},
    {"hi", "D M Y", "जनवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर", "",
     "सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार"},
    {"hi", "D M Y", "जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितम्बर|अक्तूबर|नवम्बर|दिसम्बर", "", ""},
    {"mr", "D M Y", "जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर|ऑक्टोबर|नोव्हेंबर|डिसेंबर", "", ""},
    {"bn", "D M Y", "জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর", "", ""},
    {"ta", "D M Y", "ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்", "", ""},
    {"te", "D M Y", "జనవరి|ఫిబ్రవరి|మార్చి|ఏప్రిల్|మే|జూన్|జులై|ఆగస్టు|సెప్టెంబర్|అక్టోబర్|నవంబర్|డిసెంబర్", "", ""},
    {"th", "D M Y", "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม",
     "ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.", ""},
    {"ka", "D M, Y",
     "იანვარი|თებერვალი|მარტი|აპრილი|მაისი|ივნისი|ივლისი|აგვისტო|სექტემბერი|ოქტომბერი|ნოემბერი|დეკემბერი", "", ""},
    {"hy", "D M, Y",
     "հունվարի|փետրվարի|մարտի|ապրիլի|մայիսի|հունիսի|հուլիսի|օգոստոսի|սեպտեմբերի|հոկտեմբերի|նոյեմբերի|դեկտեմբերի", "",
     ""},
    {"vi", "D M năm Y",
     "tháng 1|tháng 2|tháng 3|tháng 4|tháng 5|tháng 6|tháng 7|tháng 8|tháng 9|tháng 10|tháng 11|tháng 12", "",
     "Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy|Chủ Nhật"},
    {"zh", "Y年M月D日", "1|2|3|4|5|6|7|8|9|10|11|12", "01|02|03|04|05|06|07|08|09|10|11|12",
     "星期一|星期二|星期三|星期四|星期五|星期六|星期日"},
    {"ja", "Y年M月D日", "1|2|3|4|5|6|7|8|9|10|11|12", "01|02|03|04|05|06|07|08|09|10|11|12",
     "月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日"},
    {"ko", "Y년 M월 D일", "1|2|3|4|5|6|7|8|9|10|11|12", "01|02|03|04|05|06|07|08|09|10|11|12",
     "월요일|화요일|수요일|목요일|금요일|토요일|일요일"},
};

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t bar = std::min(list.find('|'), list.size());
    parts.emplace_back(list.substr(0, bar));
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
  return parts;
}

// "D. M Y" -> "5. März 2021"
std::string written(std::string_view form, int day, const std::string& month, int year) {
  std::string text;
  for (const char c : form) {
    if (c == 'D')
      text += std::to_string(day);
    else if (c == 'M')
      text += month;
    else if (c == 'Y')
      text += std::to_string(year);
    else
      text += c;
  }
  return text;
}

std::string read(const std::string& text, std::string_view language) {
  const auto date = parse_date(text, language);
  return date ? to_string(*date) : "-";
}

std::string two_digits(std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace

TEST_CASE("every month's name is read in every language, long and short", "[dates]") {
  std::set<std::string> tags;
  for (const Language& language : kLanguages) {
    tags.insert(language.tag);
    for (const char* names : {language.months, language.shorts}) {
      const std::vector<std::string> months = split(names);
      CHECK((months.empty() || months.size() == 12));
      for (std::size_t i = 0; i < months.size(); ++i) {
        for (const int day : {5, 28}) {
          const std::string text = written(language.form, day, months[i], 2021);
          INFO(language.tag << ": " << text);
          CHECK(read(text, language.tag) == "2021-" + two_digits(i + 1) + "-" + two_digits(static_cast<unsigned>(day)));
        }
      }
    }
  }
  CHECK(tags.size() >= 45);
}

TEST_CASE("every weekday may stand before a date, or behind it", "[dates]") {
  for (const Language& language : kLanguages) {
    const std::vector<std::string> weekdays = split(language.weekdays);
    CHECK((weekdays.empty() || weekdays.size() == 7));
    for (std::size_t i = 0; i < weekdays.size(); ++i) {
      // 2 August 2021 was a Monday.
      const int day = 2 + static_cast<int>(i);
      const std::string date = written(language.form, day, split(language.months)[7], 2021);
      const std::string expected = "2021-08-" + two_digits(static_cast<unsigned>(day));
      for (const std::string& text : {weekdays[i] + ", " + date, weekdays[i] + " " + date, date + " " + weekdays[i]}) {
        INFO(language.tag << ": " << text);
        CHECK(read(text, language.tag) == expected);
        const std::vector<FoundDate> found = find_dates("x " + text + " x", language.tag);
        REQUIRE(found.size() == 1);
        CHECK(to_string(found.front().date) == expected);
      }
    }
  }
}
