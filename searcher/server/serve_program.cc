// The option table of dateline-serve.
#include "searcher/server/serve_program.h"

#include <array>

#include "common/options/program_main.h"

namespace dateline {
namespace {

constexpr std::array kOptions{
    Option{.name = "port",
           .letter = 'p',
           .kind = OptionKind::number,
           .value = "N",
           .group = "Where",
           .help = "Port to listen at; 0 for any that is free.",
           .default_value = "8080",
           .max = 65'535,
           .example = "--port 9000"},
    Option{.name = "address",
           .kind = OptionKind::text,
           .value = "ADDRESS",
           .group = "Where",
           .help = "Address to listen at. The default is this machine alone: there are no accounts and no TLS, which "
                   "a proxy has to add before others may ask.",
           .default_value = "127.0.0.1"},
    Option{.name = "socket",
           .kind = OptionKind::text,
           .value = "PATH",
           .group = "Where",
           .help = "Listen at a Unix socket instead.",
           .example = "--socket /run/dateline/archive.sock"},
    Option{.name = "name",
           .kind = OptionKind::text,
           .value = "HOST",
           .group = "Where",
           .help = "A name under which browsers ask, beside localhost: that of the proxy. * for any.",
           .repeats = true,
           .example = "--name archive.example.org"},
    Option{.name = "saved-queries",
           .kind = OptionKind::text,
           .value = "FILE",
           .group = "Which answers",
           .help = "Queries with names, a line each: NAME = QUERY. query:NAME stands for one in brackets. Read anew "
                   "when it changes.",
           .example = "--saved-queries newsroom.queries"},
    Option{.name = "alias",
           .kind = OptionKind::text,
           .value = "FILE",
           .group = "Which answers",
           .help = "What names count as, in filters, facets and lists, as with dateline-search. Read anew when it "
                   "changes.",
           .example = "--alias aliases.tsv"},
    Option{.name = "threads",
           .kind = OptionKind::number,
           .value = "N",
           .group = "How much",
           .help = "Threads that search; 0 for one a processor.",
           .default_value = "0",
           .max = 256},
    Option{.name = "connections",
           .kind = OptionKind::number,
           .value = "N",
           .group = "How much",
           .help = "Connections at most; more are answered 503.",
           .default_value = "256",
           .min = 1,
           .max = 10'000},
    Option{.name = "timeout",
           .kind = OptionKind::number,
           .value = "SECONDS",
           .group = "How much",
           .help = "Give up a search after this time, that of waiting included.",
           .default_value = "10",
           .min = 1,
           .max = 3600},
    Option{.name = "access-log",
           .kind = OptionKind::text,
           .value = "FILE",
           .group = "Messages",
           .help = "Write a line of JSON for each request; - for standard error. What was asked is left out.",
           .example = "--access-log -"},
    Option{.name = "log-queries", .group = "Messages", .help = "Write what was asked into the access log as well."},
    kHelpOption,
    kVersionOption,
    kManOption,
    kCompletionOption,
};

}  // namespace

const Program& serve_program() {
  static const Program program{
      .name = "dateline-serve",
      .summary = "explore an archive of news in a browser",
      .synopsis = {"[options] ARCHIVE"},
      .description = {"Serves an archive that dateline-index built: a page to search and explore it, and the same "
                      "answers as JSON, CSV and feeds for programs (docs/http-api.md).",
                      "A new revision of the archive is picked up within a second. SIGINT and SIGTERM end the server "
                      "after the requests under way."},
      .options = kOptions,
      .examples = {{"dateline-serve news.archive", "Then open http://localhost:8080/."},
                   {"dateline-serve --socket /run/dateline.sock --name archive.example.org news.archive",
                    "Behind a proxy on the same machine."},
                   {"curl 'http://localhost:8080/api/search?q=bridge&facet=person'", "The same answers for programs."}},
      .see_also = {"dateline-index(1)", "dateline-search(1)"}};
  return program;
}

}  // namespace dateline
