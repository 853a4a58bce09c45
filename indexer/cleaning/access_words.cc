#include "indexer/cleaning/access.h"

namespace dateline {

// "Subscribe now" is printed on free pages, too; only what speaks of this text, or of reading on, counts.
const std::vector<PayerPhrases>& payer_phrases() {
  static const std::vector<PayerPhrases> kPhrases = {
      {"en", "notices over and in place of the rest of a text",
       "this article is for subscribers|this story is for subscribers|this content is for subscribers|article is for "
       "subscribers only|this article is only available to subscribers|this story is only available to subscribers|"
       "available to subscribers only|this article is exclusive to subscribers|this is a subscriber only|this is "
       "subscriber only|this article is reserved for|this content is reserved for|this is premium content|subscribe to "
       "continue reading|subscribe to keep reading|subscribe to read the full|subscribe now to continue "
       "reading|subscribe "
       "to unlock this article|to continue reading subscribe|to read the full story subscribe|to read this article "
       "subscribe|subscribers can read the full"},
      {"de", "notices over and in place of the rest of a text",
       "dieser artikel ist nur fur abonnent|dieser text ist nur fur abonnent|nur fur abonnent|exklusiv fur abonnent|"
       "dieser artikel ist exklusiv|dieser artikel ist kostenpflichtig|jetzt weiterlesen mit|weiterlesen "
       "mit|weiterlesen "
       "im abo|jetzt abonnieren und weiterlesen|um weiterzulesen|den vollstandigen artikel lesen sie"},
      {"fr", "notices over and in place of the rest of a text",
       "article reserve aux abonnes|article est reserve aux abonnes|reserve a nos abonnes|contenu reserve aux "
       "abonnes|la "
       "suite est reservee|la suite de cet article est reservee|de cet article a lire la suite|abonnez vous pour lire "
       "la "
       "suite"},
      {"es", "notices over and in place of the rest of a text",
       "contenido exclusivo para suscriptores|exclusivo para suscriptores|solo para suscriptores|suscribete para "
       "seguir "
       "leyendo|suscribase para seguir leyendo|articulo exclusivo para suscriptores|para seguir leyendo suscribete"},
      {"pt", "notices over and in place of the rest of a text",
       "conteudo exclusivo para assinantes|exclusivo para assinantes|assine para continuar lendo|assine para ler"},
      {"it", "notices over and in place of the rest of a text",
       "articolo e riservato agli abbonati|contenuto riservato agli abbonati|riservato agli abbonati|abbonati per "
       "continuare a leggere|contenuto e riservato agli abbonati"},
      {"nl", "notices over and in place of the rest of a text",
       "dit artikel is exclusief voor abonnees|exclusief voor abonnees|alleen voor abonnees|abonneer om verder te "
       "lezen"},
      {"sv", "notices over and in place of the rest of a text",
       "endast for prenumeranter|bara for prenumeranter|artikeln ar for prenumeranter|prenumerera for att lasa"},
      {"nb", "notices over and in place of the rest of a text, in Danish, too",
       "saken er for abonnenter|kun for abonnenter|denne artikkelen er for abonnenter|forbeholdt abonnenter|artiklen "
       "er "
       "for abonnenter|artikel er kun for abonnenter"},
      {"fi", "notices over and in place of the rest of a text", "vain tilaajille|juttu on tilaajille"},
      {"pl", "notices over and in place of the rest of a text",
       "tylko dla prenumeratorow|dla prenumeratorow|dostepny tylko dla subskrybentow"},
      {"cs", "notices over and in place of the rest of a text", "pouze pro predplatitele|jen pro predplatitele"},
      {"tr", "notices over and in place of the rest of a text", "sadece abonelere ozel|abonelere ozel"},
      {"ru", "notices over and in place of the rest of a text",
       "только для подписчиков|доступно только подписчикам|доступен только подписчикам"},
      {"ja", "notices over and in place of the rest of a text",
       "この記事は有料|有料会員限定|会員限定記事|この記事は会員限定|有料記事です"},
      {"zh", "notices over and in place of the rest of a text",
       "付费内容|订阅后可阅读|訂閱後可閱讀|付費會員專屬|會員專屬"},
      {"ko", "notices over and in place of the rest of a text", "유료회원 전용|유료 회원 전용|구독자 전용"},
  };
  return kPhrases;
}

}  // namespace dateline
