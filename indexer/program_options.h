// The options of dateline-index: parsing, --help, the man page and shell completion come from this table.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "common/options/program_main.h"

namespace dateline::index_options {

inline constexpr std::string_view kInput = "Input";
inline constexpr std::string_view kRun = "How a run works";
inline constexpr std::string_view kNewArchive = "A new archive";
inline constexpr std::string_view kArticles = "Taking articles out";
inline constexpr std::string_view kActions = "Actions on an archive";
inline constexpr std::string_view kGeneral = "General";

inline constexpr std::array kTable{
    Option{.name = "entities",
           .kind = OptionKind::choice,
           .value = "HOW",
           .group = kInput,
           .help = "Where persons, organizations and places come from: found by rules, gazetteers and learned models "
                   "(tag), without the models (rules), or only those that ready articles bring along (given).",
           .default_value = "tag",
           .choices = "tag|rules|given"},
    Option{.name = "entity-models",
           .kind = OptionKind::text,
           .value = "FOLDER",
           .group = kInput,
           .help = "Use the models LANGUAGE.model of this folder in place of the built-in ones of these languages. One "
                   "that cannot be used is told, and rules and gazetteers do its work."},
    Option{.name = "stories",
           .kind = OptionKind::choice,
           .value = "HOW",
           .group = kInput,
           .help = "Which articles belong to one story: those that repeat most of each other's text (near), or only "
                   "those with the same words (exact), which takes less time.",
           .default_value = "near",
           .choices = "near|exact"},
    Option{.name = "keep-versions",
           .group = kInput,
           .help = "Keep the earlier version of an article that is replaced: it is found under its id, @ and the time "
                   "when it was fetched (without one, the first digits of its digest)."},
    Option{.name = "report",
           .kind = OptionKind::text,
           .value = "FILE",
           .group = kInput,
           .help = "Write one JSON line an input: input, outcome (added, updated, unchanged, rejected), id, reason.",
           .from_config = false,
           .example = "--report report.jsonl"},
    Option{.name = "clean-only",
           .group = kInput,
           .help = "Print cleaned articles as JSON Lines instead of indexing; there is no ARCHIVE argument then.",
           .from_config = false,
           .example = "dateline-index --clean-only page.html"},
    Option{.name = "explain",
           .group = kInput,
           .help = "With --clean-only: add every block of the page, kept or dropped and why, and print rejected pages "
                   "too.",
           .from_config = false},
    Option{.name = "threads",
           .kind = OptionKind::number,
           .value = "N",
           .group = kRun,
           .help = "Threads that clean, tag and analyse; the archive does not depend on their number. Default: one for "
                   "each processor.",
           .min = 1,
           .max = 256,
           .example = "--threads 4"},
    Option{.name = "memory",
           .kind = OptionKind::size,
           .value = "SIZE",
           .group = kRun,
           .help = "Keep about so much of the index in memory; what is beyond is sorted on the archive's disk.",
           .default_value = "256M",
           .min = std::uint64_t{1} << 20,
           .max = std::uint64_t{1} << 40,
           .example = "--memory 1G"},
    Option{.name = "commit-every",
           .kind = OptionKind::number,
           .value = "N",
           .group = kRun,
           .help = "Publish after every so many articles that were added or updated: readers see them, and what is "
                   "published survives whatever happens. Without it a run publishes once, at its end.",
           .min = 1,
           .max = std::uint64_t{1} << 32,
           .example = "--commit-every 100000"},
    Option{.name = "background-merge",
           .group = kRun,
           .help = "With --commit-every: merge shards beside the run instead of between two commits."},
    // A configured one would refuse every archive that was made without it.
    Option{.name = "interop",
           .group = kNewArchive,
           .help = "Make an archive in which other Xapian programs can search for phrases, expand queries and update "
                   "articles, about two and a half times as large. Fixed when an archive is made.",
           .from_config = false},
    Option{.name = "delete",
           .kind = OptionKind::text,
           .value = "ID",
           .group = kArticles,
           .help = "Hide the article with this id. Its text stays on disk until a merge. Goes with INPUTs, which are "
                   "read afterwards.",
           .repeats = true,
           .from_config = false},
    Option{.name = "delete-from",
           .kind = OptionKind::text,
           .value = "FILE",
           .group = kArticles,
           .help = "Hide the articles whose ids stand in FILE, one a line; - is standard input.",
           .from_config = false,
           .example = "--delete-from gone.txt"},
    Option{.name = "purge",
           .kind = OptionKind::text,
           .value = "ID",
           .group = kArticles,
           .help = "Take the article with this id out for good: when the run ends, no byte of it is left in the "
                   "archive's folder. Rewrites the shards that hold it. Versions that --keep-versions kept have ids of "
                   "their own.",
           .repeats = true,
           .from_config = false},
    Option{.name = "purge-from",
           .kind = OptionKind::text,
           .value = "FILE",
           .group = kArticles,
           .help = "The same for the ids in FILE, one a line; - is standard input.",
           .from_config = false,
           .example = "--purge-from take-down.txt"},
    Option{.name = "merge",
           .group = kActions,
           .help =
               "Make one shard of all, and drop hidden articles from disk. A run merges by itself what is worth its "
               "cost. Goes with INPUTs, which are read before.",
           .from_config = false},
    Option{.name = "export",
           .group = kActions,
           .help = "Print every article that can be found as JSON Lines. Indexing them gives an equal archive.",
           .from_config = false,
           .example = "dateline-index --export news.archive | dateline-index copy.archive -"},
    Option{.name = "rebuild",
           .group = kActions,
           .help = "Analyse every article anew, for an archive that another version of dateline made.",
           .from_config = false},
    Option{.name = "snapshot",
           .kind = OptionKind::text,
           .value = "DIR",
           .group = kActions,
           .help = "Make DIR a second archive with the same articles, of hard links where it lies on the same file "
                   "system. Stops nobody.",
           .from_config = false,
           .example = "--snapshot monday.archive"},
    Option{.name = "stats",
           .group = kActions,
           .help = "Show what the archive holds and what its files weigh, as JSON.",
           .from_config = false},
    Option{.name = "verify",
           .group = kActions,
           .help = "Check the manifest, every checksum, Xapian's tables, and columns, tokens and blocks against them.",
           .from_config = false},
    Option{.name = "repair",
           .group = kActions,
           .help = "Make columns, tokens, blocks and the Xapian stub again from the tables.",
           .from_config = false},
    Option{.name = "quiet", .letter = 'q', .group = kGeneral, .help = "No progress and no summary."},
    kHelpOption,
    kVersionOption,
    kManOption,
    kCompletionOption,
};

}  // namespace dateline::index_options
