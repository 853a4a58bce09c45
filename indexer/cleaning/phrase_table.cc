// Taken from what content systems and many outlets print alike; a phrase that one outlet alone uses does not belong
// here.  A row earns its place: a test takes each one away and sees that its line stays in the article then.
#include "indexer/cleaning/phrase_table.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::array kWhole = {
    PhraseGroup{"en", Phrase::furniture,
                "labels that advertising systems print over their boxes and between paragraphs",
                "ad|ads|advertisement|advertisement continue reading the main story|advertisement scroll to "
                "continue|article continues below|article continues after ad|article continues after "
                "advertisement|article content|continue reading below|story continues below|story continues below "
                "advertisement|skip advertisement|skip to content|skip to main content"},
    PhraseGroup{"de", Phrase::furniture, "labels over advertising", "anzeige|werbung|werbung uberspringen"},
    PhraseGroup{"fr", Phrase::furniture, "labels over advertising", "publicite"},
    PhraseGroup{"es", Phrase::furniture, "labels over advertising", "publicidad"},
    PhraseGroup{"pt", Phrase::furniture, "labels over advertising", "publicidade"},
    PhraseGroup{"it", Phrase::furniture, "labels over advertising", "pubblicita"},
    PhraseGroup{"no", Phrase::furniture, "labels over advertising", "annonse"},
    PhraseGroup{"sv", Phrase::furniture, "labels over advertising", "annons"},
    PhraseGroup{"nl", Phrase::furniture, "labels over advertising", "advertentie"},
    PhraseGroup{"tr", Phrase::furniture, "labels over advertising", "reklam"},
    PhraseGroup{"pl", Phrase::furniture, "labels over advertising", "reklama"},
    PhraseGroup{"ru", Phrase::furniture, "labels over advertising", "реклама"},
    PhraseGroup{"ja", Phrase::furniture, "labels over advertising", "広告|スポンサーリンク"},
    PhraseGroup{"zh", Phrase::furniture, "labels over advertising", "广告|廣告"},
    PhraseGroup{"ko", Phrase::furniture, "labels over advertising", "광고"},
    PhraseGroup{"id", Phrase::furniture, "labels over advertising", "iklan|advertisement gulir untuk melanjutkan"},
    PhraseGroup{"en", Phrase::furniture, "buttons to share and keep a story",
                "share|share full article|copy link|copy url|save|bookmark|print|print this page|email|like "
                "this|facebook|twitter|whatsapp|linkedin|follow us|get the app"},
    PhraseGroup{"de", Phrase::furniture, "buttons to share and keep a story",
                "teilen|drucken|merken|link kopieren|vorlesen"},
    PhraseGroup{"fr", Phrase::furniture, "buttons to share a story", "partager"},
    PhraseGroup{"es", Phrase::furniture, "buttons to share a story", "compartir"},
    PhraseGroup{"pt", Phrase::furniture, "buttons to share a story", "compartilhar|partilhar"},
    PhraseGroup{"it", Phrase::furniture, "buttons to share a story", "condividi"},
    PhraseGroup{"no", Phrase::furniture, "buttons to share a story", "del"},
    PhraseGroup{"sv", Phrase::furniture, "buttons to share a story", "dela"},
    PhraseGroup{"nl", Phrase::furniture, "buttons to share a story", "delen"},
    PhraseGroup{"tr", Phrase::furniture, "buttons to share a story", "paylas"},
    PhraseGroup{"pl", Phrase::furniture, "buttons to share a story", "udostepnij"},
    PhraseGroup{"ru", Phrase::furniture, "buttons to share a story", "поделиться"},
    PhraseGroup{"id", Phrase::furniture, "buttons to share a story", "bagikan"},
    PhraseGroup{"en", Phrase::furniture, "buttons of players, galleries and menus",
                "loading|listen|listen to this article|watch|video|play|play video|close|menu|search|view gallery|open "
                "image in gallery|enlarge image|back to top|read more|show more|continue reading"},
    PhraseGroup{"de", Phrase::furniture, "buttons of galleries and menus",
                "mehr lesen|weiterlesen|nach oben|vergrossern des bildes|artikel verschenken"},
    PhraseGroup{"fr", Phrase::furniture, "buttons that open the rest", "lire la suite"},
    PhraseGroup{"es", Phrase::furniture, "buttons that open the rest", "leer mas"},
    PhraseGroup{"en", Phrase::furniture, "calls to subscribe and to log in",
                "subscribe|subscribe now|sign up|sign in|log in|register|become a member|donate|donate now"},
    PhraseGroup{"de", Phrase::furniture, "places of embedded content that the reader has not allowed",
                "externer inhalt|externer inhalt nicht verfugbar|empfohlener redaktioneller inhalt|privatsphare "
                "einstellungen andern|datenschutzeinstellungen anpassen|darstellung nicht moglich"},
    PhraseGroup{
        "en", Phrase::comments, "headings of a comment form or thread",
        "comments|leave a comment|post a comment|add a comment|add comment|write a comment|join the conversation|join "
        "the discussion|have your say|conversation|recent comments|cancel reply|leave a comment cancel reply"},
    PhraseGroup{"de", Phrase::comments, "headings of a comment form or thread",
                "kommentare|schreibe einen kommentar|kommentar schreiben|kommentar verfassen|diskutieren sie mit"},
    PhraseGroup{"fr", Phrase::comments, "headings of a comment form or thread",
                "commentaires|laisser un commentaire|reagir"},
    PhraseGroup{"es", Phrase::comments, "headings of a comment form or thread",
                "comentarios|deja un comentario|deja una respuesta|normas de uso"},
    PhraseGroup{"it", Phrase::comments, "headings of a comment form or thread", "commenti|lascia un commento"},
    PhraseGroup{"pt", Phrase::comments, "headings of a comment form or thread",
                "deixe um comentario|deixe uma resposta"},
    PhraseGroup{"nl", Phrase::comments, "headings of a comment form or thread", "reacties|geef een reactie"},
    PhraseGroup{"sv", Phrase::comments, "headings of a comment form or thread", "kommentarer"},
    PhraseGroup{"ru", Phrase::comments, "headings of a comment form or thread", "комментарии|добавить комментарий"},
    PhraseGroup{"pl", Phrase::comments, "headings of a comment form or thread", "komentarze|dodaj komentarz"},
    PhraseGroup{"tr", Phrase::comments, "headings of a comment form or thread", "yorumlar|yorum yap"},
    PhraseGroup{"en", Phrase::tail_end, "headings of lists of what others read",
                "most popular|most read|most viewed|popular reads|popular posts|popular tag|popular "
                "now|trending|trending now|tag cloud|latest news|latest stories|recent posts"},
    PhraseGroup{"de", Phrase::tail_end, "headings of lists of what others read",
                "meistgelesen|am meisten gelesen|neueste artikel"},
    PhraseGroup{"es", Phrase::tail_end, "headings of lists of what others read",
                "mas leidas|lo mas leido|lo mas visto"},
    PhraseGroup{"fr", Phrase::tail_end, "headings of lists of what others read", "les plus lus"},
    PhraseGroup{"it", Phrase::tail_end, "headings of lists of what others read", "i piu letti"},
    PhraseGroup{"pt", Phrase::tail_end, "headings of lists of what others read", "mais lidas"},
    PhraseGroup{"nl", Phrase::tail_end, "headings of lists of what others read", "meest gelezen"},
    PhraseGroup{"sv", Phrase::tail_end, "headings of lists of what others read", "mest last"},
    PhraseGroup{"ru", Phrase::tail_end, "headings of lists of what others read", "самое читаемое|популярное"},
    PhraseGroup{"en", Phrase::tail_end, "headings of a box about the author", "about the author|more from this author"},
    PhraseGroup{"de", Phrase::tail_end, "headings of a box about the author", "uber den autor|zur person"},
    PhraseGroup{"en", Phrase::tail_list, "headings of lists of related stories",
                "related|related posts|related stories|related articles|related content|related news|related "
                "links|related topics|recommended|recommended for you|recommended from editorial|you may also like|you "
                "might also like|you might like|more stories|more on this story|more on this topic|more like this|more "
                "news|read next|up next|see also|also read|read also"},
    PhraseGroup{"de", Phrase::tail_list, "headings of lists of related stories",
                "mehr zum thema|mehr news|weitere artikel|weitere themen|weitere newsletter|ahnliche artikel|das "
                "konnte sie auch interessieren|auch interessant"},
    PhraseGroup{"fr", Phrase::tail_list, "headings of lists of related stories",
                "a lire aussi|sur le meme sujet|articles similaires"},
    PhraseGroup{"es", Phrase::tail_list, "headings of lists of related stories",
                "noticias relacionadas|te puede interesar|te recomendamos"},
    PhraseGroup{"it", Phrase::tail_list, "headings of lists of related stories",
                "articoli correlati|potrebbe interessarti"},
    PhraseGroup{"pt", Phrase::tail_list, "headings of lists of related stories", "leia tambem|veja tambem"},
    PhraseGroup{"no", Phrase::tail_list, "headings of lists of related stories", "les ogsa"},
    PhraseGroup{"sv", Phrase::tail_list, "headings of lists of related stories", "las mer"},
    PhraseGroup{"nl", Phrase::tail_list, "headings of lists of related stories", "lees ook"},
    PhraseGroup{"ru", Phrase::tail_list, "headings of lists of related stories", "читайте также"},
    PhraseGroup{"pl", Phrase::tail_list, "headings of lists of related stories", "zobacz takze|czytaj takze"},
    PhraseGroup{"id", Phrase::tail_list, "headings of lists of related stories",
                "baca juga|artikel terkait|berita terkait"},
    PhraseGroup{"tr", Phrase::tail_list, "headings of lists of related stories", "ilgili haberler"},
    PhraseGroup{"ja", Phrase::tail_list, "headings of lists of related stories", "関連記事|あわせて読みたい"},
    PhraseGroup{"ko", Phrase::tail_list, "headings of lists of related stories", "관련기사"},
    PhraseGroup{"zh", Phrase::tail_list, "headings of lists of related stories", "相关阅读|相关新闻"},
    PhraseGroup{"en", Phrase::tags, "headings of a list of tags", "tags|keywords|topics"},
    PhraseGroup{"de", Phrase::tags, "headings of a list of tags", "schlagworte|themen"},
    PhraseGroup{"es", Phrase::tags, "headings of a list of tags", "etiquetas"},
    PhraseGroup{"fr", Phrase::tags, "headings of a list of tags", "mots cles"},
};

constexpr std::array kOpenings = {
    PhraseGroup{"en", Phrase::furniture, "links to other stories inside a text",
                "read more:|read more |read also:|also read:|also read |read next:|see also:|related:|related "
                "article:|more:|watch:|listen:|don't miss:|more from |in pictures:|also on "},
    PhraseGroup{"de", Phrase::furniture, "links to other stories inside a text",
                "lesen sie auch|lesen sie hier|lies auch:|mehr zum thema:|auch interessant:|lest den originalartikel"},
    PhraseGroup{"fr", Phrase::furniture, "links to other stories inside a text", "lire aussi|à lire aussi"},
    PhraseGroup{"es", Phrase::furniture, "links to other stories inside a text", "lea también|lee también"},
    PhraseGroup{"pt", Phrase::furniture, "links to other stories inside a text", "leia também"},
    PhraseGroup{"it", Phrase::furniture, "links to other stories inside a text", "leggi anche"},
    PhraseGroup{"no", Phrase::furniture, "links to other stories inside a text", "les også"},
    PhraseGroup{"sv", Phrase::furniture, "links to other stories inside a text", "läs mer:|läs också"},
    PhraseGroup{"nl", Phrase::furniture, "links to other stories inside a text", "lees ook"},
    PhraseGroup{"ru", Phrase::furniture, "links to other stories inside a text", "Читайте также"},
    PhraseGroup{"id", Phrase::furniture, "links to other stories inside a text", "baca juga"},
    PhraseGroup{"en", Phrase::furniture, "calls to share, to follow and to subscribe",
                "share on |share via |share this|like this story|follow us on|sign up for |sign up to |subscribe to "
                "|click here to |add us as |by signing up|invalid email|enter your email|get the latest news|this "
                "content is reserved for|support local journalism|you can save this article"},
    PhraseGroup{
        "en", Phrase::furniture, "notices about the reader's browser",
        "you are using an outdated browser|you are using an unsupported|your browser is |your browser does not|this "
        "browser is |please enable javascript|javascript is |please upgrade your browser|we no longer support"},
    PhraseGroup{"de", Phrase::furniture, "notices about the reader's browser",
                "ihr browser |dein browser |bitte aktivieren sie javascript|sie verwenden einen veralteten"},
    PhraseGroup{"fr", Phrase::furniture, "notices about the reader's browser",
                "votre navigateur |vous utilisez un navigateur"},
    PhraseGroup{"es", Phrase::furniture, "notices about the reader's browser",
                "tu navegador |su navegador |estás utilizando un navegador"},
    PhraseGroup{"it", Phrase::furniture, "notices about the reader's browser",
                "stai utilizzando |per favore utilizza un browser|il tuo browser "},
    PhraseGroup{"en", Phrase::furniture, "notices of players and machines that read aloud",
                "this audio is |this article is read by"},
    PhraseGroup{"en", Phrase::furniture, "what themes and editors print round a text",
                "logo |summary:|you are here|a version of this article appear|this article was originally "
                "published|this story was originally published|our standards:"},
    PhraseGroup{"zh", Phrase::furniture, "names of the responsible editor", "（责任编辑|（编辑|责任编辑"},
    PhraseGroup{"en", Phrase::furniture, "consent notices",
                "we use cookies|we are using cookies|this website uses cookies|this site uses cookies"},
    PhraseGroup{
        "de", Phrase::furniture, "consent notices and places of embedded content",
        "wir verwenden cookies|an dieser stelle finden sie externe|ich bin damit einverstanden, dass mir externe"},
    PhraseGroup{"zh", Phrase::caption, "pictures' captions", "图：|图为"},
    PhraseGroup{"ja", Phrase::caption, "pictures' captions", "写真："},
    PhraseGroup{"en", Phrase::caption, "pictures' captions and credits",
                "image source|image caption|image:|image credit|media caption|photo:|photo by |photograph:|photo "
                "credit|picture:|file photo|file - |credit:|in this file photo"},
    PhraseGroup{"de", Phrase::caption, "pictures' captions and credits",
                "foto:|fotos:|bild:|quelle:|symbolbild|foto von "},
    PhraseGroup{"fr", Phrase::caption, "pictures' captions and credits", "crédit photo"},
    PhraseGroup{"en", Phrase::caption, "credits of picture agencies", "© getty"},
    PhraseGroup{"en", Phrase::tags, "lists of tags",
                "tags:|tag:|tagged:|tagged with|keywords:|topics:|filed under|posted in "},
    PhraseGroup{"de", Phrase::tags, "lists of tags", "schlagworte:"},
    PhraseGroup{"en", Phrase::copyright, "copyright lines", "©|copyright|(c) |all rights reserved"},
    PhraseGroup{"de", Phrase::copyright, "copyright lines", "alle rechte vorbehalten"},
    PhraseGroup{"fr", Phrase::copyright, "copyright lines", "tous droits réservés"},
    PhraseGroup{"es", Phrase::copyright, "copyright lines", "todos los derechos"},
    PhraseGroup{"pt", Phrase::copyright, "copyright lines", "todos os direitos"},
    PhraseGroup{"zh", Phrase::copyright, "copyright lines", "版权"},
    PhraseGroup{"en", Phrase::comments, "lines of a comment form",
                "your email address will not be|required fields are marked|log in to comment|you must be logged "
                "in|leave a reply|save my name, email|by using this form you agree"},
    PhraseGroup{"es", Phrase::comments, "lines of a comment form",
                "el contenido de los comentarios|tu dirección de correo"},
    PhraseGroup{"pt", Phrase::comments, "lines of a comment form", "o seu endereço de e-mail não|atenção: comentários"},
    PhraseGroup{"de", Phrase::comments, "lines of a comment form",
                "deine e-mail-adresse wird nicht|ihre e-mail-adresse wird nicht"},
    PhraseGroup{"fr", Phrase::comments, "lines of a comment form",
                "votre adresse e-mail ne sera|votre adresse de messagerie ne"},
};

template <typename Groups>
std::vector<PhraseRow> rows_of(const Groups& groups) {
  std::vector<PhraseRow> rows;
  for (const PhraseGroup& group : groups) {
    for (std::string_view rest = group.rows; !rest.empty();) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      rows.push_back({rest.substr(0, end), &group});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return rows;
}

}  // namespace

const std::vector<PhraseRow>& whole_phrases() {
  static const std::vector<PhraseRow> kRows = rows_of(kWhole);
  return kRows;
}
const std::vector<PhraseRow>& phrase_openings() {
  static const std::vector<PhraseRow> kRows = rows_of(kOpenings);
  return kRows;
}

}  // namespace dateline
