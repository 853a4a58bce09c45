#include "common/options/options.h"

#include <array>
#include <catch2/catch.hpp>

#include <dateline/error.h>

namespace dateline {
namespace {

constexpr std::array kTable{
    Option{.name = "limit",
           .letter = 'n',
           .kind = OptionKind::number,
           .value = "N",
           .group = "Output",
           .help = "Hits to show.",
           .default_value = "10",
           .max = 100,
           .example = "--limit 5"},
    Option{.name = "memory",
           .kind = OptionKind::size,
           .value = "SIZE",
           .group = "Output",
           .help = "Memory.",
           .default_value = "1G"},
    Option{.name = "format",
           .kind = OptionKind::choice,
           .value = "FORM",
           .group = "Output",
           .help = "Form.",
           .default_value = "text",
           .choices = "text|json"},
    Option{.name = "facet",
           .kind = OptionKind::text,
           .value = "FIELD",
           .group = "Output",
           .help = "Count.",
           .repeats = true},
    Option{.name = "quiet", .letter = 'q', .group = "Output", .help = "Say less."},
    Option{.name = "delete", .group = "Actions", .help = "Hide.", .from_config = false},
};

Program program() {
  return {.name = "dateline-test",
          .summary = "tests options",
          .synopsis = {"[options] FILE..."},
          .description = {"Does nothing."},
          .options = kTable,
          .examples = {{"dateline-test x", "Does it to x."}},
          .see_also = {"dateline-search(1)"}};
}

Options parse(const std::vector<std::string>& args, const std::map<std::string, std::string>& environment = {},
              std::string_view config = {}) {
  return Options::parse(program(), args, environment, config, "config");
}

TEST_CASE("options come from the command line, positional arguments in order", "[options]") {
  const Options options = parse({"a", "--limit", "5", "-q", "--facet=x", "b", "--facet", "y", "--", "--c"});
  CHECK(options.number("limit") == 5);
  CHECK(options.has("quiet"));
  CHECK(options.texts("facet") == std::vector<std::string>{"x", "y"});
  CHECK(options.positional() == std::vector<std::string>{"a", "b", "--c"});
  CHECK_FALSE(options.has("delete"));
}

TEST_CASE("defaults stand where nothing is given", "[options]") {
  const Options options = parse({});
  CHECK(options.number("limit") == 10);
  CHECK(options.number("memory") == std::uint64_t{1} << 30);
  CHECK(options.text("format") == "text");
  CHECK(options.texts("facet").empty());
}

TEST_CASE("the command line wins over the environment, and that over the config file", "[options]") {
  const std::string config = "# comment\nlimit = 1\nformat = json\nfacet = a\nquiet = yes\ndelete = yes\nother = 1\n";
  CHECK(parse({}, {}, config).number("limit") == 1);
  CHECK(parse({}, {{"DATELINE_LIMIT", "2"}}, config).number("limit") == 2);
  CHECK(parse({"-n3"}, {{"DATELINE_LIMIT", "2"}}, config).number("limit") == 3);
  CHECK(parse({}, {}, config).text("format") == "json");
  CHECK(parse({"--facet", "b"}, {}, config).texts("facet") == std::vector<std::string>{"b"});
  CHECK(parse({}, {}, config).has("quiet"));
  CHECK_FALSE(parse({}, {{"DATELINE_QUIET", "no"}}, config).has("quiet"));
  CHECK_FALSE(parse({}, {}, config).has("delete"));  // an action is never configured
}

TEST_CASE("a wrong option is refused with its name and place", "[options]") {
  struct Row {
    std::vector<std::string> args;
    std::string config;
    std::string message;
  };
  const Row row = GENERATE(values<Row>({
      {{"--limit", "101"}, "", "'101' is not a whole number from 0 to 100"},
      {{"--limit", "-1"}, "", "limit"},
      {{"--limit", "ten"}, "", "'ten'"},
      {{"--memory", "5X"}, "", "'5X' is not a size"},
      {{"--memory", "99999999999999999T"}, "", "is not a size"},
      {{"--format", "xml"}, "", "'xml' is not one of: text json"},
      {{"--nonsense"}, "", "nonsense"},
      {{"--lim", "5"}, "", "lim"},  // no guessing: scripts break when options are added
      {{"--limit"}, "", "limit"},
      {{}, "limit\n", "has no value"},
      {{}, "\nlimit = x\n", "'x'"},
  }));
  try {
    parse(row.args, {}, row.config);
    FAIL("no error for " << row.message);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::usage);
    CHECK_THAT(error.what(), Catch::Contains(row.message));
    if (row.config.starts_with('\n')) CHECK(error.context() == "config, line 2");
  }
}

TEST_CASE("help, man page and completion show every option of the table", "[options]") {
  const std::string help = help_text(program(), 60);
  const std::string man = man_page(program(), "1.0");
  const std::string completion = bash_completion(program());
  for (const Option& option : kTable) {
    CHECK_THAT(help, Catch::Contains("--" + std::string(option.name)));
    CHECK_THAT(man, Catch::Contains("\\-\\-" + std::string(option.name)));
    CHECK_THAT(completion, Catch::Contains("--" + std::string(option.name)));
  }
  CHECK_THAT(help, Catch::Contains("0 to 100. Default: 10."));
  CHECK_THAT(completion, Catch::Contains("'text json'"));
  for (std::size_t pos = 0; pos < help.size();) {
    const std::size_t end = help.find('\n', pos);
    CHECK(end - pos <= 60);
    pos = end + 1;
  }
}

TEST_CASE("the config file lies where XDG says", "[options]") {
  CHECK(config_path({{"XDG_CONFIG_HOME", "/x"}, {"HOME", "/h"}}) == "/x/dateline/config");
  CHECK(config_path({{"HOME", "/h"}}) == "/h/.config/dateline/config");
  CHECK(config_path({}).empty());
}

}  // namespace
}  // namespace dateline
