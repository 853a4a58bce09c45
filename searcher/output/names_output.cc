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

}  // namespace

std::string names_text(const std::vector<ListedName>& names, const TextStyle& style) {
  std::string out;
  for (const ListedName& name : names) {
    out += wrapped(name.name, {}, {.indent = 2, .look = Look::title}, style);
    out += "  " + in_look(dotted({std::string(to_string(name.kind)), counted_units(name.articles, CountBy::articles)}),
                          Look::faint, style);
    out += '\n';
    if (name.aliases.empty()) continue;
    out += "  " + wrapped(other_names(name), {}, {.indent = 2, .first_column = 2, .look = Look::faint}, style) + '\n';
  }
  return out;
}

std::string names_json(const std::vector<ListedName>& names) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("format").value(kNamesFormat).key("names").begin_array();
  for (const ListedName& name : names) {
    json.begin_object();
    write_name(json, name);
    json.end_object();
  }
  json.end_array().end_object();
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
