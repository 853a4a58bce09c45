#include "indexer/cleaning/role_words.h"

#include <array>

namespace dateline {
namespace {

constexpr auto kRoles = std::to_array<RoleWords>({
    {"English newsrooms print ranks behind names and instead of them: 'Staff Reporter', 'Deputy Editor'",
     "staff correspondent correspondents reporter reporters editor editors editorial editorials writer writers "
     "columnist contributor contributors contributing producer photographer chief senior deputy head director analyst "
     "professor presenter guest founder"},
    {"desks and rooms sign for their people: 'News Desk', 'Online Team'",
     "newsroom desk team bureau board newsdesk studio project digital news online web service services report reports "
     "wire wires"},
    {"German titles come in both genders, before and behind the name",
     "redaktion redaktionen redaktionsteam onlineredaktion redakteur redakteurin redaktor redaktorin korrespondent "
     "korrespondentin autor autorin volontar volontarin reporterin journalistin agentur agenturen redaktionell "
     "grunder grunderin pressesprecher sprecher sprecherin nachrichten zeitung fotograf"},
    {"the same in other languages",
     "redaccion redazione redacao redactie redakcja redakce redaction redactor redactora corresponsal enviado enviada "
     "periodista journalist journaliste giornalista jornalista correspondant correspondante inviato muhabir editoru "
     "haber reporteren redaksjonen toimitus szerkesztoseg"},
    {"organizations of every kind call themselves so; a person's name holds none of these",
     "agency agencies press media presse publisher magazine school university industry"},
    {"accounts of content systems that stand where an author should",
     "admin administrator webmaster webteam moderator author authors anonymous unknown user support submissions"},
    {"buttons and labels that share the byline's element",
     "google facebook twitter follow updated published share written view profile orcid artikel artikelubersicht "
     "results size gear rate save print"},
});

}  // namespace

std::span<const RoleWords> role_words() noexcept { return kRoles; }

}  // namespace dateline
