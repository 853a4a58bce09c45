// Every parameter of every route, right and wrong: the cases are made from the tables that check them.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "searcher/output/words.h"
#include "tests/searcher/server/served.h"

namespace dateline {
namespace {

using testing::ServedArchive;

std::vector<Route> all_routes() {
  std::vector<Route> out(routes().begin(), routes().end());
  out.insert(out.end(), page_routes().begin(), page_routes().end());
  return out;
}

// What a required parameter is given.
std::string named(const Parameter& parameter) {
  return percent_encoded(parameter.name == "name" ? "Mara Lindqvist" : parameter.example);
}

/// A path that names something, and what the route must be given.
std::string target_of(const Route& route) {
  std::string path(route.path);
  if (const std::size_t brace = path.find('{'); brace != std::string::npos) {
    const bool story = path.find("/story/") != std::string::npos;
    path.replace(brace, path.find('}') - brace + 1, story ? "0000000000000000" : "notes.txt");
  }
  path += "?";
  for (const Parameter& parameter : route.parameters) {
    if (!parameter.required) continue;
    path += std::string(parameter.name) + "=" + named(parameter) + "&";
  }
  if (path.starts_with("/api/facets")) path += "facet=source&";
  return path;
}

std::vector<std::string> wrong_values(const Parameter& parameter) {
  switch (parameter.kind) {
    case ParameterKind::text:
      return {};
    case ParameterKind::number: {
      std::vector<std::string> out{"x",
                                   "-1",
                                   "1.5",
                                   "1e1",
                                   " 1",
                                   "1 ",
                                   "+1",
                                   "0x1",
                                   "\xD9\xA1",
                                   "NaN",
                                   "99999999999999999999",
                                   std::to_string(parameter.max + 1)};
      if (parameter.min > 0) out.push_back(std::to_string(parameter.min - 1));
      return out;
    }
    case ParameterKind::choice:
      return {"nope", std::string(parameter.choices), "AUTO", "json "};
    case ParameterKind::truth:
      return {"yes", "2", "TRUE", "01", "-1"};
  }
  return {};
}

std::vector<std::string> right_values(const Parameter& parameter) {
  std::vector<std::string> out{"", std::string(parameter.default_value)};
  if (parameter.kind == ParameterKind::number) {
    out.push_back(std::to_string(parameter.min));
    out.push_back(std::to_string(parameter.max));
  } else if (parameter.kind == ParameterKind::truth) {
    for (const char* truth : {"0", "1", "true", "false"}) out.emplace_back(truth);
  } else if (!parameter.example.empty()) {
    out.emplace_back(parameter.example);
  }
  for (std::string_view rest = parameter.choices; !rest.empty();) {
    out.emplace_back(rest.substr(0, rest.find('|')));
    rest.remove_prefix(std::min(out.back().size() + 1, rest.size()));
  }
  return out;
}

std::string with(const Route& route, const Parameter& parameter, const std::string& value) {
  // What must be there is there once.
  std::string target = target_of(route);
  if (parameter.required) {
    const std::string given = std::string(parameter.name) + "=" + named(parameter) + "&";
    target.erase(target.find(given), given.size());
  }
  return target + std::string(parameter.name) + "=" + percent_encoded(value);
}

TEST_CASE("a route takes each value that its table allows", "[server]") {
  ServedArchive served;
  for (const Route& route : all_routes()) {
    for (const Parameter& parameter : route.parameters) {
      for (const std::string& value : right_values(parameter)) {
        const std::string target = with(route, parameter, value);
        CAPTURE(target);
        const HttpResponse response = served.get(target);
        const bool names_something = parameter.name == "name" || parameter.name == "kind" ||
                                     parameter.name == "source" || parameter.name == "similar" ||
                                     route.path.find("story") != std::string::npos;
        CHECK((response.status == 200 || (names_something && response.status == 404) ||
               (parameter.name == "cursor" && response.status == 400)));
      }
    }
  }
}

TEST_CASE("a route refuses a value of the wrong type, out of range, doubled or unknown", "[server]") {
  ServedArchive served;
  const auto refused = [&](const std::string& target, std::string_view name) {
    CAPTURE(target);
    const HttpResponse response = served.get(target);
    CHECK(response.status == 400);
    CHECK(response.body.find(name) != std::string::npos);
  };
  for (const Route& route : all_routes()) {
    refused(target_of(route) + "nobody=1", "nobody");
    for (const Parameter& parameter : route.parameters) {
      for (const std::string& value : wrong_values(parameter)) refused(with(route, parameter, value), parameter.name);
      const std::string name(parameter.name);
      if (parameter.required) {
        const std::string given = name + "=" + named(parameter) + "&";
        std::string without = target_of(route);
        refused(without.erase(without.find(given), given.size()), parameter.name);
      }
      if (parameter.repeats) continue;
      const std::string value = parameter.kind == ParameterKind::number  ? std::to_string(parameter.min)
                                : parameter.kind == ParameterKind::truth ? "1"
                                : parameter.kind == ParameterKind::choice
                                    ? std::string(parameter.choices.substr(0, parameter.choices.find('|')))
                                    : "a";
      refused(with(route, parameter, value) + "&" + name + "=" + value, parameter.name);
    }
  }
}

TEST_CASE("no text in a parameter is a mistake of ours", "[server]") {
  ServedArchive served;
  const std::vector<std::string> texts{"\"",       "((((",
                                       "a OR",     "NOT",
                                       "*",        "title:",
                                       "date:x",   "\xF0\x9F\x8C\x8A",
                                       "\r\n\t",   "<script>",
                                       "' OR 1=1", "../../etc",
                                       "a:b:c",    std::string(3000, '('),
                                       "-",        ":"};
  for (const Route& route : all_routes()) {
    for (const Parameter& parameter : route.parameters) {
      if (parameter.kind != ParameterKind::text) continue;
      for (const std::string& text : texts) {
        const std::string target = with(route, parameter, text);
        CAPTURE(target);
        const int status = served.get(target).status;
        CHECK((status == 200 || status == 400 || status == 404));
      }
    }
  }
}

TEST_CASE("a path is decoded once, byte by byte, as UTF-8", "[server]") {
  std::vector<Article> articles = testing::served_articles();
  const std::string odd = "a b+c%2F/d?e#f&g=h;i\"<>\\^`{|}~\xC3\xA9\xF0\x9F\x8C\x8A";
  articles[2].id = odd;
  articles[3].id = "..";
  ServedArchive served(articles);
  CHECK(std::string_view(served.json("/api/article/" + percent_encoded(odd))["id"]) == odd);
  CHECK(std::string_view(served.json("/api/article/%2e%2E")["id"]) == "..");
  // Each byte in hex, with small and large digits.
  std::string small, large;
  for (const char c : odd) {
    std::string hex = percent_encoded(c);
    large += hex;
    for (char& digit : hex) digit = static_cast<char>(digit >= 'A' && digit <= 'F' ? digit + 32 : digit);
    small += hex;
  }
  CHECK(served.get("/api/article/" + small).status == 200);
  CHECK(served.get("/api/article/" + large).status == 200);
  CHECK(served.get("/article/" + small).status == 200);
  struct Row {
    std::string path;
    int status;
  };
  const std::vector<Row> rows{{"/api/article/%", 400},
                              {"/api/article/%2", 400},
                              {"/api/article/%zz", 400},
                              {"/api/article/%%32%35", 400},
                              {"/api/article/%00", 400},
                              {"/api/article/a%00.txt", 400},
                              {"/api/article/%C0%AF", 400},        // overlong
                              {"/api/article/%ED%A0%80", 400},     // half a surrogate pair
                              {"/api/article/%F4%90%80%80", 400},  // above U+10FFFF
                              {"/api/article/%C3", 400},           // half a character
                              {"/api/article/%u0041", 400},
                              {"/api/article/%252e%252e", 404},  // once, not twice
                              {"/api/article/a+b", 404},         // a plus is a plus
                              {"/api/article/..", 200},
                              {"/api/%61rticle/notes.txt", 200},
                              {"/%61pi/article/notes.txt", 200},
                              {"/api%2Farticle/notes.txt", 404},
                              {"/api/article//notes.txt", 404},
                              {"//api/article/notes.txt", 404},
                              {"/api/article/notes.txt/", 200},
                              {"/api/article/", 404}};
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CHECK(served.get(row.path).status == row.status);
  }
  for (int byte = 0; byte < 256; ++byte) {
    const std::string target = "/api/article/" + percent_encoded(static_cast<char>(byte));
    CAPTURE(target);
    CHECK(served.get(target).status == (byte == 0 || byte >= 0x80 ? 400 : 404));
  }
}

}  // namespace
}  // namespace dateline
