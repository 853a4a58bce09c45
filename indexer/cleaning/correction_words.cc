#include "indexer/cleaning/corrections.h"

namespace dateline {

const std::vector<CorrectionWords>& correction_words() {
  static const std::vector<CorrectionWords> kWords = {
      {"en", "labels of notes on mistakes and on what was meant", true,
       "correction|corrections|correction added|correction appended|correction notice|corrected|corrected on|"
       "clarification|clarifications|correction and clarification|corrections and clarifications|erratum|errata"},
      {"en", "sentences that speak of the article's own earlier state", false,
       "an earlier version of this|a previous version of this|a prior version of this|an earlier headline on this|"
       "this article was corrected|this article was amended|this article has been corrected|this article has been "
       "amended|this article has been updated to|this article was updated to|this article originally misstated|"
       "this article originally said|this article originally misidentified|this story was corrected|this story was "
       "updated to|this story was updated at|this story has been corrected|this story has been updated to|this story "
       "has been amended|this post has been corrected|this post has been updated to|this piece was amended|this piece "
       "has been corrected|this report has been corrected|this report was corrected|this headline has been corrected|"
       "the headline of this|editor s note this story was updated|editor s note this article was updated|editor s note "
       "this story has been|editor s note this article has been|editor s note an earlier version|editors note this "
       "story was updated|editors note this article was updated|editors note this story has been|editors note this "
       "article has been|editors note an earlier version"},
      {"de", "labels of notes on mistakes", true,
       "korrektur|korrekturen|korrekturhinweis|berichtigung|richtigstellung|erratum"},
      {"de", "sentences that speak of the article's own earlier state", false,
       "in einer fruheren version dieses|in einer fruheren fassung dieses|in einer ersten version dieses|in einer "
       "vorherigen version dieses|eine fruhere version dieses|eine fruhere fassung dieses|in der ursprunglichen "
       "fassung|in der ursprunglichen version|dieser artikel wurde korrigiert|dieser artikel wurde nachtraglich|dieser "
       "text wurde korrigiert|dieser beitrag wurde korrigiert|anmerkung der redaktion in einer fruheren|anmerkung der "
       "redaktion dieser artikel wurde|hinweis der redaktion in einer fruheren"},
      {"fr", "labels of notes on mistakes", true, "correction|correctif|rectificatif|rectification|erratum|errata"},
      {"fr", "sentences that speak of the article's own earlier state", false,
       "une version precedente de|une premiere version de|une version anterieure de|dans une version precedente|dans "
       "une premiere version|cet article a ete modifie|cet article a ete corrige|cet article a ete mis a jour pour"},
      {"es", "labels of notes on mistakes", true,
       "correccion|fe de errores|fe de erratas|fe de errata|rectificacion|aclaracion"},
      {"es", "sentences that speak of the article's own earlier state", false,
       "una version anterior de|en una version anterior|una version previa de|este articulo ha sido corregido|este "
       "articulo fue corregido|esta nota fue corregida|esta noticia ha sido corregida"},
      {"pt", "labels of notes on mistakes", true, "correcao|errata|erramos|retificacao"},
      {"pt", "sentences that speak of the article's own earlier state", false,
       "uma versao anterior de|versao anterior deste|este texto foi corrigido|esta reportagem foi corrigida"},
      {"it", "labels of notes on mistakes", true, "errata corrige|correzione|rettifica|precisazione"},
      {"it", "sentences that speak of the article's own earlier state", false,
       "una versione precedente di|in una versione precedente|in una prima versione"},
      {"nl", "labels of notes on mistakes", true, "correctie|rectificatie|verbetering"},
      {"nl", "sentences that speak of the article's own earlier state", false,
       "in een eerdere versie van dit|een eerdere versie van dit|dit artikel is aangepast"},
      {"sv", "labels of notes on mistakes", true, "rattelse"},
      {"sv", "sentences that speak of the article's own earlier state", false,
       "i en tidigare version av|en tidigare version av"},
      {"nb", "labels of notes on mistakes, in Danish, too", true, "rettelse|retting|presisering"},
      {"nb", "sentences that speak of the article's own earlier state, in Danish, too", false,
       "i en tidligere versjon av|en tidligere versjon av|i en tidligere version af|en tidligere version af"},
      {"fi", "labels of notes on mistakes", true, "oikaisu|korjaus"},
      {"pl", "labels of notes on mistakes", true, "sprostowanie|korekta|errata"},
      {"pl", "sentences that speak of the article's own earlier state", false,
       "we wczesniejszej wersji|w poprzedniej wersji"},
      {"cs", "labels of notes on mistakes", true, "oprava"},
      {"cs", "sentences that speak of the article's own earlier state", false, "v predchozi verzi clanku"},
      {"tr", "labels of notes on mistakes", true, "duzeltme"},
      {"id", "labels of notes on mistakes", true, "koreksi|ralat"},
      {"ru", "labels of notes on mistakes", true, "исправление|поправка|уточнение"},
      {"ru", "sentences that speak of the article's own earlier state", false,
       "в предыдущеи версии|в первоначальнои версии|в более раннеи версии"},
      {"uk", "labels of notes on mistakes", true, "виправлення|уточнення"},
      {"ja", "labels of notes on mistakes and on what was added", true, "訂正|お詫びと訂正|修正|追記"},
      {"zh", "labels of notes on mistakes", true, "更正|更正启事|勘误|更正啟事|勘誤"},
      {"ko", "labels of notes on mistakes", true, "정정|바로잡습니다|정정보도"},
  };
  return kWords;
}

}  // namespace dateline
