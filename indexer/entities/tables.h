// The word lists behind the rules, as blocks of words with one blank between (a name of several words has "_" for
// its blanks).  All are folded as match_key() folds: lower case, no accents, no dots.
#pragma once

#include <span>
#include <string_view>

namespace dateline {

using WordBlocks = std::span<const std::string_view>;

/// English words that are no names by themselves.
[[nodiscard]] WordBlocks common_words();
/// Given names of many countries, as Latin (and some Cyrillic) letters write them.
[[nodiscard]] WordBlocks given_names();
/// Family names that are written first: "Kim", "Xi", "Nguyen".
[[nodiscard]] WordBlocks leading_family_names();

/// What stands before a name and makes it a person's: "mr", "dr", "sheikh".  They mean nothing without one.
[[nodiscard]] WordBlocks honorifics();
/// Offices and roles: "president", "minister", "spokesman", "chancellor".
[[nodiscard]] WordBlocks roles();
/// Words between an office and its holder's country or ministry: "prime", "foreign", "deputy".
[[nodiscard]] WordBlocks role_modifiers();
/// "said", "told": a lone capitalised word before them is somebody.
[[nodiscard]] WordBlocks speech_verbs();
/// Inner words of persons' names: "de", "van", "bin", "al".
[[nodiscard]] WordBlocks particles();

/// Last words of organisations' names: "council", "inc", "university".
[[nodiscard]] WordBlocks organization_tails();
/// The same, but too common to make a name out of ordinary words: "group", "house", "team".
[[nodiscard]] WordBlocks weak_organization_tails();
/// Last words that make a name even out of ordinary words: "Digital Services Council".
[[nodiscard]] WordBlocks public_body_tails();
/// What follows an acronym that is an organisation: "officials", "fighters".
[[nodiscard]] WordBlocks organization_cues();
/// Words that "of" or "for" may follow in an organisation's name: "ministry", "bank", "house".
[[nodiscard]] WordBlocks organization_heads();
/// Last words of places: "river", "province"; and first words: "mount", "lake".
[[nodiscard]] WordBlocks place_tails();
[[nodiscard]] WordBlocks place_heads();

/// "russian", "french", "londoner".
[[nodiscard]] WordBlocks demonyms();
/// Rows "CC word word ...": those of them that name a country.
[[nodiscard]] WordBlocks peoples();
/// Capitalised words that are never names: days, months, furniture of pages.
[[nodiscard]] WordBlocks never_names();
/// Articles, prepositions, days and months of other languages than English: no names in those.
[[nodiscard]] WordBlocks foreign_function_words();
/// Acronyms of things that are no organisations: "gdp", "html", "ceo".
[[nodiscard]] WordBlocks other_acronyms();

/// Rows "canonical name|alias|alias": organisations everybody knows, with their short forms.
[[nodiscard]] WordBlocks known_organizations();
/// Rows "CC|name|name ...": cities and regions with their country ("--" if they lie in several).
[[nodiscard]] WordBlocks known_places();
/// Rows "language CC name name ...": cities in scripts without capitals that no time zone is named for.
[[nodiscard]] WordBlocks caseless_places();

}  // namespace dateline
