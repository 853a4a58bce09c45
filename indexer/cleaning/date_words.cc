#include "indexer/cleaning/date_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/text/utf8.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

struct DateWords {
  DateLabel label;
  std::string_view why;
  std::string_view words;  // folded, one blank between them
};
constexpr auto kDateWords = std::to_array<DateWords>({
    {DateLabel::updated, "the day of a change",
     "updated update modified edited revised aktualisiert stand geandert bearbeitet actualise modifie mis actualizado "
     "actualizada modificado aggiornato aggiornata aggiornamento atualizado atualizada oppdatert uppdaterad opdateret "
     "guncelleme guncellendi bijgewerkt обновлено изменено оновлено zaktualizowano aktualizacja paivitetty "
     "更新 更新日 最終更新 수정"},
    {DateLabel::published, "the day of publication",
     "published posted veroffentlicht erstellt erschienen publie publicado publicada pubblicato publisert publicerad "
     "udgivet publiceret опубликовано опубліковано gepubliceerd opublikowano julkaistu yayinlanma yayinlandi created "
     "公開日 発表 입력 등록"},
    {DateLabel::other, "a birthday, a closing day, the day of an event: no date of the article",
     "born geboren geburtsdatum nacido nascido died gestorben bis until expires expiry available verfugbar deadline "
     "ablaufdatum gultig valid joined registriert 出生日期 生年月日"},
});

}  // namespace

// Dates stand behind such words, so only the start of a text is looked at.  Scripts without blanks: anywhere in it.
bool says(std::string_view text, DateLabel label) {
  const std::string found = ' ' + word_key(utf8_prefix(text, 300)) + ' ';
  for (const DateWords& row : kDateWords) {
    if (row.label != label) continue;
    for (std::string_view rest = row.words; !rest.empty();) {
      const std::size_t blank = std::min(rest.find(' '), rest.size());
      const std::string_view word = rest.substr(0, blank);
      const bool dense = static_cast<unsigned char>(word.front()) >= 0xE3;
      if (dense ? text.find(word) != std::string_view::npos
                : found.find(' ' + std::string(word) + ' ') != std::string::npos)
        return true;
      rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
  }
  return false;
}

}  // namespace dateline
