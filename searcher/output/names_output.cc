#include "searcher/output/names_output.h"

#include "common/text/json.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

constexpr int kNamesFormat = 1;

void write_name(JsonWriter& json, const ListedName& name) {
  json.key("kind").value(to_string(name.kind)).key("name").value(name.name).key("articles").value(name.articles);
  if (name.aliases.empty()) return;
  json.key("aliases").begin_array();
  for (const ListedName::Form& each : name.aliases) {
    json.begin_object().key("name").value(each.name).key("articles").value(each.articles);
    json.key("from").value(each.from).end_object();
  }
  json.end_array();
}

// "also J. Kirby (learnt), Kirby (learnt)"
std::string other_names(const ListedName& name) {
  std::string out;
  for (const ListedName::Form& each : name.aliases) {
    out += (out.empty() ? "also " : ", ") + each.name;
    if (each.from != "spelling") out += " (" + each.from + ")";
  }
  return out;
}

// "26,497 names; as one of them count 945 by spelling, 315 learnt"
std::string summary(std::size_t shown, const NameCounts& all) {
  std::string out = shown < all.names ? with_thousands(shown) + " of " : "";
  out += with_thousands(all.names) + (all.names == 1 ? " name" : " names");
  std::vector<std::string> others;
  if (all.spelling > 0) others.push_back(with_thousands(all.spelling) + " by spelling");
  if (all.learnt > 0) others.push_back(with_thousands(all.learnt) + " learnt");
  if (all.user > 0) others.push_back(with_thousands(all.user) + " by your aliases");
  return others.empty() ? out : out + "; as one of them count " + listed(others);
}

}  // namespace

NameCounts::NameCounts(const std::vector<ListedName>& all) : names(all.size()) {
  for (const ListedName& name : all) {
    for (const ListedName::Form& each : name.aliases) {
      ++(each.from == "learnt" ? learnt : each.from == "user" ? user : spelling);
    }
  }
}

std::string names_text(const std::vector<ListedName>& names, const NameCounts& all, const TextStyle& style) {
  std::string out;
  for (const ListedName& name : names) {
    out += wrapped(name.name, {}, {.indent = 2, .look = Look::title}, style);
    out += "  " + in_look(dotted({std::string(to_string(name.kind)), counted_units(name.articles, CountBy::articles)}),
                          Look::faint, style);
    out += '\n';
    if (name.aliases.empty()) continue;
    out += "  " + wrapped(other_names(name), {}, {.indent = 2, .first_column = 2, .look = Look::faint}, style) + '\n';
  }
  if (all.names > 0) out += '\n' + in_look(summary(names.size(), all), Look::faint, style) + '\n';
  return out;
}

void write_names(JsonWriter& json, const std::vector<ListedName>& names) {
  json.begin_array();
  for (const ListedName& name : names) {
    json.begin_object();
    write_name(json, name);
    json.end_object();
  }
  json.end_array();
}

std::string names_json(const std::vector<ListedName>& names, const NameCounts& all) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").value(kNamesFormat).key("names");
  write_names(json, names);
  json.key("all").begin_object().key("names").value(all.names);
  json.key("spelling").value(all.spelling).key("learnt").value(all.learnt).key("user").value(all.user).end_object();
  json.end_object();
  return out;
}

std::string names_lines(const std::vector<ListedName>& names) {
  std::string out;
  for (const ListedName& name : names) {
    JsonWriter json(out);
    json.begin_object().key("format").value(kNamesFormat);
    write_name(json, name);
    json.end_object();
    out += '\n';
  }
  return out;
}

}  // namespace dateline
